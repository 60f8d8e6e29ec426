import type { Span } from '../source/span.ts';
import type { IsoDay } from './article.ts';
import { dateGlue } from './dateGlue.ts';
import { furtherMonthNames } from './furtherMonthNames.ts';
import { monthNames } from './monthNames.ts';

/** What is known from elsewhere and settles what the digits leave open. */
export interface DateHints {
	/** Whether `03/04/2025` is the third of April or the fourth of March. Without it, such a date has no day on the calendar. */
	readonly order?: 'day-first' | 'month-first' | undefined;
	/** The year of a date that names none, such as a dateline's `March 18`. */
	readonly year?: number | undefined;
}

/** A date as written: where it stands, and its day; null where the writing leaves it open or no such day exists. */
export interface WrittenDate {
	readonly iso: IsoDay | null;
	readonly span: Span;
}

/** Dates stand at the edges of lines: nothing past this many UTF-16 units is looked at. */
const reachUnits = 240;

/**
 * The first date in a line: numbers in any order that is not ambiguous, months by name in the languages of `monthNames`, 年月日 and 년월일, any digits.
 * Spans count from the line's start, in UTF-16 units. Null where there is no date; nothing is ever made up.
 */
export function parseDateLine(line: string, hints: DateHints = {}): WrittenDate | null {
	const head = line.length > reachUnits ? line.slice(0, reachUnits) : line;
	const tokens = tokensOf(head);
	let open: WrittenDate | null = head.includes('年') ? inChineseNumerals(head) : null;
	if (open?.iso) return open;
	for (let at = 0; at < tokens.length; at++) {
		const token = tokens[at]!;
		if (token.number < 0 && token.month === 0 && token.text !== 'tháng' && !monthsOfTwoWords.has(token.text) && !eraOf(token)) continue;
		const found = numericAt(tokens, at, hints) ?? namedAt(tokens, at, hints);
		if (found) {
			const span = { from: token.from, to: found.to };
			const written = { iso: isoOf(found.year, found.month, found.day), span };
			if (written.iso) return written;
			// `Sat, 9 Aug 2025`: a weekday's short name is a month's in another language, so a date without a day waits for a better one.
			open ??= written;
		}
	}
	return open;
}

