import type { Span } from '../source/span.ts';
import type { Text, TextChange } from '../source/text.ts';
import { contentKey } from '../util/hash.ts';
import type { Pace } from '../util/slices.ts';
import { lastAtMost } from '../util/sortedSearch.ts';
import type { Corpus, CorpusDocument } from './corpus.ts';
import type { Dialect } from './dialect.ts';
import type { DiskFacts } from './diskFacts.ts';
import { type DocumentIndex, IndexColumns } from './documentIndex.ts';
import { type ParsedDocument, parseDocument } from './documentParser.ts';
import type { Parsed } from './problem.ts';
import { type DialectVote, isSameDialect, scanDocuments, scanInSteps, voteOnDialect } from './scanner.ts';

/**
 * One version of a corpus after another.
 *
 * A corpus is its text, an index of where documents start, and what has been learnt about each document. An edit makes the next version of
 * all three, and takes over whatever it did not touch: the text shares its chunks, the index is copied with the numbers behind the edit
 * moved, and each document keeps its *slot*, the box that holds what was computed from its text. Spans in a slot count from the document's
 * start, so a slot is right wherever its document comes to stand.
 *
 * What must be scanned again begins at the document that holds the unit *before* the change (a change at an opener may join its line to the
 * one before), or one document earlier where the change lies in an opener's line: if that is an opener no more, its text falls to the
 * document before. It ends at the first opener that was one before and has no change in its line, behind all changes so far. The result is the index that a fresh scan would give;
 * the property tests hold it to that, and `verifyCorpus` can do so at any time.
 */

/** What was computed from one document's text; shared by all versions in which that text is the same. */
class Slot {
	/** Undefined where nobody has kept anything: most documents of a long corpus are only counted. */
	memos: Map<symbol, unknown> | undefined;
	key: string | undefined;
	parsed: Parsed<ParsedDocument> | undefined;
}

/** The first version of a corpus that is held as text. */
export function openCorpus(uri: string, version: number, text: Text, disk: DiskFacts | undefined = undefined): Corpus {
	return openWithVote(uri, version, text, disk, voteOnDialect(text));
}

/** A stretch of a corpus whose dialect is known: as `openCorpus`, without a vote of its own. */
export function openCorpusPart(uri: string, text: Text, dialect: Dialect, disk: DiskFacts | undefined = undefined): Corpus {
	return openWithVote(uri, 0, text, disk, { dialect, decidedBy: 0 });
}

function openWithVote(uri: string, version: number, text: Text, disk: DiskFacts | undefined, vote: DialectVote): Corpus {
	const columns = new IndexColumns(64);
	for (const { start, line, flags } of scanDocuments(text, 0, vote.dialect)) columns.push(start, line, flags);
	return new CorpusVersion(uri, version, {}, text, vote, columns, [], disk);
}

