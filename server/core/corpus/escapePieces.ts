import { backslash, mayBeReserved } from './byteEscape.ts';
import { HeldBytes } from './heldBytes.ts';
import { ReservedHead } from './reservedHead.ts';

/**
 * As `escapeContent`, of content that comes in pieces that end anywhere and cannot be read twice. What is held is the head of a line, up to where it is
 * clear whether the line is reserved; of a run of one byte, such as a line of blanks, its length.
 */
export async function* escapePieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	let head: ReservedHead | undefined = new ReservedHead();
	const held = new HeldBytes();
	let endsInReturn = false;
	for await (const piece of pieces) {
		if (piece.length === 0) continue;
		let written = 0;
		let lineFrom = endsInReturn && held.isEmpty && piece[0] === 0x0a ? 1 : 0;
		let at = lineFrom;
		while (at < piece.length) {
			if (head) {
				at = readHead(head, piece, at, held.isEmpty && at === lineFrom);
				if (head.verdict === undefined) break;
				if (head.verdict) {
					if (lineFrom > written) yield piece.subarray(written, lineFrom);
					yield backslash;
					written = lineFrom;
				}
				yield* held.take();
				head = undefined;
			}
			const end = lineEndAfter(piece, at);
			if (end < 0) break;
			at = lineFrom = end;
			head = new ReservedHead();
		}
		const rest = head && at >= piece.length ? lineFrom : piece.length;
		if (rest > written) yield piece.subarray(written, rest);
		if (rest < piece.length) held.push(piece.subarray(rest));
		endsInReturn = piece[piece.length - 1] === 0x0d;
	}
	if (!held.isEmpty && head?.end()) yield backslash;
	yield* held.take();
}

/** Reads on in a line's head; answers where it is decided, or the piece's end. */
function readHead(head: ReservedHead, piece: Uint8Array, from: number, isFirst: boolean): number {
	if (isFirst && !mayBeReserved(piece[from])) {
		head.verdict = false;
		return from;
	}
	let at = from;
	while (at < piece.length && head.verdict === undefined) {
		const byte = piece[at]!;
		if (byte === 0x0a || byte === 0x0d) head.end();
		else head.read(piece, at, ++at);
	}
	return at;
}

/** Where the next line starts behind the line end that comes first; -1 where there is none. */
function lineEndAfter(piece: Uint8Array, from: number): number {
	const lineFeed = piece.indexOf(0x0a, from);
	const carriageReturn = piece.subarray(from, lineFeed < 0 ? piece.length : lineFeed).indexOf(0x0d);
	if (carriageReturn < 0) return lineFeed < 0 ? -1 : lineFeed + 1;
	const at = from + carriageReturn;
	return at + 1 === lineFeed ? at + 2 : at + 1;
}
