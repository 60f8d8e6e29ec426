import { dayPartCodes, unitCodes } from './anchor.ts';
import { dayNumber, isoDay, pad } from './calendar.ts';
import { find, numberOf, pattern, shiftOf, type TemporalPattern, type TokenMatch, wordAt } from './match.ts';

const month = '[MKN]';
const weekday = '(?:W\\.?,?)?';
const day = '[do]';
const dash = '[hÑ]';

/** Days, months and years, and the ranges of them. */
export const datePatterns: readonly TemporalPattern[] = [
	pattern('i', ({ source, first }) => validDay(source.text.slice(source.from[first], source.to[first]))),
	pattern('s', slashedDate),
	pattern(`${weekday}t?${day}\\.?O?${month}\\.?,?O?y`, fullDate),
	pattern(`${weekday}${month}\\.?${day},?y`, fullDate),
	pattern(`${weekday}t?${day}O?${month}(?!\\.?${day})`, fullDate),
	pattern(`${weekday}${month}\\.?${day}`, fullDate),
	pattern(`t?PO(?:${month}\\.?${day}(?:,?y)?|t?${day}O?${month}(?!\\.?${day}))`, match => partOf(match, fullDate)),
	pattern('t?POW', match => partOf(match, weekdayAlone)),
	pattern(`${day}O?${month}\\.?h${day}O?${month}\\.?,?y?`, dateRange),
	pattern(`${month}\\.?${day}h${month}\\.?${day},?y?`, dateRange),
	pattern(`${day}${dash}${day}O?${month}\\.?O?,?y?`, dateRange),
	pattern(`${month}\\.?${day}${dash}${day}(?:,?y)?`, dateRange),
	pattern(`(?:eh?)?${month}\\.?,?O?y`, match => monthOfYear(match)),
	pattern(`t?BO${month}\\.?,?O?y?`, match => (find(match, 'y') < 0 ? monthAlone(match) : monthOfYear(match))),
	pattern('(?:eh?|[pxf])?[MK](?:O[pxf]U)?', monthAlone),
	pattern(`(?:${weekday}${month}\\.?${day},?|${day}O?${month},?|[MK],?)O?[pxf]U`, inShiftedYear),
	pattern('e?(?:[pxf])?W(?:P|,?eP)?', weekdayAlone),
	pattern('E?w|EW', match => `XXXX-WXX-${numberOf(match, 'wW')}`),
	pattern('t?eh?y', match => pad(numberOf(match, 'y') ?? 0, 4)),
	pattern('t?BOy', match => pad(numberOf(match, 'y') ?? 0, 4)),
	pattern('y', yearAlone),
	pattern('yhy', match => yearRange(match, match.source.value[match.last - 1] ?? 0)),
	pattern('y[h!][dn]', shortYearRange),
];

/** `the morning of Jan. 5`, `the night of 5 January`. */
function partOf(match: TokenMatch, dayOf: TemporalPattern['value']): string | undefined {
	const part = find(match, 'P');
	const day = dayOf({ ...match, first: part + 2 });
	return day && withPart(day.slice(0, 10), match.source.value[part] ?? 1);
}

function validDay(text: string): string | undefined {
	const [year, monthNumber, dayOfMonth] = text.split('-').map(Number);
	const valid = isoDay(dayNumber(year ?? 0, monthNumber ?? 0, dayOfMonth ?? 0));
	return valid === text ? text : undefined;
}

function isoDate(year: number, monthNumber: number, dayOfMonth: number): string | undefined {
	return validDay(`${pad(year, 4)}-${pad(monthNumber)}-${pad(dayOfMonth)}`);
}

/** Countries that write the month first. */
const monthFirst = new Set(['US', 'PH', 'FM', 'PW', 'MH']);

