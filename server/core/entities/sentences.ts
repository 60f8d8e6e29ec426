import type { Span } from '../source/span.ts';
import { introducesName } from './abbreviations.ts';
import { characterClass, classOf } from './characterClass.ts';
import { type TokenTable, tokenizeTable } from './tokenizer.ts';

/** No sentence is longer, in tokens: what has no end, such as a table, is cut. */
const maxSentenceTokens = 160;

/** Lines up to this length can come from a text wrapped at a fixed width, as wire archives are. */
const maxWrappedLineLength = 100;

const closers = new Set(['"', '”', "'", '’', ')', ']', '»', "''"]);
const starters = new Set(
	'The A An He She It They We I You In On At But And This That These Those There If When While After Before As For His Her Its Their Our By With From Since Many Some Most No Not However Meanwhile What Who Why How'.split(
		' ',
	),
);

/** The sentences of a text as spans from their first token to their last. A line end ends a sentence, except in text wrapped at a fixed width. */
export function splitSentences(text: string): Span[] {
	const tokens = tokenizeTable(text);
	const starts = sentenceStarts(text, tokens);
	const spans: Span[] = [];
	for (let index = 0; index + 1 < starts.length; index++) {
		spans.push({ from: tokens.from[starts[index]!]!, to: tokens.to[starts[index + 1]! - 1]! });
	}
	return spans;
}

/** The index of each sentence's first token, and the token count at the end; sentences are not empty. */
export function sentenceStarts(text: string, tokens: TokenTable): Int32Array {
	const starts = new Int32Array(tokens.count + 1);
	if (tokens.count === 0) return starts.subarray(0, 1);
	const wrapped = isHardWrapped(text);
	let count = 1;
	for (let index = 1; index < tokens.count; index++) {
		if (index - starts[count - 1]! >= maxSentenceTokens || endsBefore(text, tokens, index, wrapped)) starts[count++] = index;
	}
	starts[count++] = tokens.count;
	return starts.slice(0, count);
}

/** Whether a sentence ends between token `index - 1` and token `index`. */
function endsBefore(text: string, tokens: TokenTable, index: number, wrapped: boolean): boolean {
	const lineEnds = lineEndsBetween(text, tokens.to[index - 1]!, tokens.from[index]!);
	if (lineEnds > 1 || (lineEnds === 1 && !wrapped)) return true;
	let last = index - 1;
	// A straight quotation mark closes only where nothing stands between it and the sentence.
	while (last > 0 && index - last < 4 && tokens.to[last - 1] === tokens.from[last] && closers.has(wordAt(text, tokens, last))) last--;
	const end = text.charCodeAt(tokens.to[last]! - 1);
	if (end !== 0x2e && end !== 0x21 && end !== 0x3f && end !== 0x2026) return false;
	const gap = tokens.from[index]! > tokens.to[index - 1]!;
	const next = wordAt(text, tokens, index);
	const kind = classOf(next.charCodeAt(0));
	if (!gap && kind !== characterClass.upper) return false;
	const isSign = tokens.to[last]! - tokens.from[last]! === 1 || classOf(text.charCodeAt(tokens.from[last]!)) === characterClass.symbol;
	if (isSign) return kind !== characterClass.lower && !(kind === characterClass.symbol && !opens(next));
	return kind === characterClass.upper && starters.has(next) && !introducesName(wordAt(text, tokens, last));
}

function opens(word: string): boolean {
	return '"“‘(\'[«$£€@#*•-–—'.includes(word);
}

function wordAt(text: string, tokens: TokenTable, index: number): string {
	return text.slice(tokens.from[index], tokens.to[index]);
}

/** 0, 1, or 2 for a blank line; a CRLF is one line end. */
function lineEndsBetween(text: string, from: number, to: number): number {
	let count = 0;
	for (let offset = from; offset < to && count < 2; offset++) {
		const unit = text.charCodeAt(offset);
		if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(offset + 1) !== 0x0a)) count++;
	}
	return count;
}

/** Whether lines are cut at a fixed width: all are short, and most that another line follows directly reach towards the longest. */
function isHardWrapped(text: string): boolean {
	let longest = 0;
	let followed = 0;
	let lineStart = 0;
	const lengths: number[] = [];
	while (lineStart < text.length) {
		let lineEnd = text.indexOf('\n', lineStart);
		if (lineEnd < 0) lineEnd = text.length;
		const length = lineEnd - lineStart;
		if (length > maxWrappedLineLength) return false;
		longest = Math.max(longest, length);
		if (lineEnd + 1 < text.length && text.charCodeAt(lineEnd + 1) > 0x20 && length > 1) {
			lengths.push(length);
			followed++;
		}
		lineStart = lineEnd + 1;
	}
	if (followed < 4 || longest < 50) return false;
	const full = lengths.filter(length => length >= longest * 0.75).length;
	return full >= followed * 0.7;
}
