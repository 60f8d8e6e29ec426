/// <reference path="../source/textCodec.d.ts" />
import { closingWeight, isInvisible, isOddBlank, openingWeight } from './lookalikes.ts';

/**
 * The cheap test before the dear one: which lines are worth reading as a delimiter at all. A line is when, after blanks, invisible
 * characters and backslashes, it starts with something like `<` or an escape of it, or with the word FILE; or when it ends in something
 * like `>>`. The test on bytes lets through every line that the test on text lets through, so that a scan of a file and a scan of an
 * open text read the same lines (it may let through more: `mayBeDelimiter` on the decoded line has the last word).
 */
export function mayBeDelimiter(line: string): boolean {
	for (let index = 0; index < line.length; index++) {
		const unit = line.charCodeAt(index);
		if (unit === 0x3c) return !isMarkup(line.charCodeAt(index + 1)) || endsInBrackets(line);
		if (unit === 0x20 || unit === 0x09 || unit === 0x5c) {
			if (unit === 0x5c && isEscapedAngle(line, index + 1)) return true;
			continue;
		}
		if (unit === 0x26 || unit === 0x25) return true;
		if (unit === 0x3e && line.charCodeAt(index + 1) === 0x3e) return true;
		if (unit < 0x80 && unit >= 0x20) return startsWithKeyword(line, index) || startsWithTripleBracket(line, index) || endsInBrackets(line);
		const codePoint = line.codePointAt(index) ?? unit;
		if (isInvisible(codePoint) || isOddBlank(codePoint)) {
			if (codePoint > 0xffff) index++;
			continue;
		}
		return openingWeight(codePoint) > 0 || endsInBrackets(line);
	}
	return false;
}

/** Whether what follows a single `<` makes it a tag of markup and not a delimiter that lost two brackets: texts are full of tags. */
function isMarkup(unit: number): boolean {
	if (unit === 0x2f || unit === 0x21 || unit === 0x3f) return true;
	const letter = unit | 0x20;
	return letter >= 0x61 && letter <= 0x7a && letter !== 0x66 && letter !== 0x65 && letter !== 0x69 && letter !== 0x6c;
}

/** `\u003c` and `\x3c`, as program texts write `<`. */
function isEscapedAngle(line: string, index: number): boolean {
	return /^(?:u003c|x3c)/i.test(line.slice(index, index + 5));
}

function startsWithKeyword(line: string, index: number): boolean {
	const unit = line.charCodeAt(index) | 0x20;
	return (
		unit === 0x66 &&
		(line.charCodeAt(index + 1) | 0x20) === 0x69 &&
		(line.charCodeAt(index + 2) | 0x20) === 0x6c &&
		(line.charCodeAt(index + 3) | 0x20) === 0x65
	);
}

/** `[[[`, `{{{` and `(((`, which are typed for `<<<` on some keyboards. */
function startsWithTripleBracket(line: string, index: number): boolean {
	const unit = line.charCodeAt(index);
	return (unit === 0x5b || unit === 0x7b || unit === 0x28) && line.charCodeAt(index + 1) === unit && line.charCodeAt(index + 2) === unit;
}

function endsInBrackets(line: string): boolean {
	let weight = 0;
	for (let index = line.length - 1; index >= 0; index--) {
		const unit = line.charCodeAt(index);
		if (unit === 0x20 || unit === 0x09 || isInvisible(unit) || isOddBlank(unit)) continue;
		const found = closingWeight(unit);
		if (found === 0) return false;
		weight += found;
		if (weight >= 2) return true;
	}
	return false;
}

/** First bytes of everything that `mayBeDelimiter` skips or accepts: ASCII signs, the UTF-8 lead bytes of brackets, blanks and invisible characters. */
export const firstByteMayOpen: Uint8Array = (() => {
	const table = new Uint8Array(256);
	const mark = (codePoint: number): void => {
		table[new TextEncoder().encode(String.fromCodePoint(codePoint))[0]!] = 1;
	};
	for (let codePoint = 0; codePoint < 0x3100; codePoint++) {
		if (openingWeight(codePoint) > 0 || isInvisible(codePoint) || isOddBlank(codePoint)) mark(codePoint);
	}
	for (let codePoint = 0x3100; codePoint <= 0x1ffff; codePoint++) {
		if (codePoint === 0xd800) codePoint = 0xe000;
		if (openingWeight(codePoint) > 0 || isInvisible(codePoint) || isOddBlank(codePoint)) mark(codePoint);
	}
	mark(0xe0001);
	for (const character of ' \t\\&%Ff>[{(') mark(character.charCodeAt(0));
	return table;
})();

