/**
 * Cuts a text into tokens, the way the newswire sets that the recogniser is trained and measured on do: punctuation apart,
 * `'s` and `n't` apart, abbreviations with their period, and hyphenated words, numbers, addresses, `#tags` and `@names` whole. Only a
 * name and what is joined to it (`Marland-based`, `pro-Marland`) are cut at the hyphen, so that the name can be found.
 * Tokens never overlap, never hold white space, and cover everything else. Offsets are UTF-16 units of the text.
 */

import type { Span } from '../source/span.ts';
import { grown } from '../util/grown.ts';
import { runSteps, type Steps } from '../util/steps.ts';
import { endsWithAbbreviation } from './abbreviations.ts';
import { characterClass, classOf, isLetterClass, isWordClass } from './characterClass.ts';

export type Token = Span;

/** The tokens of a text in columns: token `i` is `text.slice(from[i], to[i])`. */
export interface TokenTable {
	readonly count: number;
	readonly from: Int32Array;
	readonly to: Int32Array;
}

const topLevelDomains = new Set([
	'com',
	'org',
	'net',
	'gov',
	'edu',
	'co',
	'uk',
	'io',
	'tv',
	'info',
	'int',
	'mil',
	'eu',
	'de',
	'fr',
	'ru',
	'cn',
	'pk',
]);
const address = /(?:https?:\/\/|www\.)[^\s<>"“”]+/y;
const mail = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/uy;
const enclitic = /['’](?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M)(?![\p{L}\p{N}'’])/uy;

const apostrophe = 0x27;
const curlyApostrophe = 0x2019;
const period = 0x2e;
const hyphen = 0x2d;

/** The tokens of a text in order. */
export function tokenize(text: string): Token[] {
	const table = tokenizeTable(text);
	return Array.from({ length: table.count }, (_, index) => ({ from: table.from[index]!, to: table.to[index]! }));
}

/** The tokens of a text in columns, for callers that go through many. */
export function tokenizeTable(text: string): TokenTable {
	return runSteps(tokenizeInSteps(text));
}

/** So many UTF-16 units are taken apart in a step. */
const unitsInStep = 1 << 14;

export function* tokenizeInSteps(text: string): Steps<TokenTable> {
	const tokenizer = new Tokenizer(text);
	for (let end = unitsInStep; !tokenizer.advance(end); end += unitsInStep) yield;
	return tokenizer.table();
}

class Tokenizer {
	readonly #text: string;
	#from: Int32Array<ArrayBuffer>;
	#to: Int32Array<ArrayBuffer>;
	#count = 0;
	#offset = 0;

	constructor(text: string) {
		this.#text = text;
		this.#from = new Int32Array(Math.max(16, text.length >> 2));
		this.#to = new Int32Array(this.#from.length);
	}

