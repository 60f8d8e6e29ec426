import type { TemporalValue } from '../mention.ts';

/** Days as counts since 1970-01-01, so that arithmetic never meets a time zone. */
export type DayNumber = number;

const dayMs = 86_400_000;

export function dayNumber(year: number, month: number, day: number): DayNumber {
	return Date.UTC(year, month - 1, day) / dayMs;
}

/** The day number of an ISO day; undefined for anything else. */
export function parseIsoDay(text: string | null | undefined): DayNumber | undefined {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '');
	if (!match) return undefined;
	const day = dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
	return isoDay(day) === text ? day : undefined;
}

export interface CalendarDay {
	readonly year: number;
	readonly month: number;
	readonly day: number;
	/** 1 is Monday, 7 is Sunday. */
	readonly weekday: number;
}

export function calendarDay(day: DayNumber): CalendarDay {
	const date = new Date(day * dayMs);
	return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), weekday: date.getUTCDay() || 7 };
}

export function isoDay(day: DayNumber): string {
	return new Date(day * dayMs).toISOString().slice(0, 10);
}

export function pad(number: number, width = 2): string {
	return String(number).padStart(width, '0');
}

export function isoMonth(year: number, month: number): string {
	const shifted = year * 12 + month - 1;
	return `${pad(Math.floor(shifted / 12), 4)}-${pad((((shifted % 12) + 12) % 12) + 1)}`;
}

/** The ISO 8601 week that holds a day: `2025-W32`. */
export function isoWeek(day: DayNumber): string {
	const thursday = day - calendarDay(day).weekday + 4;
	const { year } = calendarDay(thursday);
	return `${year}-W${pad(Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1)}`;
}

export function daysInMonth(year: number, month: number): number {
	return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A TIMEX3 value with the first and last day that it covers. Two values with a slash are an interval; null where it has no place on the calendar. */
export function temporalValue(timex: string): TemporalValue {
	const [first = '', last = first] = timex.split('/');
	const start = calendarSpan(first)?.[0] ?? null;
	const end = calendarSpan(last)?.[1] ?? null;
	return start === null || end === null ? { timex, start: null, end: null } : { timex, start, end };
}

const seasons: Readonly<Record<string, readonly [firstMonth: number, lastMonth: number]>> = { SP: [3, 5], SU: [6, 8], FA: [9, 11], WI: [12, 14] };

function calendarSpan(timex: string): readonly [string, string] | undefined {
	const date = timex.split('T')[0] ?? '';
	let match: RegExpExecArray | null;
	if (parseIsoDay(date) !== undefined) return [date, date];
	if ((match = /^(\d{4})-(\d{2})$/.exec(date))) return months(Number(match[1]), Number(match[2]), Number(match[2]));
	if ((match = /^(\d{4})$/.exec(date))) return months(Number(match[1]), 1, 12);
	if ((match = /^(\d{4})-Q([1-4])$/.exec(date))) return months(Number(match[1]), Number(match[2]) * 3 - 2, Number(match[2]) * 3);
	if ((match = /^(\d{4})-H([12])$/.exec(date))) return months(Number(match[1]), Number(match[2]) * 6 - 5, Number(match[2]) * 6);
	if ((match = /^(\d{4})-(SP|SU|FA|WI)$/.exec(date))) {
		const [from, to] = seasons[match[2] ?? ''] ?? [1, 12];
		return months(Number(match[1]), from, to);
	}
	if ((match = /^(\d{4})-W(\d{2})(-WE)?$/.exec(date))) {
		const fourth = dayNumber(Number(match[1]), 1, 4);
		const monday = fourth - calendarDay(fourth).weekday + 1 + (Number(match[2]) - 1) * 7;
		return [isoDay(monday + (match[3] ? 5 : 0)), isoDay(monday + 6)];
	}
	if (/^\d{3}$/.test(date)) return [`${date}0-01-01`, `${date}9-12-31`];
	if (/^\d{2}$/.test(date)) return [`${date}00-01-01`, `${date}99-12-31`];
	return undefined;
}

function months(year: number, from: number, to: number): readonly [string, string] {
	const start = isoMonth(year, from);
	const end = isoMonth(year, to);
	return [`${start}-01`, `${end}-${pad(daysInMonth(Number(end.slice(0, 4)), Number(end.slice(5))))}`];
}
