import type { Span } from '../source/span.ts';

/** A piece of a file that is to be written: a stretch of the file as it is, or new bytes. */
export type FilePiece = Span | Uint8Array;

/** A stretch of the old file that no piece of the new one holds. */
export interface LostStretch {
	readonly lost: Span;
}

export function isBytes(piece: FilePiece): piece is Uint8Array {
	return piece instanceof Uint8Array;
}

export function pieceLength(piece: FilePiece): number {
	return isBytes(piece) ? piece.length : piece.to - piece.from;
}

/** The same pieces, without empty ones, and with stretches joined that follow each other in the file. */
export function joinPieces(pieces: readonly FilePiece[]): FilePiece[] {
	const joined: FilePiece[] = [];
	for (const piece of pieces) {
		if (pieceLength(piece) === 0) continue;
		const last = joined.at(-1);
		if (last && !isBytes(last) && !isBytes(piece) && last.to === piece.from) joined[joined.length - 1] = { from: last.from, to: piece.to };
		else joined.push(piece);
	}
	return joined;
}

/**
 * The pieces of the new file that give the old one back; what the new file no longer holds must be read before it is gone. Every stretch of the old file may stand in the new one
 * once at most.
 */
export function invertPieces(pieces: readonly FilePiece[], oldSize: number): (Span | LostStretch)[] {
	const placed: { old: Span; now: number }[] = [];
	let now = 0;
	for (const piece of pieces) {
		if (!isBytes(piece)) placed.push({ old: piece, now });
		now += pieceLength(piece);
	}
	placed.sort((a, b) => a.old.from - b.old.from);
	const inverse: (Span | LostStretch)[] = [];
	let done = 0;
	for (const { old, now: at } of placed) {
		if (old.from > done) inverse.push({ lost: { from: done, to: old.from } });
		inverse.push({ from: at, to: at + old.to - old.from });
		done = old.to;
	}
	if (done < oldSize) inverse.push({ lost: { from: done, to: oldSize } });
	return inverse;
}