	table(): TokenTable {
		return { count: this.#count, from: this.#from, to: this.#to };
	}

	/** Takes the tokens that begin before `limit`; tells whether the text ends there. */
	advance(limit: number): boolean {
		const text = this.#text;
		const end = Math.min(limit, text.length);
		let from = this.#from;
		let to = this.#to;
		let count = this.#count;
		let offset = this.#offset;
		while (offset < end) {
			const kind = classOf(text.charCodeAt(offset));
			if (kind <= characterClass.lineEnd) {
				offset++;
				continue;
			}
			const close = tokenEnd(text, offset, kind);
			if (count === from.length) {
				this.#from = from = grown(from, 2 * count);
				this.#to = to = grown(to, 2 * count);
			}
			from[count] = offset;
			to[count++] = close;
			offset = close;
		}
		this.#count = count;
		this.#offset = offset;
		return offset >= text.length;
	}
}

/** Where the token that starts at `start` ends; always beyond `start`. */
function tokenEnd(text: string, start: number, kind: number): number {
	if (isWordClass(kind)) return wordEnd(text, start);
	if (kind === characterClass.highSurrogate) return start + (classOf(text.charCodeAt(start + 1)) === characterClass.lowSurrogate ? 2 : 1);
	const unit = text.charCodeAt(start);
	if (unit === apostrophe || unit === curlyApostrophe) {
		const end = matchEnd(enclitic, text, start);
		return end > start ? end : start + 1;
	}
	if (unit === period || unit === hyphen) {
		let end = start + 1;
		while (text.charCodeAt(end) === unit) end++;
		return end;
	}
	if (unit === 0x23 || unit === 0x40) return tagEnd(text, start);
	return start + 1;
}

/** The end of `#tag` or `@name`, or of the sign alone. */
function tagEnd(text: string, start: number): number {
	let end = start + 1;
	while (isWordClass(classOf(text.charCodeAt(end))) || text.charCodeAt(end) === 0x5f) end++;
	return end;
}

function wordEnd(text: string, start: number): number {
	const first = text.charCodeAt(start);
	if (first === 0x68 || first === 0x77) {
		const end = matchEnd(address, text, start);
		if (end > start) return withoutTrailingPunctuation(text, start, end);
	}
	let end = start;
	let segment = start;
	for (;;) {
		const unit = text.charCodeAt(end);
		const kind = classOf(unit);
		if (isWordClass(kind)) {
			end++;
			continue;
		}
		if (unit === 0x40) {
			const mailEnd = matchEnd(mail, text, start);
			if (mailEnd > end) return mailEnd;
		}
		if (kind !== characterClass.symbol) break;
		const joined = joinedEnd(text, start, segment, end, unit);
		if (joined === 0) break;
		if (joined < 0) return -joined;
		end = joined;
		if (unit === period) segment = end;
	}
	const cut = negationStart(text, start, end);
	if (cut > start) return cut;
	return text.charCodeAt(end) === period && endsWithAbbreviation(text, start, end) && text.charCodeAt(end + 1) !== period ? end + 1 : end;
}

/** Where a word goes on after the sign at `end`; 0 where it does not; the negative end of the whole word where it stops just behind the sign. */
function joinedEnd(text: string, start: number, segment: number, end: number, unit: number): number {
	const before = classOf(text.charCodeAt(end - 1));
	const after = classOf(text.charCodeAt(end + 1));
	switch (unit) {
		case hyphen:
		case 0x2010:
		case 0x2011:
			return isWordClass(after) && !partsName(text, start, end) ? end + 1 : 0;
		case 0x5f:
			return end + 1;
		case apostrophe:
		case curlyApostrophe:
			if (!isLetterClass(after) || !isLetterClass(before)) return 0;
			return matchEnd(enclitic, text, end) > end ? 0 : end + 1;
		case period:
			if (text.charCodeAt(end + 1) === hyphen)
				return end - segment === 1 && segment > start && isWordClass(classOf(text.charCodeAt(end + 2))) ? end + 1 : 0;
			return isWordClass(after) && joinsAtPeriod(text, start, segment, end, before, after) ? end + 1 : 0;
		case 0x2c:
		case 0x3a:
			return before === characterClass.digit && after === characterClass.digit ? end + 1 : 0;
		case 0x2f:
			return before === characterClass.digit && after === characterClass.digit ? end + 1 : 0;
		case 0x26:
			return before === characterClass.upper && after === characterClass.upper ? end + 1 : 0;
		default:
			return 0;
	}
}

const wordsBehindNames = new Set(
	'administered backed based born bound brokered built controlled dominated drafted educated funded held led made mediated occupied owned proposed ruled run sponsored style supported trained'.split(
		' ',
	),
);
const wordsBeforeNames = new Set(['anti', 'ex', 'non', 'pro']);

/** Whether the hyphen at `end` stands between a capitalised word and a participle such as `based`, or between a prefix such as `pro` and a capital. */
function partsName(text: string, start: number, end: number): boolean {
	const after = classOf(text.charCodeAt(end + 1));
	if (after === characterClass.upper) return end - start <= 4 && wordsBeforeNames.has(text.slice(start, end).toLowerCase());
	if (after !== characterClass.lower || classOf(text.charCodeAt(start)) !== characterClass.upper) return false;
	let close = end + 1;
	while (classOf(text.charCodeAt(close)) === characterClass.lower) close++;
	return !isWordClass(classOf(text.charCodeAt(close))) && wordsBehindNames.has(text.slice(end + 1, close));
}

/** `3.5`, `U.S`, `p.m`, `example.com`: yes; `end.Next`: no, a space was lost there. */
function joinsAtPeriod(text: string, start: number, segment: number, end: number, before: number, after: number): boolean {
	if (before === characterClass.digit || after === characterClass.digit)
		return before === after || (before !== characterClass.digit && start === segment && end - start <= 2);
	if (end - segment === 1) return true;
	if (after !== characterClass.lower) return false;
	let close = end + 1;
	while (classOf(text.charCodeAt(close)) === characterClass.lower) close++;
	return topLevelDomains.has(text.slice(end + 1, close));
}

/** Where `n't` starts in a word whose apostrophe was taken in (`don't`), or -1. */
function negationStart(text: string, start: number, end: number): number {
	if (end - start < 4) return -1;
	const sign = text.charCodeAt(end - 2);
	if (sign !== apostrophe && sign !== curlyApostrophe) return -1;
	const n = text.charCodeAt(end - 3) | 0x20;
	const t = text.charCodeAt(end - 1) | 0x20;
	return n === 0x6e && t === 0x74 ? end - 3 : -1;
}

function matchEnd(pattern: RegExp, text: string, start: number): number {
	pattern.lastIndex = start;
	return pattern.test(text) ? pattern.lastIndex : start;
}

function withoutTrailingPunctuation(text: string, start: number, end: number): number {
	while (end - 1 > start && classOf(text.charCodeAt(end - 1)) === characterClass.symbol && text.charCodeAt(end - 1) !== 0x2f) end--;
	return end;
}
