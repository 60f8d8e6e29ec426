import { type UnitCode, unitCodes } from './anchor.ts';
import { isoDay, isoMonth, isoWeek, pad, parseIsoDay } from './calendar.ts';
import { unitOf } from './durations.ts';
import { shiftOf, type TokenMatch, wordAt } from './match.ts';

/** So many tokens back, a day that the text names is the one that `three days later`, and `11:20 a.m.`, are counted from. */
export const nearTokens = 24;

/** What the values of units look like that may be asked for again. */
const grains: Partial<Record<UnitCode, RegExp>> = { D: /^\d{4}-\d{2}-\d{2}$/, W: /^\d{4}-W\d{2}$/, M: /^\d{4}-\d{2}$/, Y: /^\d{4}$/ };

/** `the same day`: that of the last date before it, else the article's; `the same month last year` is in another. */
export function sameUnit(match: TokenMatch): string | undefined {
	const { source, anchor, first, last, lastDate } = match;
	if (wordAt(source, first + 1) !== 'same' || source.classes[last] === 'h') return undefined;
	const code = unitCodes[(source.value[first + 2] ?? 1) - 1] ?? 'D';
	const grain = grains[code];
	const same = grain && (lastDate(grain) ?? anchor.unit(code, 0));
	const shift = shiftOf(match);
	if (shift === undefined) return same;
	const isInYear = wordAt(source, last - 1) === 'year' && 'DM'.includes(code);
	return isInYear && same !== undefined ? `${anchor.unit('Y', shift)}${same.slice(4)}` : undefined;
}

/** `the year before`, `the day before`, `the year-before period`: what came before the last one that the text named near it, else before the article's. */
export function unitBefore(match: TokenMatch): string | undefined {
	const { source, anchor, first, last, lastDate } = match;
	const isAdjective = source.classes[first + 2] === 'h';
	if (!/^(?:before|prior)$/.test(wordAt(source, isAdjective ? last - 2 : last - 1))) return undefined;
	// `The year before the war` is another one.
	const isWhole = isAdjective ? wordAt(source, last - 1) === 'period' : /^[.,\n!]?$/.test(source.classes[last] ?? '');
	if (!isWhole) return undefined;
	const code = unitOf(match);
	const grain = grains[code];
	return besideNear(lastDate, code, -1) ?? (grain && anchor.unit(code, -1));
}

/** The day, week, month or year beside the last one of its grain, or finer, that was just named. */
export function besideNear(lastDate: TokenMatch['lastDate'], code: UnitCode, shift: number): string | undefined {
	const value = lastDate(/^\d{4}(?:-|$)/, nearTokens);
	if (value === undefined) return undefined;
	const year = Number(value.slice(0, 4));
	const month = /^\d{4}-(\d{2})/.exec(value)?.[1];
	const day = parseIsoDay(value.slice(0, 10));
	switch (code) {
		case 'D':
			return day === undefined ? undefined : isoDay(day + shift);
		case 'W':
			return day === undefined ? undefined : isoWeek(day + 7 * shift);
		case 'M':
			return month === undefined ? undefined : isoMonth(year, Number(month) + shift);
		case 'Y':
			return pad(year + shift, 4);
		default:
			return undefined;
	}
}

/** `the next day`, `the previous day`: beside the last day before it in the text, else beside the article's. */
export function dayBeside({ lastDate, anchor }: TokenMatch, shift: -1 | 0 | 1): string | undefined {
	const day = parseIsoDay(lastDate(/^\d{4}-\d{2}-\d{2}$/) ?? null);
	return day === undefined ? anchor.unit('D', shift) : isoDay(day + shift);
}

/** A day that lies so many days or weeks from one that was just named. */
export function shiftedFromNear({ lastDate }: TokenMatch, code: UnitCode, amount: number): string | undefined {
	const days = code === 'D' ? amount : code === 'W' ? amount * 7 : undefined;
	const day = days === undefined ? undefined : parseIsoDay(lastDate(/^\d{4}-\d{2}-\d{2}/, nearTokens)?.slice(0, 10) ?? null);
	return day === undefined ? undefined : isoDay(day + days!);
}
