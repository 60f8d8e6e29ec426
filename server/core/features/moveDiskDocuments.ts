/// <reference path="../source/textCodec.d.ts" />
import type { CorpusDocument } from '../corpus/corpus.ts';
import type { Span } from '../source/span.ts';
import type { DiskIndex } from '../workspace/diskIndex.ts';
import { endOf } from '../workspace/documentRuns.ts';
import { type FilePiece, isBytes, joinPieces } from '../workspace/filePieces.ts';
import { standAlone } from './moveDocuments.ts';

/*
 * Edits of documents as wholes in a corpus that stays on disk: which pieces of the file make the new one. What moves is bytes, as they are; the one exception is the file's last
 * document, which gets a line end (and says that it had none) where another comes to stand behind it.
 */

/** Puts documents, in their present order, before the document `target` (or at the end, where that is the number of documents). `last` is the file's last document. */
export function moveOnDisk(known: DiskIndex, last: CorpusDocument, ordinals: readonly number[], target: number): FilePiece[] {
	const moved = spansOf(known, ordinals);
	const { size } = known.identity;
	const at = target < known.index.count ? known.index.start[Math.max(0, target)]! : size;
	const kept = complement(moved, size);
	const before = kept.flatMap(({ from, to }) => (from < at ? [{ from, to: Math.min(to, at) }] : []));
	const behind = kept.flatMap(({ from, to }) => (to > at ? [{ from: Math.max(from, at), to }] : []));
	return joinPieces(withLineEnd(known, last, [...before, ...moved, ...behind]));
}

/** Takes documents out of the file. */
export function deleteOnDisk(known: DiskIndex, ordinals: readonly number[]): FilePiece[] {
	return joinPieces(complement(spansOf(known, ordinals), known.identity.size));
}

/** The pieces of a corpus of its own that holds these documents, in their present order. */
export function extractFromDisk(known: DiskIndex, last: CorpusDocument, ordinals: readonly number[]): FilePiece[] {
	return joinPieces(withLineEnd(known, last, [...spansOf(known, ordinals), { from: known.identity.size, to: known.identity.size }]));
}

/** Which document of the file as it was stands at each place of the file as it will be; -1 where its bytes are no longer the same. */
export function documentsAfter(known: DiskIndex, pieces: readonly FilePiece[]): Int32Array {
	const ordinals: number[] = [];
	const { index } = known;
	let next = 0;
	for (const piece of pieces) {
		if (isBytes(piece)) {
			ordinals.push(-1);
			continue;
		}
		if (index.start[next] !== piece.from) next = firstFrom(known, piece.from);
		for (; next < index.count && index.start[next]! < piece.to; next++) ordinals.push(next);
	}
	return Int32Array.from(ordinals);
}

function firstFrom({ index }: DiskIndex, offset: number): number {
	let low = 0;
	let high = index.count;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (index.start[middle]! < offset) low = middle + 1;
		else high = middle;
	}
	return low;
}

function spansOf(known: DiskIndex, ordinals: readonly number[]): Span[] {
	const { count } = known.index;
	const valid = [...new Set(ordinals)].filter(ordinal => Number.isInteger(ordinal) && ordinal >= 0 && ordinal < count).sort((a, b) => a - b);
	return valid.map(ordinal => ({ from: known.index.start[ordinal]!, to: endOf(known, ordinal) }));
}

function complement(spans: readonly Span[], size: number): Span[] {
	const rest: Span[] = [];
	let done = 0;
	for (const { from, to } of spans) {
		if (from > done) rest.push({ from: done, to: from });
		done = to;
	}
	if (done < size) rest.push({ from: done, to: size });
	return rest;
}

/** Writes the file's last document anew where it is the last no more and lacks a line end. */
function withLineEnd(known: DiskIndex, last: CorpusDocument, spans: readonly Span[]): FilePiece[] {
	const final = spans.at(-1);
	const { size } = known.identity;
	if ((final && final.to === size && final.from < size) || /[\r\n]$/.test(last.source())) return [...spans];
	const start = known.index.start[known.index.count - 1]!;
	return spans.flatMap((span): FilePiece[] =>
		span.to === size && span.from < size ? [{ from: span.from, to: Math.max(span.from, start) }, new TextEncoder().encode(standAlone(last))] : [span],
	);
}
