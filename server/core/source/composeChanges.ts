import type { TextChange } from './text.ts';

/** A stretch of the text before all changes, or what was put in. */
type Piece = { readonly from: number; readonly to: number } | string;

/**
 * One batch of changes that does what several batches do one after another. Each batch counts in the text that the one before it left;
 * the result counts in the first text, of `length` units, sorted and without overlap.
 */
export function composeChanges(batches: readonly (readonly TextChange[])[], length: number): readonly TextChange[] {
	if (batches.length === 1) return batches[0]!;
	let pieces: readonly Piece[] = [{ from: 0, to: length }];
	for (const batch of batches) pieces = applyTo(pieces, batch);
	return changesOf(pieces, length);
}

function applyTo(pieces: readonly Piece[], batch: readonly TextChange[]): Piece[] {
	const result: Piece[] = [];
	const reader = new PieceReader(pieces);
	for (const { from, to, insert } of batch) {
		reader.copyUntil(from, result);
		reader.copyUntil(to, undefined);
		if (insert !== '') result.push(insert);
	}
	reader.copyUntil(Number.POSITIVE_INFINITY, result);
	return result;
}

class PieceReader {
	#index = 0;
	/** Units of the present piece that have been read. */
	#within = 0;
	#offset = 0;

	constructor(readonly pieces: readonly Piece[]) {}

	/** Moves on to an offset; what is passed goes to `target`, or is dropped. */
	copyUntil(offset: number, target: Piece[] | undefined): void {
		while (this.#offset < offset && this.#index < this.pieces.length) {
			const piece = this.pieces[this.#index]!;
			const length = lengthOf(piece);
			const end = Math.min(length, this.#within + offset - this.#offset);
			if (end > this.#within) target?.push(part(piece, this.#within, end));
			this.#offset += end - this.#within;
			this.#within = end;
			if (end < length) return;
			this.#index++;
			this.#within = 0;
		}
	}
}

function lengthOf(piece: Piece): number {
	return typeof piece === 'string' ? piece.length : piece.to - piece.from;
}

function part(piece: Piece, from: number, to: number): Piece {
	return typeof piece === 'string' ? piece.slice(from, to) : { from: piece.from + from, to: piece.from + to };
}

function changesOf(pieces: readonly Piece[], length: number): TextChange[] {
	const changes: TextChange[] = [];
	let at = 0;
	let insert = '';
	const close = (from: number): void => {
		if (insert !== '' || from > at) changes.push({ from: at, to: from, insert });
		insert = '';
	};
	for (const piece of pieces) {
		if (typeof piece === 'string') insert += piece;
		else {
			close(piece.from);
			at = piece.to;
		}
	}
	close(length);
	return changes;
}
