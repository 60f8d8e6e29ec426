/// <reference path="./textCodec.d.ts" />
import type { Pace } from '../util/slices.ts';

/** How much of a file's start tells whether it is text. */
const sampledBytes = 8 * 1024;

/** More control bytes than this share of the sample, and the file is no text. */
const maximumControlShare = 0.3;

/**
 * Why bytes are not read as a corpus, in words that go on from "the file cannot be read: "; undefined for text. UTF-16 and UTF-32 are
 * told by their byte-order marks, other binary data by control bytes in the first 8 KiB (format.md, Rules). `head` is the start of the file.
 */
export function binaryReason(head: Uint8Array): string | undefined {
	const [a, b, c, d] = head;
	if (a === 0xff && b === 0xfe && c === 0 && d === 0) return 'it is UTF-32 (little endian); save it as UTF-8';
	if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'it is UTF-32 (big endian); save it as UTF-8';
	if (a === 0xff && b === 0xfe) return 'it is UTF-16 (little endian); save it as UTF-8';
	if (a === 0xfe && b === 0xff) return 'it is UTF-16 (big endian); save it as UTF-8';
	const sample = head.subarray(0, sampledBytes);
	let controls = 0;
	for (const byte of sample) if (isControl(byte)) controls++;
	if (controls <= sample.length * maximumControlShare) return undefined;
	return `it is no text: ${controls} of its first ${sample.length} bytes are control characters`;
}

/** Tab, LF, FF, CR and ESC stand in real texts; VT and the rest do not. */
function isControl(byte: number): boolean {
	return byte < 0x20 ? byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1b : byte === 0x7f;
}

/**
 * How many bytes a decoder reads at once, for long texts: a larger result does not fit into the memory for what is short-lived, and costs three times as
 * much. (A small part of a slice, too: UTF-8 is decoded at some 70 MB/s and more.)
 */
export const decodedAtOnce = 32 * 1024;

/**
 * Bytes as text, U+FFFD for what is no UTF-8. A byte-order mark is dropped at the start of a file alone, as editors do; elsewhere it is a character.
 */
export function* decodePieces(bytes: Uint8Array, isFileStart: boolean): Generator<string> {
	const decoder = new TextDecoder('utf-8', { ignoreBOM: !isFileStart });
	for (let from = 0; from < bytes.length; from += decodedAtOnce) yield decoder.decode(bytes.subarray(from, from + decodedAtOnce), { stream: true });
	yield decoder.decode();
}

/** Bytes as an editor shows them: UTF-8 without a byte-order mark at the start, U+FFFD for what is no UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
	return new TextDecoder('utf-8').decode(bytes);
}

/** The same, giving way as the pace asks for. */
export async function decodeUtf8Slowly(bytes: Uint8Array, pace: Pace): Promise<string> {
	let text = '';
	for (const piece of decodePieces(bytes, true)) {
		text += piece;
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	return text;
}
