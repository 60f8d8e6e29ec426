import { dayPartCodes, seasonCodes, type UnitCode } from './anchor.ts';
import { calendarDay, dayNumber, daysInMonth, isoDay, pad } from './calendar.ts';
import { withPart } from './dates.ts';
import {
	bareUnits,
	boundedDuration,
	duration,
	durationOf,
	halfOf,
	isAge,
	isOfTheClock,
	lengthOfTwo,
	plainDuration,
	unitOf,
	withFraction,
	withHalf,
} from './durations.ts';
import { amountOf, find, numberOf, pattern, shiftOf, type TemporalPattern, type TokenMatch, wordAt } from './match.ts';
import { besideNear, dayBeside, sameUnit, shiftedFromNear, unitBefore } from './nearDates.ts';

const count = '(?:[dny]|c(?:h?c)*(?:Ñ?a?H)?|Ña?H|t?aq|aq?|aH|Ha|q)O?';

/** Everything that is said from the article's date: relative days and periods, durations, sets, quarters, seasons, vague references. */
export const periodPatterns: readonly TemporalPattern[] = [
	pattern('tUXT', dayBeyond),
	pattern('eTP?|TP|T', relativeDay),
	pattern('v', match => (match.anchor.day === undefined ? undefined : withPart(match.anchor.unit('D', -1) ?? '', 4))),
	pattern('e?xP|eP', match => sameDayPart(match)),
	pattern('pP', match => (match.anchor.day === undefined ? undefined : withPart(match.anchor.unit('D', -1) ?? '', numberOf(match, 'P') ?? 4))),
	pattern('[eG]xUI[MK]|[eG]?t?[pxf][UQ]|t?BO[txpf]U|tU|tQ|tB?Ot?[pxf]Q', relativeUnit),
	pattern('t?[pxf]FU', match => `FY${match.anchor.unit('Y', shiftOf(match) ?? 0)}`),
	pattern('t?Fy', match => `FY${numberOf(match, 'y')}`),
	pattern('a?U[hX]?g|t?Uh[gG]Q?', yearAgo),
	pattern('t?Uh[gG]X', match => (wordAt(match.source, match.last - 1) === 'period' ? yearAgo(match) : undefined)),
	pattern(`t?[pxf]${count}[UV]`, boundedDuration),
	pattern('t?[pxf]V', unitsAhead),
	pattern(`${count}h?[UV]`, plainDuration),
	pattern(`${count}h?[UV]h?X`, match => (isAge(match) ? plainDuration(match) : undefined)),
	pattern('[dn][dn]![dn]h?[UV]', withFraction),
	pattern('[dn][dn]![dn]h?[UV]h?X', match => (isAge(match) ? withFraction(match) : undefined)),
	pattern('UhX', match => (wordAt(match.source, match.last - 1) === 'old' ? durationOf(1, unitOf(match)) : undefined)),
	pattern('a?HhU', match => halfOf(unitOf(match))),
	pattern('[ac]UÑaHg?', match => withHalf(match)),
	pattern('[dnca][UV]Ñ[dnc][UV]', lengthOfTwo),
	pattern(`${count}X[UV]`, match => (unbroken.test(wordAt(match.source, match.last - 2)) ? plainDuration(match) : undefined)),
	pattern(`t?o${count}[UV]`, boundedDuration),
	pattern('V', bareUnits),
	pattern(`${count}[UV][gG]`, shiftedBy),
	pattern(`${count}[UV](?:X[RT]|gT)`, fromDay),
	pattern('V[gG]', () => 'PAST_REF'),
	pattern('r[UV]', () => 'PAST_REF'),
	pattern('t?Uy', match => (wordAt(match.source, match.last - 2) === 'year' ? pad(numberOf(match, 'y') ?? 0, 4) : undefined)),
	pattern('tXU(?:O?[pxf]U)?', sameUnit),
	pattern('tUX|tUhXX', unitBefore),
	pattern('t?F?oh?Q(?:O(?:y|Fy|t?[pxf]?U))?|yoh?Q|F?oQ', namedQuarter),
	pattern('t?oH(?:O(?:y|t?[pxf]?U))?', namedHalf),
	pattern('t?e?h?D', decade),
	pattern('t?e?h?oh?U', century),
	pattern('(?:t?[pxf]|e?t?|t?e)S(?:O?y(?:h[dn])?)?', season),
	pattern('E(?:[dc]h?)?[UVP]', everyUnit),
	pattern('ES', match => `XXXX-${seasonCodes[(numberOf(match, 'S') ?? 1) - 1]}`),
	pattern('EXU', match => (wordAt(match.source, match.first + 1) === 'other' ? durationOf(2, unitOf(match)) : undefined)),
	pattern('t?Uh?B', yearEnd),
	pattern(
		'Y',
		match =>
			['P1D', 'P1W', 'P1M', 'P1Y', 'P1Y', 'P3M', 'PT1H', 'P1D', 'P2W', 'P2W', 'P1D', 'P1W', 'P1M', 'P1Y', 'P1DE'][
				(match.source.value[match.first] ?? 1) - 1
			],
	),
	pattern('R|tX?R', vague),
	pattern('tp', match =>
		wordAt(match.source, match.first + 1) === 'past' && !/^[Xdncqo]/.test(match.source.classes.slice(match.last, match.last + 1))
			? 'PAST_REF'
			: undefined,
	),
];

