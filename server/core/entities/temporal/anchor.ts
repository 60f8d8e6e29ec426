import { type CalendarDay, calendarDay, type DayNumber, dayNumber, daysInMonth, isoDay, isoMonth, isoWeek, pad } from './calendar.ts';

/** Which side of the article's date an expression most likely lies on, as its sentence says. */
export type Tense = 'past' | 'future';
/** `last`, `this`, `next` as -1, 0, 1. */
export type Shift = -1 | 0 | 1;

/** TIMEX3 codes of the units of time, in the order of the lexicon's values from 1. */
export const unitCodes = ['D', 'W', 'M', 'Y', 'DE', 'CE', 'H', 'M', 'S', 'WE', 'FN', 'ML'] as const;
export type UnitCode = (typeof unitCodes)[number];
export const seasonCodes = ['SP', 'SU', 'FA', 'WI'] as const;
export const dayPartCodes = ['MO', 'AF', 'EV', 'NI', 'T12:00', 'T24:00', 'T12:00', 'DT'] as const;

/** Places expressions on the calendar, seen from the article's date; without one, what is not said stays `X`. */
export interface Anchor {
	readonly day: DayNumber | undefined;
	weekday(weekday: number, tense: Tense | undefined, shift: Shift | undefined): string;
	month(month: number, tense: Tense | undefined, shift: Shift | undefined): string;
	/** The one that is nearest; with a tense, the last one up to the article's day, or the next one from it on. */
	monthDay(month: number, day: number, tense?: Tense): string;
	weekend(tense: Tense | undefined, shift: Shift | undefined): string;
	quarter(quarter: number, tense: Tense | undefined): string;
	season(season: number, tense: Tense | undefined, shift: Shift | undefined): string;
	/** The unit that holds the article's date, moved by `amount` of them. */
	unit(code: UnitCode, amount: number): string | undefined;
	quarterShift(amount: number): string;
}

export function createAnchor(day: DayNumber | undefined): Anchor {
	return day === undefined ? floating : fixedAnchor(day, calendarDay(day));
}

/** A unit of which nothing but its kind is known. */
const floatingUnits: Partial<Record<UnitCode, string>> = {
	D: 'XXXX-XX-XX',
	W: 'XXXX-WXX',
	M: 'XXXX-XX',
	Y: 'XXXX',
	DE: 'XXX',
	CE: 'XX',
	WE: 'XXXX-WXX-WE',
};

const floating: Anchor = {
	day: undefined,
	weekday: weekday => `XXXX-WXX-${weekday}`,
	month: month => `XXXX-${pad(month)}`,
	monthDay: (month, day) => `XXXX-${pad(month)}-${pad(day)}`,
	weekend: () => 'XXXX-WXX-WE',
	quarter: quarter => `XXXX-Q${quarter}`,
	season: season => `XXXX-${seasonCodes[season - 1]}`,
	unit: code => floatingUnits[code],
	quarterShift: () => 'XXXX-QX',
};

/** A month that is so near ahead is the one that is meant, unless the sentence tells of the past. */
const soon = 3;

function fixedAnchor(day: DayNumber, now: CalendarDay): Anchor {
	const yearOf = (month: number, tense: Tense | undefined, shift: Shift | undefined): number => {
		if (shift === -1) return month < now.month ? now.year : now.year - 1;
		if (shift === 1) return month > now.month ? now.year : now.year + 1;
		if (shift === 0) return now.year;
		const ahead = (month - now.month + 12) % 12;
		if (tense === 'future' || (tense === undefined && ahead <= soon)) return month >= now.month ? now.year : now.year + 1;
		return month <= now.month ? now.year : now.year - 1;
	};
	return {
		day,
		weekday(weekday, tense, shift) {
			const back = (now.weekday - weekday + 7) % 7;
			if (shift === -1) return isoDay(day - (back || 7));
			if (shift === 1) return isoDay(day + (7 - back));
			if (shift === 0) return isoDay(day + weekday - now.weekday);
			return isoDay(tense === 'future' && back > 0 ? day + 7 - back : day - back);
		},
		month: (month, tense, shift) => isoMonth(yearOf(month, tense, shift), month),
		monthDay(month, monthDay, tense) {
			const years = [now.year - 1, now.year, now.year + 1].filter(year => {
				const ahead = dayNumber(year, month, monthDay) - day;
				return monthDay <= daysInMonth(year, month) && !(tense === 'past' && ahead > 0) && !(tense === 'future' && ahead < 0);
			});
			const distance = (year: number): number => Math.abs(dayNumber(year, month, monthDay) - day);
			const year = years.reduce((best, candidate) => (distance(candidate) < distance(best) ? candidate : best), years[0] ?? now.year);
			return `${pad(year, 4)}-${pad(month)}-${pad(monthDay)}`;
		},
		weekend(tense, shift) {
			const isOver = now.weekday < 6 && (shift === -1 || (tense !== 'future' && (shift === undefined || (shift === 0 && now.weekday <= 2))));
			const weeks = now.weekday < 6 ? (isOver ? -1 : shift === 1 ? 1 : 0) : (shift ?? 0);
			return `${isoWeek(day + weeks * 7)}-WE`;
		},
		quarter(quarter, tense) {
			const current = Math.ceil(now.month / 3);
			if (tense === 'future') return `${quarter >= current ? now.year : now.year + 1}-Q${quarter}`;
			return `${quarter <= current ? now.year : now.year - 1}-Q${quarter}`;
		},
		season(season, tense, shift) {
			const starts = (year: number): DayNumber => dayNumber(year, season * 3, 1);
			const ends = (year: number): DayNumber => dayNumber(season === 4 ? year + 1 : year, season === 4 ? 3 : season * 3 + 3, 1) - 1;
			const years = [now.year - 2, now.year - 1, now.year, now.year + 1];
			const last = (holds: (year: number) => boolean): number => years.findLast(holds) ?? now.year;
			let year = last(candidate => starts(candidate) <= day);
			if (shift === 0) year = season === 4 && now.month <= 2 ? now.year - 1 : now.year;
			else if (shift === -1) year = last(candidate => ends(candidate) < day);
			else if (shift === 1) year = years.find(candidate => starts(candidate) > day) ?? now.year;
			else if (tense === 'future') year = years.find(candidate => ends(candidate) >= day) ?? now.year;
			return `${year}-${seasonCodes[season - 1]}`;
		},
		unit(code, amount) {
			switch (code) {
				case 'D':
					return isoDay(day + amount);
				case 'W':
					return isoWeek(day + amount * 7);
				case 'FN':
					return isoWeek(day + amount * 14);
				case 'WE':
					return `${isoWeek(day + amount * 7)}-WE`;
				case 'M':
					return isoMonth(now.year, now.month + amount);
				case 'Y':
					return pad(now.year + amount, 4);
				case 'DE':
					return pad(Math.floor(now.year / 10) + amount, 3);
				case 'CE':
					return pad(Math.floor(now.year / 100) + amount, 2);
				default:
					return undefined;
			}
		},
		quarterShift(amount) {
			const quarter = now.year * 4 + Math.ceil(now.month / 3) - 1 + amount;
			return `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
		},
	};
}
