/// <reference path="../source/textCodec.d.ts" />
import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import { openCorpusPart } from '../corpus/corpusVersion.ts';
import type { Dialect } from '../corpus/dialect.ts';
import type { ByteSource } from '../source/byteSource.ts';
import { createText } from '../source/chunkedText.ts';
import type { DiskIndex } from './diskIndex.ts';

/** Documents that follow each other in a corpus on disk, as documents of a small corpus that is held as text for a moment. */
export interface DocumentRun {
	/** The ordinal in the file of the first of `documents`; the others follow it. */
	readonly first: number;
	/** Their own ordinals, spans and lines are those of the small corpus: `lineInFile` gives a document's line in the file. */
	readonly documents: readonly CorpusDocument[];
	/** The last document was cut: it is larger than what is held as text at once. */
	readonly isCut: boolean;
}

/** How much is read and decoded at once. */
const runBytes = 256 * 1024;
/** What is read of a document that is larger than this many bytes: its first ones. */
export const longestDocumentBytes = 16 * 1024 * 1024;

/** The 0-based line in the file on which a document of a run starts. */
export function lineInFile({ index }: DiskIndex, { first, documents }: DocumentRun, position: number): number {
	return index.line[first + position]! - documents[position]!.line;
}

/** The documents from `from` up to `to` in runs of a few hundred kilobytes, so that memory does not follow the file's size. Rejects with what the source rejects with. */
export async function* documentRuns(source: ByteSource, known: DiskIndex, from = 0, to = known.index.count): AsyncGenerator<DocumentRun> {
	const { index } = known;
	for (let first = from; first < to; ) {
		let next = first + 1;
		while (next < to && endOf(known, next) - index.start[first]! <= runBytes) next++;
		const start = index.start[first]!;
		const length = endOf(known, next - 1) - start;
		const target = new Uint8Array(Math.min(length, longestDocumentBytes));
		const bytes = target.subarray(0, await source.read(start, target));
		yield { first, documents: documentsIn(source.uri, bytes, known, first, next), isCut: length > longestDocumentBytes };
		first = next;
	}
}

/** One document as text; cut where it is larger than `longestDocumentBytes`, undefined where there is none of that number. */
export async function readDocument(source: ByteSource, known: DiskIndex, ordinal: number): Promise<DocumentRun | undefined> {
	if (!Number.isInteger(ordinal) || ordinal < 0 || ordinal >= known.index.count) return undefined;
	for await (const run of documentRuns(source, known, ordinal, ordinal + 1)) return run;
	return undefined;
}

/** A few documents of a corpus on disk as a corpus of their own. */
export interface CorpusPiece {
	readonly corpus: Corpus;
	/** The ordinal in the file of its first document. */
	readonly first: number;
	/** To be added to a line of the piece to make it one of the file. */
	readonly lineShift: number;
}

/** The documents from `from` up to `to` as one corpus; undefined where there are none, or they are larger than `longestDocumentBytes` together. */
export async function readPiece(source: ByteSource, known: DiskIndex, from: number, to: number): Promise<CorpusPiece | undefined> {
	const first = Math.max(0, from);
	const last = Math.min(known.index.count, to) - 1;
	if (last < first) return undefined;
	const start = known.index.start[first]!;
	const target = new Uint8Array(endOf(known, last) - start);
	if (target.length > longestDocumentBytes) return undefined;
	const text = decoder.decode(target.subarray(0, await source.read(start, target)));
	const corpus = openCorpusPart(source.uri, createText(text), known.index.dialect);
	return corpus.index.count === 0 ? undefined : { corpus, first, lineShift: known.index.line[first]! - corpus.index.line[0]! };
}

/** How much is looked at of what stands before the first document, or of a file without any; and of the first document. */
const headBytes = 256 * 1024;
const firstBytes = 4096;

/** The start of a corpus on disk, as far as the first few kilobytes of its first document; a byte-order mark is the text's first unit. */
export async function readHead(source: ByteSource, known: DiskIndex): Promise<Corpus> {
	const { index, identity } = known;
	const end = index.count > 0 ? Math.min(index.start[0]! + firstBytes, endOf(known, 0)) : identity.size;
	const target = new Uint8Array(Math.min(end, headBytes));
	const text = decoder.decode(target.subarray(0, await source.read(0, target)));
	return openCorpusPart(source.uri, createText(text), index.dialect);
}

/** Where a document ends. While an index grows, its last document ends where the scan is. */
export function endOf({ index, identity, scannedBytes }: DiskIndex, ordinal: number): number {
	if (ordinal + 1 < index.count) return index.start[ordinal + 1]!;
	return Math.max(index.complete ? identity.size : scannedBytes, index.start[ordinal]!);
}

function documentsIn(uri: string, bytes: Uint8Array, { index }: DiskIndex, first: number, next: number): CorpusDocument[] {
	const together = openCorpusPart(uri, createText(decoder.decode(bytes)), index.dialect);
	if (together.index.count === next - first) return Array.from({ length: next - first }, (_, position) => together.document(position));
	// The file has changed, or has a line too long to be a delimiter of a file: each block is read by itself, so that the numbers stay right.
	return Array.from({ length: next - first }, (_, position) => {
		const from = index.start[first + position]! - index.start[first]!;
		const to = first + position + 1 < next ? index.start[first + position + 1]! - index.start[first]! : bytes.length;
		return blockAlone(uri, bytes.subarray(from, to), index.dialect);
	});
}

function blockAlone(uri: string, block: Uint8Array, dialect: Dialect): CorpusDocument {
	const text = decoder.decode(block);
	const alone = openCorpusPart(uri, createText(text), dialect);
	return (alone.index.count > 0 ? alone : openCorpusPart(uri, createText(`<<<FILE>>>\n${text}`), dialect)).document(0);
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
