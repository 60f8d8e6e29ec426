import { type UnitCode, unitCodes } from './anchor.ts';
import { pad } from './calendar.ts';
import { datePatterns, dateRange, withPart } from './dates.ts';
import { durationOf } from './durations.ts';
import { periodOf } from './languageLexicon.ts';
import { amountOf, find, numberOf, pattern, shiftOf, type TemporalPattern, type TokenMatch } from './match.ts';

const count = '(?:[dnc]|q)O?';

/**
 * How other languages say times, whatever the order: `la semaine dernière` and `vorige Woche`, `vor drei Tagen` and `три дня назад`. Which words these are
 * is the lexicon's.
 */
export const languagePatterns: readonly TemporalPattern[] = [
	...datePatterns,
	pattern('TP?|PT', relativeDay),
	pattern('U?[pxf]?WU?[pxf]?(?:(?:h|,)?P)?', weekday),
	pattern('t?[pxf]U|t?U[pxf]', shiftedUnit),
	pattern('k', match => {
		const { code, shift } = periodOf(match.source.value[match.first] ?? 0);
		return match.anchor.unit(code, shift);
	}),
	pattern('t?[pxf]?M[pxf]?', month),
	pattern('[do]\\.?[hÑ][do]\\.?O?[MN]\\.?O?,?y?', dateRange),
	pattern('[do]\\.?O?[MN]\\.?O?yU', match => {
		const [year, monthNumber, day] = [numberOf(match, 'y'), numberOf(match, 'MN'), numberOf(match, 'do')];
		return unitOf(match) === 'Y' && year && monthNumber && day ? `${year}-${pad(monthNumber)}-${pad(day)}` : undefined;
	}),
	pattern('[MN]\\.?O?yU', match => (unitOf(match) === 'Y' ? `${numberOf(match, 'y')}-${pad(numberOf(match, 'MN') ?? 0)}` : undefined)),
	pattern('yU', match => (unitOf(match) === 'Y' ? String(numberOf(match, 'y')) : undefined)),
	pattern(`[gz]${count}U|${count}U[gzp]|U[gz]`, away),
	pattern(`t?[pf]${count}U|t?${count}[pf]U|${count}Ut?[pf]`, match => duration(match)),
	pattern(`${count}U`, match => (match.source.classes[match.last] === 'g' ? undefined : duration(match))),
	pattern('t?[oO]?Q[oO]?(?:O?y|O?t?[pxf]?U[pxf]?)?|t?oQ(?:O?y|O?t?[pxf]?U[pxf]?)?|Qo(?:O?y)?', quarter),
	pattern('t?S(?:O?y|[pxf])|[pxf]S', season),
];

function unitOf(match: TokenMatch): UnitCode {
	return unitCodes[(numberOf(match, 'U') ?? 1) - 1] ?? 'D';
}

function relativeDay(match: TokenMatch): string {
	const day = match.anchor.unit('D', numberOf(match, 'T') ?? 0) ?? 'XXXX-XX-XX';
	const part = numberOf(match, 'P');
	return part === undefined ? day : withPart(day, part);
}

function weekday(match: TokenMatch): string | undefined {
	const unit = find(match, 'U');
	if (unit >= 0 && unitOf(match) !== 'D') return undefined;
	const date = match.anchor.weekday(numberOf(match, 'W') ?? 1, match.tense(), shiftOf(match));
	const part = numberOf(match, 'P');
	return part === undefined ? date : withPart(date, part);
}

function shiftedUnit(match: TokenMatch): string | undefined {
	const code = unitOf(match);
	return ['H', 'S'].includes(code) || numberOf(match, 'U') === 8 ? undefined : match.anchor.unit(code, shiftOf(match) ?? 0);
}

function month(match: TokenMatch): string {
	return match.anchor.month(numberOf(match, 'M') ?? 1, match.tense(), shiftOf(match));
}

/** A time so and so far before or after the article's: `il y a deux ans`, `через два дня`, and `год назад`, which counts one. */
function away(match: TokenMatch): string | undefined {
	const ahead = find(match, 'z') >= 0;
	const code = unitOf(match);
	const rank = numberOf(match, 'U') ?? 1;
	const counted = find(match, 'dncq') >= 0;
	const amount = counted ? amountOf(match) : 1;
	if (rank >= 7 && rank <= 9) return ahead && !counted ? undefined : duration(match);
	if (amount === undefined) return ahead ? 'FUTURE_REF' : 'PAST_REF';
	if (!Number.isInteger(amount)) return undefined;
	if (ahead && !counted) return undefined;
	return match.anchor.unit(code === 'WE' ? 'W' : code, ahead ? amount : -amount);
}

function duration(match: TokenMatch): string {
	const rank = numberOf(match, 'U') ?? 1;
	const amount = amountOf(match);
	const code = unitOf(match);
	return rank >= 7 && rank <= 9 ? `PT${amount ?? 'X'}${code}` : durationOf(amount, code);
}

function quarter(match: TokenMatch): string | undefined {
	const number = numberOf(match, 'o');
	if (number === undefined || number < 1 || number > 4) return undefined;
	const year = numberOf(match, 'y');
	if (year !== undefined) return `${year}-Q${number}`;
	if (find(match, 'U') < 0) return match.anchor.quarter(number, match.tense());
	const named = unitOf(match) === 'Y' ? match.anchor.unit('Y', shiftOf(match) ?? 0) : undefined;
	return named && `${named}-Q${number}`;
}

function season(match: TokenMatch): string {
	const number = numberOf(match, 'S') ?? 1;
	const year = numberOf(match, 'y');
	return year === undefined ? match.anchor.season(number, match.tense(), shiftOf(match)) : `${year}-${['SP', 'SU', 'FA', 'WI'][number - 1]}`;
}
