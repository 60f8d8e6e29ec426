import { byteLineSpans } from './byteLines.ts';
import type { LineSpan } from './lines.ts';
import { ReservedHead } from './reservedHead.ts';

/** Content bytes as a body: a backslash before every line that a reader would take for a delimiter or an escape. In pieces, none of them copied. */
export function* escapeContent(content: Uint8Array): Generator<Uint8Array> {
	let written = 0;
	for (const line of byteLineSpans(content)) {
		if (!mayBeReserved(content[line.from]) || !headOf(content, line).end()) continue;
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
		if (body[line.from] !== 0x5c || !headOf(body, line).end()) continue;
		if (line.from > written) yield body.subarray(written, line.from);
		written = line.from + 1;
	}
	if (written < body.length) yield body.subarray(written);
}

/** Whether a line of bytes is reserved and not escaped. */
export function isReservedBytes(bytes: Uint8Array, line: LineSpan): boolean {
	if (line.from >= line.to || bytes[line.from] === 0x5c || !mayBeReserved(bytes[line.from])) return false;
	return headOf(bytes, line).end();
}

/** What a writer puts before a line that it escapes. */
export const backslash: Uint8Array = Uint8Array.of(0x5c);

/** Whether a line with this first byte can be reserved, or an escape. */
export function mayBeReserved(first: number | undefined): boolean {
	return first === 0x3c || first === 0x5c || first === 0x20 || first === 0x09;
}

function headOf(bytes: Uint8Array, line: LineSpan): ReservedHead {
	const head = new ReservedHead();
	head.read(bytes, line.from, line.to);
	return head;
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
