/// <reference path="../source/textCodec.d.ts" />
import type { LineSpan } from './lines.ts';

/** The lines of bytes as LSP counts them (LF, CR LF or a lone CR), without the empty line behind a last line end. Offsets in bytes. */
export function* byteLineSpans(bytes: Uint8Array, from = 0, to: number = bytes.length): Generator<LineSpan> {
	let start = from;
	let lineFeed = indexOf(bytes, 0x0a, start, to);
	let carriageReturn = indexOf(bytes, 0x0d, start, to);
	while (start < to) {
		if (lineFeed < start) lineFeed = indexOf(bytes, 0x0a, start, to);
		if (carriageReturn < start) carriageReturn = indexOf(bytes, 0x0d, start, to);
		const end = Math.min(lineFeed, carriageReturn);
		const isPair = end < to && bytes[end] === 0x0d && end + 1 < to && bytes[end + 1] === 0x0a;
		const next = Math.min(to, end + (isPair ? 2 : 1));
		yield { from: start, to: end, next };
		start = next;
	}
}

/** The first place of a byte in `from`..`to`; `to` where it does not stand. */
function indexOf(bytes: Uint8Array, byte: number, from: number, to: number): number {
	const found = bytes.indexOf(byte, from);
	return found < 0 || found > to ? to : found;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** A stretch of UTF-8 as text; undefined where it is no UTF-8. A byte-order mark is kept. */
export function decodeStrictly(bytes: Uint8Array, from: number, to: number): string | undefined {
	try {
		return strict.decode(bytes.subarray(from, to));
	} catch {
		return undefined;
	}
}

/** A stretch of bytes as text, with U+FFFD for what is no UTF-8. A byte-order mark is kept. */
export function decodeLeniently(bytes: Uint8Array, from: number, to: number): string {
	return lenient.decode(bytes.subarray(from, to));
}