/** A day of the calendar as ISO 8601; null where there is no such day. */
export function isoOf(year: number, month: number, day: number): IsoDay | null {
	if (year < 1000 || year > 2999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
	return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The month of a name in any of the languages, 1 to 12; 0 where it is none. */
export function monthOf(word: string): number {
	monthTable ??= buildMonthTable();
	const plain = word.toLowerCase().normalize('NFC').replaceAll("'", '’').replace('\u0307', '');
	return monthTable.get(plain) ?? monthTable.get(plain.replace(/[.’]$|^(?:ב|ខែ)/, '')) ?? 0;
}

interface Token {
	readonly text: string;
	readonly from: number;
	readonly to: number;
	/** -1 where it is no number. */
	readonly number: number;
	readonly digits: number;
	/** 0 where it is no month's name. */
	readonly month: number;
}

interface Reading {
	readonly year: number;
	readonly month: number;
	readonly day: number;
	readonly to: number;
}

let monthTable: Map<string, number> | undefined;

function buildMonthTable(): Map<string, number> {
	const table = new Map<string, number>();
	const conflicts = new Set<string>();
	for (const row of Object.values(monthNames)) {
		row.split(' ').forEach((names, index) => {
			for (const written of names.split('|')) {
				const name = written.normalize('NFC');
				const known = table.get(name);
				if (known === undefined) table.set(name, index + 1);
				else if (known !== index + 1) conflicts.add(name);
			}
		});
	}
	// A name that is two months in two languages says neither, save where English means one of them.
	const english = new Set(monthNames['en']!.split(/[ |]/));
	for (const name of conflicts) if (!english.has(name)) table.delete(name);
	for (const row of furtherMonthNames) {
		row.split(' ').forEach((names, index) => {
			for (const name of names.split('|')) if (name !== '-' && !table.has(name.normalize('NFC'))) table.set(name.normalize('NFC'), index + 1);
		});
	}
	table.set('sept', 9);
	return table;
}

const tokenPattern = /\p{Script=Thai}{1,3}\.\p{Script=Thai}{1,2}\.|\p{L}[\p{L}\p{M}’']*|\p{Nd}+|[^\s\p{L}\p{Nd}]/gu;

function tokensOf(line: string): Token[] {
	const tokens: Token[] = [];
	for (const match of line.matchAll(tokenPattern)) {
		const text = match[0];
		const from = match.index;
		const isNumber = /^\p{Nd}/u.test(text);
		const number = isNumber && text.length <= 4 ? Number(latinDigits(text)) : isNumber ? 10_000 : -1;
		// A Chinese or Japanese month and a word that joins date and text are cut by the digits around them already.
		const month = isNumber || text.length < 2 ? 0 : monthOf(text);
		tokens.push({ text: isNumber ? text : text.toLowerCase(), from, to: from + text.length, number, digits: text.length, month });
	}
	return tokens;
}

/** Arabic-Indic, Devanagari and other decimal digits as 0 to 9: each block of ten starts at a code point whose numeral is zero. */
function latinDigits(text: string): string {
	let out = '';
	for (const char of text) {
		const code = char.codePointAt(0)!;
		if (code < 0x80) {
			out += char;
			continue;
		}
		let zero = code;
		while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
		out += String(code - zero);
	}
	return out;
}

/** Years before this one are of another calendar: 1404 is 2025 in Iran, 1447 in Mecca. A date of theirs is none that can be told here. */
const earliestYear = 1600;

const isYear = (token: Token | undefined): boolean =>
	token !== undefined && token.digits === 4 && token.number >= earliestYear && token.number <= 2999;
const isDay = (token: Token | undefined): boolean => token !== undefined && token.digits <= 2 && token.number >= 1 && token.number <= 31;

/** The year before the first of a Japanese era, 令和7年 being 2025; 0 where the word is none. */
function eraOf(token: Token): number {
	return token.text.endsWith('令和') ? 2018 : token.text.endsWith('平成') ? 1988 : token.text.endsWith('昭和') ? 1925 : 0;
}

/** `二〇二五年八月九日`. */
function inChineseNumerals(line: string): WrittenDate | null {
	const found = /([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号號]/u.exec(line);
	if (!found) return null;
	const numeral = (text: string): number => {
		const digits = [...text.replaceAll('零', '〇')].map(char => '〇一二三四五六七八九十'.indexOf(char));
		const tens = digits.indexOf(10);
		if (tens < 0) return digits.reduce((sum, value) => sum * 10 + value, 0);
		return (tens === 0 ? 1 : digits[0]!) * 10 + (digits[tens + 1] ?? 0);
	};
	const iso = isoOf(numeral(found[1]!), numeral(found[2]!), numeral(found[3]!));
	return { iso, span: { from: found.index, to: found.index + found[0].length } };
}

function numericAt(tokens: readonly Token[], at: number, hints: DateHints): Reading | null {
	const [a, s1, b, s2, c, s3] = tokens.slice(at, at + 6);
	if (!a || !s1 || !b || !s2) return null;
	const era = eraOf(a);
	if (era) {
		const [, years, , month, , day, end] = tokens.slice(at, at + 7);
		const isWhole = s1.number > 0 && b.text === '年' && isDay(month) && tokens[at + 4]?.text === '月' && isDay(day);
		return isWhole
			? { year: era + years!.number, month: month!.number, day: day!.number, to: end?.text.startsWith('日') ? end.from + 1 : day!.to }
			: null;
	}
	if (a.number < 0) return null;
	if (isDay(a) && a.number <= 12 && /^[月월]$/.test(s1.text) && isDay(b) && /^[日일号號]/.test(s2.text))
		return { year: hints.year ?? 0, month: a.number, day: b.number, to: s2.from + 1 };
	if (isYear(a) && /^[年년]$/.test(s1.text) && isDay(b) && /^[月월]$/.test(s2.text) && c && isDay(c)) {
		const end = s3 && /^[日일号號]/.test(s3.text) ? s3.from + 1 : c.to;
		return { year: a.number, month: b.number, day: c.number, to: end };
	}
	if (!c || c.number < 0 || b.number < 0 || s1.text !== s2.text || !/^[-/.]$/.test(s1.text)) return null;
	// A number that goes on is an address or a version: `10.2.2025.1`.
	const [mark, more] = tokens.slice(at + 5, at + 7);
	if (mark?.text === s1.text && mark.from === c.to && more !== undefined && more.number >= 0 && more.from === mark.to) return null;
	if (tokens[at - 1] && /^[-/.]$/.test(tokens[at - 1]!.text) && tokens[at - 1]!.to === a.from) return null;
	if (isYear(a) && isDay(b) && isDay(c)) return { year: a.number, month: b.number, day: c.number, to: c.to };
	if (!isDay(a) || !isDay(b) || !isYear(c)) return null;
	const dayFirst = { year: c.number, month: b.number, day: a.number, to: c.to };
	const monthFirst = { year: c.number, month: a.number, day: b.number, to: c.to };
	if (a.number > 12 || s1.text === '.' || a.number === b.number) return dayFirst;
	if (b.number > 12) return monthFirst;
	if (hints.order) return hints.order === 'day-first' ? dayFirst : monthFirst;
	return { year: 0, month: 0, day: 0, to: c.to };
}

function skipGlue(tokens: readonly Token[], at: number, most: number): number {
	let left = most;
	while (left-- > 0 && tokens[at] && dateGlue.has(tokens[at]!.text)) at++;
	return at;
}

function namedAt(tokens: readonly Token[], at: number, hints: DateHints): Reading | null {
	const first = tokens[at]!;
	const second = skipGlue(tokens, at + 1, 2);
	const [month, firstAfterMonth] = monthAt(tokens, second);
	// `9 آب/أغسطس 2025`: the month by both its names.
	const [again, afterAgain] = tokens[firstAfterMonth]?.text === '/' ? monthAt(tokens, firstAfterMonth + 1) : [0, 0];
	const afterMonth = month > 0 && again === month ? afterAgain : firstAfterMonth;
	if (isDay(first) && month > 0) {
		const third = skipGlue(tokens, afterMonth, 2);
		const yearToken = tokens[third];
		if (isYear(yearToken)) return { year: westernYear(yearToken!.number), month, day: first.number, to: yearToken!.to };
		const short = tokens[afterMonth + 1];
		if (short && short.digits === 2 && short.number >= 0 && tokens[afterMonth]!.text === '-' && tokens[second - 1]?.text === '-') {
			return { year: 0, month: 0, day: 0, to: short.to };
		}
		return { year: hints.year ?? 0, month, day: first.number, to: tokens[afterMonth - 1]!.to };
	}
	if (isYear(first) && month > 0) {
		const day = tokens[skipGlue(tokens, afterMonth, 1)];
		return isDay(day) ? { year: westernYear(first.number), month, day: day!.number, to: day!.to } : null;
	}
	// `2025. gada 9. augusts`, `2025 жылғы 9 тамыз`: the year, then day and month; only where a word or mark ties them.
	if (isYear(first) && second > at + 1 && isDay(tokens[second])) {
		const [late, afterLate] = monthAt(tokens, skipGlue(tokens, second + 1, 2));
		if (late > 0 && !isYear(tokens[skipGlue(tokens, afterLate, 2)]))
			return { year: westernYear(first.number), month: late, day: tokens[second]!.number, to: tokens[afterLate - 1]!.to };
	}
	const [own, afterOwn] = monthAt(tokens, at);
	if (own === 0) return null;
	const dayAt = skipGlue(tokens, afterOwn, 1);
	const day = tokens[dayAt];
	if (!isDay(day)) return null;
	const yearToken = tokens[skipGlue(tokens, dayAt + 1, 3)];
	if (isYear(yearToken)) return { year: westernYear(yearToken!.number), month: own, day: day!.number, to: yearToken!.to };
	return { year: hints.year ?? 0, month: own, day: day!.number, to: day!.to };
}

/** Levantine names of two words. */
const monthsOfTwoWords: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map([
	[
		'كانون',
		new Map([
			['الثاني', 1],
			['الأول', 12],
			['الاول', 12],
		]),
	],
	[
		'تشرين',
		new Map([
			['الأول', 10],
			['الاول', 10],
			['الثاني', 11],
		]),
	],
]);

/** The month that a token or, in Vietnamese and Levantine Arabic, two tokens name, and where the next token stands. */
function monthAt(tokens: readonly Token[], at: number): readonly [month: number, next: number] {
	const token = tokens[at];
	if (!token) return [0, at];
	const number = tokens[at + 1]?.number ?? -1;
	const half = monthsOfTwoWords.get(token.text)?.get(tokens[at + 1]?.text ?? '');
	if (half) return [half, at + 2];
	if ((token.text === 'tháng' || token.text === 'thg') && number >= 1 && number <= 12) return [number, at + 2];
	return [token.month, at + 1];
}

/** A year above 2400 is one of the Buddhist era, as Thai newspapers count. */
function westernYear(year: number): number {
	return year > 2400 ? year - 543 : year;
}

function daysIn(year: number, month: number): number {
	if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
