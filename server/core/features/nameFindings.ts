import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import { openCorpusPart } from '../corpus/corpusVersion.ts';
import { foldName } from '../corpus/names.ts';
import { collidingName } from '../rules/collidingName.ts';
import { duplicateName } from '../rules/duplicateName.ts';
import { nameIsDirectory } from '../rules/nameIsDirectory.ts';
import type { Finding } from '../rules/rule.ts';
import { corpusFindings, type RuleSettings } from '../rules/runRules.ts';
import type { ByteSource } from '../source/byteSource.ts';
import { createText } from '../source/chunkedText.ts';
import type { Pace } from '../util/slices.ts';
import type { DiskIndex } from '../workspace/diskIndex.ts';
import { readDocument } from '../workspace/documentRuns.ts';
import { type ColumnData, textOf } from './documentColumns.ts';

/**
 * Names that clash, in a corpus on disk, where nobody can hold all names as a corpus: a table of hashes finds the few documents that may clash, and the rules themselves run on a
 * corpus of those documents' openers. Hashes that are equal by chance cost an opener read, and no wrong finding.
 */

/** A corpus of openers with its findings; lines are those of the file. */
export interface NameFindings {
	readonly openers: Corpus;
	readonly findings: readonly Finding[];
	/** The line in the file of a document of `openers`. */
	readonly lineOf: (ordinal: number) => number;
}

/** What the rules about clashing names find; at most `maximum` documents are looked at. */
export async function nameFindings(
	source: ByteSource,
	known: DiskIndex,
	columns: ColumnData,
	settings: RuleSettings,
	maximum: number,
	pace: Pace,
): Promise<NameFindings> {
	const suspects = await suspectNames(columns, maximum, pace);
	const blocks: string[] = [];
	const lines: number[] = [];
	for (const ordinal of suspects) {
		const document = (await readDocument(source, known, ordinal))?.documents[0];
		if (!document) continue;
		const { opener } = document.parsed().value;
		blocks.push(`${document.source().slice(opener.span.from, opener.span.to).trimEnd()}\n`);
		lines.push(known.index.line[ordinal]!);
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	const lineOf = (ordinal: number): number => lines[ordinal] ?? 0;
	const openers = withLines(openCorpusPart(source.uri, createText(blocks.join('')), known.index.dialect), lineOf);
	return { openers, findings: corpusFindings(openers, settings, [duplicateName, collidingName, nameIsDirectory]), lineOf };
}

/** The same corpus, whose documents say that they stand on other lines. */
function withLines(corpus: Corpus, lineOf: (ordinal: number) => number): Corpus {
	return {
		uri: corpus.uri,
		version: corpus.version,
		lineage: corpus.lineage,
		text: corpus.text,
		index: corpus.index,
		preamble: corpus.preamble,
		disk: corpus.disk,
		document: (ordinal): CorpusDocument => Object.create(corpus.document(ordinal), { line: { value: lineOf(ordinal) } }) as CorpusDocument,
		peek: (ordinal, key) => corpus.peek(ordinal, key),
		ordinalAt: offset => corpus.ordinalAt(offset),
	};
}

/** The ordinals, ascending, of documents whose name, case and the encoding of accents aside, may be another's, or the folder of another's. */
async function suspectNames(columns: ColumnData, maximum: number, pace: Pace): Promise<number[]> {
	const count = columns.textCount;
	const table = new HashTable(count);
	const suspects = new Set<number>();
	const note = (...ordinals: number[]): void => {
		if (suspects.size < maximum) for (const ordinal of ordinals) suspects.add(ordinal);
	};
	for (let ordinal = 0; ordinal < count; ordinal++) {
		const { name } = textOf(columns, ordinal)!;
		const earlier = name === '' ? -1 : table.put(hashOf(foldName(name)), ordinal);
		if (earlier >= 0) note(earlier, ordinal);
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	let last = '';
	for (let ordinal = 0; ordinal < count; ordinal++) {
		const { name } = textOf(columns, ordinal)!;
		const folder = name.slice(0, Math.max(0, name.lastIndexOf('/')));
		if (folder !== last) {
			last = folder;
			for (let end = folder.length; end > 0; end = folder.lastIndexOf('/', end - 1)) {
				const other = table.get(hashOf(foldName(folder.slice(0, end))));
				if (other >= 0) note(other, ordinal);
			}
		}
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	return [...suspects].sort((a, b) => a - b);
}

/** Two 32-bit hashes over UTF-16 units (FNV-1a with two primes), as one number of 53 bits. */
function hashOf(text: string): number {
	let a = 0x811c9dc5;
	let b = 0x9e3779b9;
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		a = Math.imul(a ^ unit, 0x01000193);
		b = Math.imul(b ^ unit, 0x5bd1e995) ^ (b >>> 15);
	}
	return (a >>> 0) * 0x200000 + (b >>> 11);
}

/** Of each hash, the first ordinal that was put in: open addressing in two flat columns. */
class HashTable {
	readonly #hashes: Float64Array;
	readonly #ordinals: Int32Array;
	readonly #mask: number;

	constructor(entries: number) {
		const size = 2 ** Math.ceil(Math.log2(Math.max(16, entries * 2)));
		this.#hashes = new Float64Array(size);
		this.#ordinals = new Int32Array(size).fill(-1);
		this.#mask = size - 1;
	}

	/** The ordinal that has this hash already, or -1: then the new one has it from now on. */
	put(hash: number, ordinal: number): number {
		const slot = this.#slotOf(hash);
		const present = this.#ordinals[slot]!;
		if (present >= 0) return present;
		this.#hashes[slot] = hash;
		this.#ordinals[slot] = ordinal;
		return -1;
	}

	get(hash: number): number {
		return this.#ordinals[this.#slotOf(hash)]!;
	}

	#slotOf(hash: number): number {
		let slot = (hash % 0x100000000) & this.#mask;
		while (this.#ordinals[slot]! >= 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & this.#mask;
		return slot;
	}
}