/** How many bytes of a line decide, once its first byte does not. */
const headBytes = 64;

/** `mayBeDelimiter` for a line that stands as UTF-8 in `lineFrom`..`to`, its line end left out; true for some lines that it is false for. */
export function mayBeDelimiterBytes(bytes: Uint8Array, lineFrom: number, to: number): boolean {
	let from = lineFrom;
	while (from < to && (bytes[from] === 0x20 || bytes[from] === 0x09)) from++;
	if (from >= to) return false;
	const first = bytes[from]!;
	if (firstByteMayOpen[first] !== 1) return endsInBracketBytes(bytes, from, to);
	if (first === 0x3c || first === 0x26 || first === 0x25) return true;
	if (first === 0x3e) return bytes[from + 1] === 0x3e || endsInBracketBytes(bytes, from, to);
	if (first === 0x46 || first === 0x66) return isKeywordInBytes(bytes, from) || endsInBracketBytes(bytes, from, to);
	if (first === 0x5b || first === 0x7b || first === 0x28)
		return (bytes[from + 1] === first && bytes[from + 2] === first) || endsInBracketBytes(bytes, from, to);
	if (first >= 0x80 && isPlain(codePointAt(bytes, from))) return endsInBracketBytes(bytes, from, to);
	if (to - from <= headBytes) return mayBeDelimiter(decoder.decode(bytes.subarray(from, to)));
	const head = decoder.decode(bytes.subarray(from, from + headBytes));
	return mayBeDelimiter(head) || /^[\s\\\p{Cc}\p{Cf}\p{Mn}\ufffd]*$/u.test(head) || endsInBracketBytes(bytes, from, to);
}

/** `FILE` in any case. */
function isKeywordInBytes(bytes: Uint8Array, from: number): boolean {
	return (bytes[from + 1]! | 0x20) === 0x69 && (bytes[from + 2]! | 0x20) === 0x6c && (bytes[from + 3]! | 0x20) === 0x65;
}

/** Last bytes of a line after which `mayBeDelimiterBytes` may say yes, whatever stands before. */
export const lastByteMayClose: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => Number(byte === 0x3e || byte <= 0x20 || byte >= 0x7f));

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function endsInBracketBytes(bytes: Uint8Array, from: number, to: number): boolean {
	const last = bytes[to - 1]!;
	if (last === 0x3e) return true;
	if (last !== 0x20 && last !== 0x09 && last !== 0x0c && last < 0x80) return last < 0x20 || last === 0x7f;
	if (last >= 0x80 && isPlain(codePointAt(bytes, startOfLastCharacter(bytes, from, to)))) return false;
	return endsInBrackets(decoder.decode(bytes.subarray(Math.max(from, to - headBytes), to)));
}

function startOfLastCharacter(bytes: Uint8Array, from: number, to: number): number {
	let start = to - 1;
	while (start > from && start > to - 4 && bytes[start]! >= 0x80 && bytes[start]! < 0xc0) start--;
	return start;
}

/** Whether a character neither is nor hides a bracket, so that it decides its end of a line. -1 stands for what is no UTF-8, which it does not. */
function isPlain(codePoint: number): boolean {
	return codePoint >= 0 && openingWeight(codePoint) === 0 && closingWeight(codePoint) === 0 && !isInvisible(codePoint) && !isOddBlank(codePoint);
}

/** The character beyond ASCII that starts at a byte; -1 where the bytes are no sequence of UTF-8. */
function codePointAt(bytes: Uint8Array, from: number): number {
	const lead = bytes[from]!;
	const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
	let codePoint = lead & (0xff >> (length + 1));
	for (let index = 1; index < length; index++) {
		const byte = bytes[from + index];
		if (byte === undefined || byte < 0x80 || byte > 0xbf) return -1;
		codePoint = codePoint * 64 + (byte & 0x3f);
	}
	return length > 0 && codePoint >= 0xa0 ? codePoint : -1;
}