function relativeDay(match: TokenMatch): string | undefined {
	const index = find(match, 'T');
	const which = match.source.value[index] ?? 2;
	const date = match.anchor.unit('D', which === 1 ? -1 : which === 3 ? 1 : 0) ?? 'XXXX-XX-XX';
	const part = which === 4 ? 4 : numberOf(match, 'P');
	if (match.source.classes[match.last - 1] === 'U') return undefined;
	return part === undefined ? date : withPart(date, part);
}

/** Words between a number and its unit that leave the length as it is: `four straight days`, `two full weeks`. */
const unbroken = /^(?:straight|consecutive|successive|full|whole|entire|solid|more|additional|extra|calendar|business|working|trading)$/;

/** `the day before yesterday`, `the day after tomorrow`. */
function dayBeyond(match: TokenMatch): string | undefined {
	const { source, anchor, first } = match;
	if (wordAt(source, first + 1) !== 'day') return undefined;
	const words = `${wordAt(source, first + 2)} ${wordAt(source, first + 3)}`;
	if (words !== 'before yesterday' && words !== 'after tomorrow') return undefined;
	return anchor.unit('D', words === 'before yesterday' ? -2 : 2) ?? 'XXXX-XX-XX';
}

/** `the past months` are some; `the coming months` are the future. */
function unitsAhead(match: TokenMatch): string {
	return /^(?:up)?coming$/.test(wordAt(match.source, find(match, 'pxf'))) ? 'FUTURE_REF' : durationOf(undefined, unitOf(match));
}

function sameDayPart(match: TokenMatch): string {
	return withPart(match.anchor.unit('D', 0) ?? 'XXXX-XX-XX', numberOf(match, 'P') ?? 1);
}