/** The same in slices: for an editor's text, which may be of any size. Rejects with `Cancelled` where the pace does. */
export async function openCorpusSlowly(uri: string, version: number, text: Text, pace: Pace): Promise<Corpus> {
	const vote = voteOnDialect(text);
	const columns = new IndexColumns(64);
	for (const found of scanInSteps(text, 0, vote.dialect)) {
		if (found) columns.push(found.start, found.line, found.flags);
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	return new CorpusVersion(uri, version, {}, text, vote, columns, [], undefined);
}

/** One document of a corpus that is not held: `text` is its block, and `line` its opener's in the corpus. Spans count from the document's start. */
export function openDocument(uri: string, text: Text, dialect: Dialect, line: number): CorpusDocument {
	const columns = new IndexColumns(1);
	columns.push(0, line, 0);
	return new CorpusVersion(uri, 0, {}, text, { dialect, decidedBy: text.length }, columns, [], undefined).document(0);
}

/** The next version. Changes must be sorted and must not overlap; offsets are in the corpus' present text. */
export function editCorpus(corpus: Corpus, version: number, changes: readonly TextChange[]): Corpus {
	const text = corpus.text.edit(changes);
	if (!(corpus instanceof CorpusVersion)) return openCorpus(corpus.uri, version, text);
	const vote = nextVote(corpus, text, changes);
	if (!isSameDialect(vote.dialect, corpus.index.dialect)) return openCorpus(corpus.uri, version, text);
	return new Splice(corpus, text, vote).apply(version, changes);
}

/** The same version, with what its file on disk says. */
export function withDiskFacts(corpus: Corpus, disk: DiskFacts | undefined): Corpus {
	return corpus instanceof CorpusVersion ? corpus.withDisk(disk) : openCorpus(corpus.uri, corpus.version, corpus.text, disk);
}

/**
 * How many documents at the start and at the end of a version are, text and all, those of an earlier one: the two counts do not overlap. Documents that
 * nobody has looked at in either version count as different.
 */
export function documentsInCommon(earlier: Corpus, later: Corpus): { readonly head: number; readonly tail: number } {
	if (!(earlier instanceof CorpusVersion && later instanceof CorpusVersion)) return { head: 0, tail: 0 };
	const { slots: old, index: oldIndex } = earlier;
	const { slots, index } = later;
	const most = Math.min(oldIndex.count, index.count);
	let head = 0;
	while (head < most && slots[head] !== undefined && slots[head] === old[head]) head++;
	let tail = 0;
	const byOrdinals = oldIndex.count - index.count;
	for (let ordinal = index.count - 1; tail < most - head; ordinal--, tail++) {
		const slot = slots[ordinal];
		if (slot === undefined || slot !== old[ordinal + byOrdinals]) break;
	}
	return { head, tail };
}

/** Compares an index with that of a fresh scan. Undefined when they agree, else what differs, in words. */
export function verifyCorpus(corpus: Corpus): string | undefined {
	const fresh = openCorpus(corpus.uri, corpus.version, corpus.text).index;
	const { index } = corpus;
	if (!isSameDialect(fresh.dialect, index.dialect)) return 'The dialect differs from that of a fresh scan.';
	if (fresh.count !== index.count) return `There are ${index.count} documents where a fresh scan finds ${fresh.count}.`;
	for (let ordinal = 0; ordinal < fresh.count; ordinal++) {
		for (const column of ['start', 'line', 'flags'] as const) {
			if (fresh[column][ordinal] !== index[column][ordinal])
				return `Document ${ordinal} has ${column} ${index[column][ordinal]} where a fresh scan finds ${fresh[column][ordinal]}.`;
		}
	}
	return undefined;
}

function nextVote(corpus: CorpusVersion, text: Text, changes: readonly TextChange[]): DialectVote {
	const first = changes[0];
	return !first || first.from > corpus.vote.decidedBy ? corpus.vote : voteOnDialect(text);
}

class CorpusVersion implements Corpus {
	readonly index: DocumentIndex;
	readonly preamble: Span | undefined;
	readonly #documents: (CorpusDocument | undefined)[] = [];

	constructor(
		readonly uri: string,
		readonly version: number,
		readonly lineage: object,
		readonly text: Text,
		readonly vote: DialectVote,
		readonly columns: IndexColumns,
		readonly slots: (Slot | undefined)[],
		readonly disk: DiskFacts | undefined,
	) {
		const { count, start, line, flags } = columns;
		this.index = { space: 'utf16', dialect: vote.dialect, count, start, line, flags, complete: true };
		const end = count > 0 ? start[0]! : text.length;
		this.preamble = end > 0 ? { from: 0, to: end } : undefined;
	}

	document(ordinal: number): CorpusDocument {
		return (this.#documents[ordinal] ??= new DocumentVersion(this, ordinal, (this.slots[ordinal] ??= new Slot())));
	}

	peek<T>(ordinal: number, key: symbol): T | undefined {
		return this.slots[ordinal]?.memos?.get(key) as T | undefined;
	}

	ordinalAt(offset: number): number {
		return lastAtMost(this.index.start, this.index.count, offset);
	}

	withDisk(disk: DiskFacts | undefined): CorpusVersion {
		return new CorpusVersion(this.uri, this.version, this.lineage, this.text, this.vote, this.columns, this.slots, disk);
	}
}

class DocumentVersion implements CorpusDocument {
	readonly span: Span;
	readonly line: number;

	constructor(
		readonly corpus: CorpusVersion,
		readonly ordinal: number,
		readonly slot: Slot,
	) {
		const { start, line, count } = corpus.index;
		this.span = { from: start[ordinal]!, to: ordinal + 1 < count ? start[ordinal + 1]! : corpus.text.length };
		this.line = line[ordinal]!;
	}

	source(): string {
		return this.corpus.text.slice(this.span.from, this.span.to);
	}

	parsed(): Parsed<ParsedDocument> {
		return (this.slot.parsed ??= parseDocument(this.source(), this.corpus.index.dialect));
	}

	contentKey(): string {
		return (this.slot.key ??= contentKey(this.source()));
	}

	memo<T>(key: symbol, compute: () => T): T {
		const memos = (this.slot.memos ??= new Map());
		let value = memos.get(key) as T | undefined;
		if (value === undefined && !memos.has(key)) {
			value = compute();
			memos.set(key, value);
		}
		return value as T;
	}
}

/** Makes the next version's columns and slots from the last one's and from scans of what was touched. */
class Splice {
	readonly #columns: IndexColumns;
	readonly #slots: (Slot | undefined)[] = [];
	/** The next document of the old version that is not yet taken over or dropped. */
	#old = 0;
	/** How far the text at the place reached so far has moved. */
	#byUnits = 0;
	#byLines = 0;

	constructor(
		readonly corpus: CorpusVersion,
		readonly text: Text,
		readonly vote: DialectVote,
	) {
		this.#columns = new IndexColumns(corpus.index.count + 16);
	}

	apply(version: number, changes: readonly TextChange[]): Corpus {
		const { corpus } = this;
		let next = 0;
		while (next < changes.length) {
			const { from } = changes[next]!;
			const holder = corpus.ordinalAt(Math.max(0, from - 1));
			const touched = this.#isInOpener(from, holder) ? holder - 1 : holder;
			this.#keepUntil(touched);
			next = this.#rescan(touched, changes, next);
		}
		this.#keepUntil(corpus.index.count);
		return new CorpusVersion(corpus.uri, version, corpus.lineage, this.text, this.vote, this.#columns, this.#slots, undefined);
	}

	/** Whether a change at an offset of the old text, at or behind a document's start, alters the line of its opener. */
	#isInOpener(from: number, ordinal: number): boolean {
		return ordinal >= 0 && from <= this.corpus.text.lineEnd(this.corpus.index.line[ordinal]!);
	}

	#keepUntil(ordinal: number): void {
		if (ordinal <= this.#old) return;
		const { index, slots } = this.corpus;
		this.#columns.copy(index, this.#old, ordinal, this.#byUnits, this.#byLines);
		for (let kept = this.#old; kept < ordinal; kept++) this.#slots.push(slots[kept]);
		this.#old = ordinal;
	}

	/** Scans from a touched document (-1: the preamble) until an old boundary lines up again; answers the first change behind it. */
	#rescan(touched: number, changes: readonly TextChange[], next: number): number {
		const { index } = this.corpus;
		const from = touched < 0 ? 0 : index.start[touched]! + this.#byUnits;
		const firstLine = touched < 0 ? 0 : index.line[touched]! + this.#byLines;
		let changedTo = 0;
		for (const { start, line, flags } of scanDocuments(this.text, from, this.vote.dialect)) {
			while (next < changes.length && changes[next]!.from + this.#byUnits <= start) {
				const change = changes[next++]!;
				this.#byUnits += change.insert.length - (change.to - change.from);
				changedTo = change.to;
			}
			const oldStart = start - this.#byUnits;
			const ordinal = oldStart >= changedTo ? this.corpus.ordinalAt(oldStart) : -1;
			const isBoundary = ordinal > touched && index.start[ordinal] === oldStart;
			if (isBoundary && !(next < changes.length && this.#isInOpener(changes[next]!.from, ordinal))) {
				this.#old = ordinal;
				this.#byLines = firstLine + line - index.line[ordinal]!;
				return next;
			}
			this.#columns.push(start, firstLine + line, flags);
			this.#slots.push(undefined);
		}
		this.#old = index.count;
		return changes.length;
	}
}