function slashedDate({ source, first, country }: TokenMatch): string | undefined {
	const text = source.text.slice(source.from[first], source.to[first]);
	const [one = 0, two = 0, three = 0] = text.split(/[/.]/).map(Number);
	if (one > 31) return isoDate(one, two, three);
	const year = three >= 100 ? three : three < 50 ? 2000 + three : 1900 + three;
	const dayFirst = text.includes('.') || (country !== null && !monthFirst.has(country));
	if (two > 12 || (!dayFirst && one <= 12)) return isoDate(year, one, two);
	return isoDate(year, two, one);
}

function fullDate(match: TokenMatch): string | undefined {
	const dayOfMonth = numberOf(match, 'do') ?? 0;
	const monthNumber = numberOf(match, 'MKN') ?? 0;
	const year = numberOf(match, 'y');
	if (year !== undefined) return isoDate(year, monthNumber, dayOfMonth);
	if (dayOfMonth < 1 || dayOfMonth > 31 || (wordAt(match.source, match.last - 1) === 'second' && match.source.classes[match.last - 1] === 'o'))
		return undefined;
	// `The six months ended March 31` are over.
	return match.anchor.monthDay(
		monthNumber,
		dayOfMonth,
		wordAt(match.source, match.first - 1) === 'ended' ? 'past' : match.tense() === 'future' ? 'future' : undefined,
	);
}

/** A range of days: `4-9 August 2025`. */
export function dateRange(match: TokenMatch): string | undefined {
	const days: number[] = [];
	const monthNumbers: number[] = [];
	for (let index = match.first; index < match.last; index++) {
		const letter = match.source.classes[index] ?? '';
		if ('do'.includes(letter)) days.push(match.source.value[index] ?? 0);
		if ('MKN'.includes(letter)) monthNumbers.push(match.source.value[index] ?? 0);
	}
	const [fromDay = 0, toDay = 0] = days;
	const [fromMonth = 0, toMonth = fromMonth] = monthNumbers;
	const year = numberOf(match, 'y');
	if (monthNumbers.length === 1 && fromDay >= toDay) return undefined;
	if (year === undefined) {
		const first = match.anchor.monthDay(fromMonth, fromDay);
		const last = match.anchor.monthDay(toMonth, toDay);
		// A dateline's day and what follows its dash are two: `Oct 19 - Sept 30 end`.
		return first < last ? `${first}/${last}` : undefined;
	}
	const from = isoDate(toMonth < fromMonth ? year - 1 : year, fromMonth, fromDay);
	const to = isoDate(year, toMonth, toDay);
	return from && to ? `${from}/${to}` : undefined;
}

function monthOfYear(match: TokenMatch): string | undefined {
	return `${pad(numberOf(match, 'y') ?? 0, 4)}-${pad(numberOf(match, 'MKN') ?? 0)}`;
}

/** `November last year`, `September 7 of last year`. */
function inShiftedYear(match: TokenMatch): string | undefined {
	const year = match.anchor.unit('Y', shiftOf(match) ?? 0);
	if (wordAt(match.source, match.last - 1) !== 'year' || year === undefined) return undefined;
	const monthNumber = pad(numberOf(match, 'MKN') ?? 0);
	const dayOfMonth = numberOf(match, 'do');
	if (dayOfMonth === undefined) return `${year}-${monthNumber}`;
	return match.anchor.day === undefined ? `${year}-${monthNumber}-${pad(dayOfMonth)}` : validDay(`${year}-${monthNumber}-${pad(dayOfMonth)}`);
}

const beforeMonth =
	/^(?:in|of|since|by|until|till|through|from|to|between|during|for|and|last|next|this|early|late|mid|after|before|till|end|the|-|,)$/;

/** A month without a day: the latest one up to the article's, or the next one where the sentence looks ahead. */
function monthAlone(match: TokenMatch): string | undefined {
	const { source, first } = match;
	const index = find(match, 'MKN');
	if (source.classes[index] === 'N') return undefined;
	const word = source.text.slice(source.from[index], source.to[index]);
	if (/^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/i.test(word) && source.classes[index + 1] !== '.') return undefined;
	const before = first === index ? (first === 0 ? '' : wordAt(source, first - 1)) : 'early';
	if (source.classes[index] === 'K' && !beforeMonth.test(before)) return undefined;
	if (first === index && nextIsName(match) && !beforeMonth.test(before)) return undefined;
	const unit = find(match, 'U');
	if (unit >= 0) {
		const year = match.anchor.unit('Y', shiftOf(match) ?? 0);
		return unitCodes[(source.value[unit] ?? 0) - 1] === 'Y' ? `${year}-${pad(source.value[index] ?? 0)}` : undefined;
	}
	return match.anchor.month(source.value[index] ?? 0, match.tense(), shiftOf(match));
}