/** `last year`, `this week`, `the next quarter`, `earlier this year in May`, `the end of the year`, `the year`. */
function relativeUnit(match: TokenMatch): string | undefined {
	const { source, anchor } = match;
	const shift = shiftOf(match) ?? 0;
	const monthIndex = find(match, 'MK');
	if (monthIndex >= 0) return `${anchor.unit('Y', shift)}-${pad(source.value[monthIndex] ?? 1)}`;
	if (find(match, 'Q') >= 0) {
		if (!isOneQuarter(match) || source.classes[match.last] === 'h') return undefined;
		const latest = find(match, 'pxf') < 0 || wordAt(source, find(match, 'pxf')) === 'latest';
		return anchor.quarterShift(latest ? -1 : shift);
	}
	const code = unitOf(match);
	if ('H S'.includes(code) || wordAt(source, find(match, 'U')) === 'minute') return undefined;
	if (find(match, 'pxfB') < 0) {
		const before = match.first > 0 ? wordAt(source, match.first - 1) : '';
		if (!/^(?:of|for|during|in|throughout|over|until|through)$/.test(before) && code !== 'WE') return undefined;
		if (!['Y', 'M', 'W', 'WE'].includes(code) || source.classes[match.last] === 'h') return undefined;
	}
	if (code === 'WE') return anchor.weekend(match.tense(), shiftOf(match));
	const past = find(match, 'p');
	const said = past < 0 ? '' : wordAt(source, past);
	if (said === 'last' && source.classes[match.first] === 't' && isLength(match, code)) return durationOf(1, code);
	const beside = wordAt(source, find(match, 'pf'));
	if (code === 'D' && /^(?:following|next|previous|preceding)$/.test(beside)) return dayBeside(match, shift);
	if (/^(?:following|previous|preceding)$/.test(beside)) return besideNear(match.lastDate, code, shift) ?? anchor.unit(code, shift);
	if (said === 'past' || (code === 'FN' && shift !== 0)) return durationOf(1, code);
	return anchor.unit(code, shift);
}

/** `over the last year` is a year long; `the last year of the war` is one. */
function isLength({ source, first, last }: TokenMatch, code: UnitCode): boolean {
	return ['Y', 'M', 'W', 'DE'].includes(code) && /^(?:over|during|within|in|for)$/.test(wordAt(source, first - 1)) && source.classes[last] !== 'O';
}

/** `a year ago`, `the year-earlier period`: the same time a unit back, at the unit's grain. */
function yearAgo(match: TokenMatch): string | undefined {
	if (find(match, 'gG') < 0) return undefined;
	return match.anchor.unit(unitOf(match), -1) ?? `PT1${unitOf(match)}`;
}

/** `by year-end`, `the month-end`, `the year end`. */
function yearEnd(match: TokenMatch): string | undefined {
	if (wordAt(match.source, match.last - 1) !== 'end' || (find(match, 'h') < 0 && unitOf(match) !== 'Y')) return undefined;
	return match.anchor.unit(unitOf(match), 0);
}

/** `two years from now`, `a week from tomorrow`, `a year ago yesterday`. */
function fromDay(match: TokenMatch): string | undefined {
	const { source, anchor, last } = match;
	const isBack = source.classes[last - 2] === 'g';
	const amount = amountOf(match);
	const code = unitOf(match);
	if (amount === undefined || !Number.isInteger(amount) || isOfTheClock(match)) return undefined;
	if (!isBack && wordAt(source, last - 2) !== 'from') return undefined;
	const steps = isBack ? -amount : amount;
	if (source.classes[last - 1] === 'R') return wordAt(source, last - 1) === 'now' ? anchor.unit(code, steps) : undefined;
	const beside = anchor.day === undefined ? undefined : anchor.day + (source.value[last - 1] ?? 2) - 2;
	if (beside === undefined || (source.value[last - 1] ?? 2) > 3) return undefined;
	if (code === 'D' || code === 'W') return isoDay(beside + steps * (code === 'D' ? 1 : 7));
	const { year, month, day } = calendarDay(beside);
	if (code !== 'Y' || day > daysInMonth(year + steps, month)) return undefined;
	return isoDay(dayNumber(year + steps, month, day));
}

