import { type CalendarDay, calendarDay, dayNumber, pad } from './calendar.ts';
import type { WordClass } from './lexicon.ts';
import { find, numberOf, pattern, shiftOf, type TemporalPattern, type TokenMatch, wordAt } from './match.ts';

/** The class letter of a holiday; its value is month and day, 1225, or the number of one that moves. */
const letter = 'J';

/** Holidays that are another day each year, by what stands for their day. */
const moving: readonly ((year: number) => CalendarDay)[] = [
	year => weekdayFrom(year, 11, 22, 4),
	year => easterAnd(year, 0),
	year => easterAnd(year, -2),
	year => easterAnd(year, 1),
	year => weekdayFrom(year, 9, 1, 1),
	year => weekdayFrom(year, 5, 25, 1),
];
const [thanksgiving, easterSunday, goodFriday, easterMonday, labourDay, memorialDay] = moving.keys() as unknown as number[];

/** Holidays that have one day everywhere, and those that newspapers date most by, by their first word. Longest first. */
export const holidayPhrases: ReadonlyMap<string, readonly { readonly rest: string; readonly class: WordClass }[]> = new Map(
	Object.entries({
		christmas: { ' eve': 1224, ' day': 1225, '': 1225 },
		new: { " year's eve": 1231, " year's day": 101, " year's": 101 },
		thanksgiving: { ' day': thanksgiving, '': thanksgiving },
		easter: { ' sunday': easterSunday, ' monday': easterMonday, '': easterSunday },
		good: { ' friday': goodFriday },
		labor: { ' day': labourDay },
		memorial: { ' day': memorialDay },
		valentine: { "'s day": 214 },
		may: { ' day': 501 },
		boxing: { ' day': 1226 },
		halloween: { '': 1031 },
	} as Record<string, Record<string, number>>).map(([first, rests]) => [
		first,
		Object.entries(rests).map(([rest, value]) => ({ rest, class: { letter, value } })),
	]),
);

/** `Christmas Eve`, `last Thanksgiving`, `New Year's Day 1999`: TIMEX3 gives the day. */
export const holidayPatterns: readonly TemporalPattern[] = [pattern(`[pxf]?${letter}(?:,?O?y)?`, holiday)];

/** What is called by a holiday, and is no day. */
const thing =
	/^(?:adverts?|bonus(?:es)?|cards?|carols?|decorations?|dinners?|eggs?|gifts?|holidays?|islands?|lights|lists?|lunch|markets?|messages?|number|parade|part(?:y|ies)|presents?|sales|season|shoppers|shopping|show|song|specials?|spirit|stor(?:y|ies)|tale|trees?|week|weekend)$/;

function holiday(match: TokenMatch): string | undefined {
	const { source, anchor, last } = match;
	const index = find(match, letter);
	// `christmas cards` in lower case, and what is called by a holiday, are no days.
	if (!/^\p{Lu}/u.test(source.text.slice(source.from[index], source.to[index])) || source.classes[last] === 'h') return undefined;
	if (thing.test(wordAt(source, last))) return undefined;
	const value = source.value[index] ?? 0;
	const year = numberOf(match, 'y');
	if (year !== undefined) return dayIn(value, year);
	const now = anchor.day === undefined ? undefined : calendarDay(anchor.day);
	if (!now) return value < moving.length ? `XXXX-${pad(dayOf(value, 2000).month)}` : `XXXX-${dayIn(value, 2000).slice(5)}`;
	const distance = (candidate: number): number => {
		const { month, day } = dayOf(value, candidate);
		return dayNumber(candidate, month, day) - anchor.day!;
	};
	const years = [now.year - 1, now.year, now.year + 1];
	const nearest = years.reduce((best, candidate) => (Math.abs(distance(candidate)) < Math.abs(distance(best)) ? candidate : best));
	const shift = shiftOf(match);
	const direction = shift ?? (match.tense() === 'future' ? 1 : 0);
	const ahead = distance(nearest);
	// The holiday that is today is neither the last nor the next one, but what is to come may be today.
	const isBeside = ahead === 0 ? shift !== undefined : ahead * direction < 0;
	return dayIn(value, nearest + (isBeside ? direction : 0));
}

function dayIn(value: number, year: number): string {
	const { month, day } = dayOf(value, year);
	return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

function dayOf(value: number, year: number): Pick<CalendarDay, 'month' | 'day'> {
	return moving[value]?.(year) ?? { month: Math.floor(value / 100), day: value % 100 };
}

/** The first such weekday (Monday is 1) from a day of a month on. */
function weekdayFrom(year: number, month: number, day: number, weekday: number): CalendarDay {
	const first = dayNumber(year, month, day);
	return calendarDay(first + ((weekday - calendarDay(first).weekday + 7) % 7));
}

/** So many days beside Easter Sunday of the Gregorian calendar (Meeus' form of the anonymous rule of 1876). */
function easterAnd(year: number, days: number): CalendarDay {
	const golden = year % 19;
	const century = Math.floor(year / 100);
	const inCentury = year % 100;
	const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
	const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
	const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
	const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
	const sum = epact + toSunday - 7 * late + 114;
	return calendarDay(dayNumber(year, Math.floor(sum / 31), (sum % 31) + 1) + days);
}