function nextIsName({ source, last }: TokenMatch): boolean {
	return source.classes[last] === 'X' && /^\p{Lu}\p{Ll}/u.test(source.text.slice(source.from[last], source.to[last]));
}

function weekdayAlone(match: TokenMatch): string | undefined {
	const index = find(match, 'W');
	const date = match.anchor.weekday(match.source.value[index] ?? 1, match.tense(), shiftOf(match));
	const part = numberOf(match, 'P');
	return part === undefined ? date : withPart(date, part);
}

/** A day and a part of it: `2025-08-09TNI`, `2025-08-09T12:00`. */
export function withPart(date: string, part: number): string {
	const code = dayPartCodes[part - 1] ?? 'DT';
	return code.startsWith('T') && code.length > 2 ? `${date}${code}` : `${date}T${code}`;
}

const afterCount =
	/^(?:people|persons|men|women|children|students|workers|jobs|units|points|shares|dollars|euros|pounds|miles|metres|meters|feet|tons|tonnes|km|kg|soldiers|troops|employees|votes|homes|cars|copies|barrels)$/;
const beforeNumber = /^(?:no|flight|route|number|room|channel|series|model|page|about|nearly|almost|least|some|over|only|than|\$|€|£|¥|#)$/;

function yearAlone({ source, first }: TokenMatch): string | undefined {
	const year = source.value[first] ?? 0;
	const before = first > 0 ? wordAt(source, first - 1) : '';
	const after = source.classes[first + 1] === undefined ? '' : wordAt(source, first + 1);
	const introduced =
		source.classes[first - 1] === 'I' ||
		/^(?:in|since|of|until|till|from|during|early|late|through|year|spring|summer|autumn|winter|fall|by|before|after|for)$/.test(before);
	if (year < 1400 || year > 2100 || (year < 1850 && !introduced)) return undefined;
	const isCompared = before === 'than' || (before === 'over' && /^(?:percent|%)$/.test(wordAt(source, first - 2)));
	if (beforeNumber.test(before) && !isCompared) return undefined;
	if (afterCount.test(after) || after === '%' || after === '$' || source.classes[first + 1] === 'V') return undefined;
	if (!introduced && before !== 'the' && source.classes[first + 1] === 'X' && /^\p{Lu}\p{Ll}/u.test(source.text.slice(source.from[first + 1])))
		return undefined;
	const touching = source.text[(source.from[first] ?? 0) - 1] ?? ' ';
	const following = source.text[source.to[first] ?? 0] ?? ' ';
	if (/[\p{L}$€£¥#/.:@_=&-]/u.test(touching) || /[\p{L}/:@_=&%]/u.test(following)) return undefined;
	return pad(year, 4);
}

/** `1986-87`; `1986/87` is a year that begins in one and ends in the next. */
function shortYearRange(match: TokenMatch): string | undefined {
	const from = match.source.value[match.first] ?? 0;
	const to = Math.floor(from / 100) * 100 + (match.source.value[match.last - 1] ?? 0);
	const isOneYear = match.source.classes[match.first + 1] === '!';
	if (isOneYear && (wordAt(match.source, match.first + 1) !== '/' || to !== from + 1)) return undefined;
	return yearRange(match, to);
}

function yearRange({ source, first }: TokenMatch, to: number): string | undefined {
	const from = source.value[first] ?? 0;
	if (from < 1400 || to <= from || to - from > 300 || to > 2200) return undefined;
	return `${from}/${to}`;
}