/** `two years ago`, `three weeks earlier`: a date at the grain of the unit; `later` keeps the length where it counts from something else than a day that was just named. */
function shiftedBy(match: TokenMatch): string | undefined {
	const amount = amountOf(match);
	const word = wordAt(match.source, match.last - 1);
	const code = unitOf(match);
	if (word !== 'ago' && amount !== undefined && Number.isInteger(amount)) {
		const near = shiftedFromNear(match, code, word === 'later' ? amount : -amount);
		if (near !== undefined) return near;
	}
	if (word === 'later' || isOfTheClock(match)) return duration(match);
	if (amount === undefined) return 'PAST_REF';
	if (!Number.isInteger(amount)) {
		if (code === 'Y') return match.anchor.unit('M', -Math.round(amount * 12));
		return code === 'CE' ? match.anchor.unit('Y', -amount * 100) : duration(match);
	}
	return match.anchor.unit(code === 'WE' || code === 'ML' ? 'W' : code, -amount);
}

function namedQuarter(match: TokenMatch): string | undefined {
	const quarter = numberOf(match, 'o') ?? 0;
	if (quarter < 1 || quarter > 4 || !isOneQuarter(match)) return undefined;
	const year = yearIn(match);
	return year === undefined ? match.anchor.quarter(quarter, match.tense()) : `${year}-Q${quarter}`;
}

function isOneQuarter(match: TokenMatch): boolean {
	return /^(?:quarter|qtr)$/.test(wordAt(match.source, find(match, 'Q')));
}

function namedHalf(match: TokenMatch): string | undefined {
	const half = numberOf(match, 'o') ?? 0;
	if (half < 1 || half > 2) return undefined;
	const year = yearIn(match);
	if (year === undefined && (match.source.classes[match.first] !== 't' || !/^(?:in|of|for|during)$/.test(wordAt(match.source, match.first - 1))))
		return undefined;
	return `${year ?? match.anchor.unit('Y', 0)}-H${half}`;
}

function yearIn(match: TokenMatch): string | undefined {
	const year = numberOf(match, 'y');
	if (year !== undefined) return pad(year, 4);
	if (find(match, 'U') >= 0 && unitOf(match) === 'Y') return match.anchor.unit('Y', shiftOf(match) ?? 0);
	return undefined;
}

/** `the 1980s`, `the late sixties`; in words with an article alone: `in his sixties` is no time. */
function decade(match: TokenMatch): string | undefined {
	const { source, first, last } = match;
	if (!/\d/.test(wordAt(source, last - 1)) && source.classes[first] !== 't') return undefined;
	return pad(Math.floor((source.value[last - 1] ?? 0) / 10), 3);
}

function century(match: TokenMatch): string | undefined {
	if (unitOf(match) === 'CE') return pad((numberOf(match, 'o') ?? 1) - 1, 2);
	return undefined;
}

function season(match: TokenMatch): string | undefined {
	const which = numberOf(match, 'S') ?? 1;
	const year = numberOf(match, 'y');
	if (year !== undefined) return `${year}-${seasonCodes[which - 1]}`;
	if (find(match, 'pxft') < 0) return undefined;
	if (
		wordAt(match.source, find(match, 'S')) === 'fall' &&
		find(match, 'pxf') < 0 &&
		!/^(?:in|during|by|until|since)$/.test(wordAt(match.source, match.first - 1))
	)
		return undefined;
	return match.anchor.season(which, match.tense(), shiftOf(match));
}

function everyUnit(match: TokenMatch): string | undefined {
	const part = find(match, 'P');
	if (part >= 0) return `XXXX-XX-XXT${dayPartCodes[(match.source.value[part] ?? 1) - 1]}`;
	return amountOf(match) === undefined ? duration(match).replace('X', '1') : duration(match);
}

function vague(match: TokenMatch): string | undefined {
	const index = find(match, 'R');
	const word = wordAt(match.source, index);
	const withArticle = match.source.classes[match.first] === 't';
	if ((word === 'future') !== withArticle) return undefined;
	if (match.last - match.first === 3 && !/^(?:near|foreseeable|immediate|distant)$/.test(wordAt(match.source, index - 1))) return undefined;
	if (word === 'shortly' || (word === 'now' && match.source.classes[index + 1] === 'h')) return undefined;
	return ['PRESENT_REF', 'PAST_REF', 'FUTURE_REF'][(match.source.value[index] ?? 1) - 1];
}
