/** A piece without white space is held no longer than this, in UTF-16 units. */
const longestPiece = 4 * 1024 * 1024;

/** Bytes as text, with U+FFFD for what is no UTF-8. Pieces end behind white space, so that no word and no CR LF is cut; only a word of millions of letters is. */
export async function* decodeInPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
	const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
	let held = '';
	for await (const chunk of bytes) {
		held += decoder.decode(chunk, { stream: true });
		const cut = lastBreak(held);
		if (cut > 0) yield held.slice(0, cut);
		held = held.slice(cut);
	}
	held += decoder.decode();
	if (held !== '') yield held;
}

/** Behind the last white space that nothing can join to what follows; the end of a text without any that has become too long; 0 for neither. */
function lastBreak(text: string): number {
	for (let index = text.length - 1; index > 0; index--) {
		const unit = text.charCodeAt(index - 1);
		if (unit === 0x20 || unit === 0x0a || unit === 0x09) return index;
	}
	return text.length > longestPiece ? text.length : 0;
}

/** Lines and words of a text that comes in pieces. */
export interface PieceCounts {
	/** Line ends: LF, CR LF, and CR alone. */
	readonly lineEnds: number;
	/** UTF-16 units behind the last line end. */
	readonly lastLineUnits: number;
	readonly words: number;
	/** Nothing but white space. */
	readonly isBlank: boolean;
}

/** Counts a text of any length. */
export async function countPieces(pieces: AsyncIterable<string>, countWords: (text: string) => number): Promise<PieceCounts> {
	let lineEnds = 0;
	let lastLineUnits = 0;
	let words = 0;
	let isBlank = true;
	let endsInReturn = false;
	for await (const piece of pieces) {
		words += countWords(piece);
		isBlank &&= piece.trim() === '';
		let from = endsInReturn && piece.startsWith('\n') ? 1 : 0;
		if (from === 1) lastLineUnits = 0;
		let lineFeed = piece.indexOf('\n', from);
		let carriageReturn = piece.indexOf('\r', from);
		for (;;) {
			if (lineFeed >= 0 && lineFeed < from) lineFeed = piece.indexOf('\n', from);
			if (carriageReturn >= 0 && carriageReturn < from) carriageReturn = piece.indexOf('\r', from);
			const end = carriageReturn >= 0 && (lineFeed < 0 || carriageReturn < lineFeed) ? carriageReturn : lineFeed;
			if (end < 0) break;
			lineEnds++;
			lastLineUnits = 0;
			from = end + (piece[end] === '\r' && piece[end + 1] === '\n' ? 2 : 1);
		}
		lastLineUnits += piece.length - from;
		endsInReturn = piece.endsWith('\r');
	}
	return { lineEnds, lastLineUnits, words, isBlank };
}
