import { byteLineSpans, decodeAscii } from './byteLines.ts';
import { isEscaped, isReserved, needsEscape } from './escape.ts';
import type { LineSpan } from './lines.ts';

/** Content bytes as a body: a backslash before every line that a reader would take for a delimiter or an escape. In pieces, none of them copied. */
export function* escapeContent(content: Uint8Array): Generator<Uint8Array> {
	let written = 0;
	for (const line of byteLineSpans(content)) {
		if (!isWorthReading(content, line) || !needsEscape(headOf(content, line))) continue;
		if (line.from > written) yield content.subarray(written, line.from);
		yield backslash;
		written = line.from;
	}
	if (written < content.length) yield content.subarray(written);
}

/** A body as content: inverse of `escapeContent`. In pieces, none of them copied. */
export function* unescapeContent(body: Uint8Array): Generator<Uint8Array> {
	let written = 0;
	for (const line of byteLineSpans(body)) {
		if (body[line.from] !== 0x5c || !isEscaped(headOf(body, line))) continue;
		if (line.from > written) yield body.subarray(written, line.from);
		written = line.from + 1;
	}
	if (written < body.length) yield body.subarray(written);
}

/** Whether a line of bytes is reserved and not escaped. */
export function isReservedBytes(bytes: Uint8Array, line: LineSpan): boolean {
	return isWorthReading(bytes, line) && isReserved(headOf(bytes, line));
}

const backslash = Uint8Array.of(0x5c);

function isWorthReading(bytes: Uint8Array, line: LineSpan): boolean {
	const first = bytes[line.from];
	return line.from < line.to && (first === 0x3c || first === 0x5c || first === 0x20 || first === 0x09);
}

/** As much of a line as the reserved pattern looks at: up to the keyword and the character behind it. */
function headOf(bytes: Uint8Array, line: LineSpan): string {
	let end = line.from;
	while (end < line.to && (bytes[end] === 0x5c || bytes[end] === 0x20 || bytes[end] === 0x09)) end++;
	while (end < line.to && (bytes[end] === 0x3c || bytes[end] === 0x20 || bytes[end] === 0x09 || bytes[end] === 0x2f)) end++;
	return decodeAscii(bytes, line.from, Math.min(line.to, end + 8));
}

/** The pieces as one array. */
export function joinBytes(pieces: Iterable<Uint8Array>): Uint8Array {
	const all = [...pieces];
	if (all.length === 1) return all[0]!;
	let length = 0;
	for (const piece of all) length += piece.length;
	const joined = new Uint8Array(length);
	let offset = 0;
	for (const piece of all) {
		joined.set(piece, offset);
		offset += piece.length;
	}
	return joined;
}
