import { pad } from './calendar.ts';
import type { WordClass } from './lexicon.ts';
import { find, numberOf, pattern, shiftOf, type TemporalPattern, type TokenMatch } from './match.ts';

/** The class letter of a holiday; its value is month and day, 1225, or the one that moves. */
const letter = 'J';
const thanksgiving = 0;

const november = 11;
const thursday = 4;

/** Holidays that have one day everywhere, and the one that newspapers date most by, by their first word. Longest first. */
export const holidayPhrases: ReadonlyMap<string, readonly { readonly rest: string; readonly class: WordClass }[]> = new Map(
	Object.entries({
		christmas: { ' eve': 1224, ' day': 1225, '': 1225 },
		new: { " year's eve": 1231, " year's day": 101 },
		thanksgiving: { ' day': thanksgiving, '': thanksgiving },
		valentine: { "'s day": 214 },
		may: { ' day': 501 },
		boxing: { ' day': 1226 },
		halloween: { '': 1031 },
	}).map(([first, rests]) => [first, Object.entries<number>(rests).map(([rest, value]) => ({ rest, class: { letter, value } }))]),
);

/** `Christmas Eve`, `last Thanksgiving`, `New Year's Day 1999`: TIMEX3 gives the day. */
export const holidayPatterns: readonly TemporalPattern[] = [pattern(`[pxf]?${letter}(?:,?O?y)?`, holiday)];

function holiday(match: TokenMatch): string | undefined {
	const { source, anchor } = match;
	const index = find(match, letter);
	// `christmas cards` in lower case, and what is called by a holiday, are no days.
	if (!/^\p{Lu}/u.test(source.text.slice(source.from[index], source.to[index])) || source.classes[match.last] === 'h') return undefined;
	const value = source.value[index] ?? 0;
	const dayIn = (year: string): string =>
		value === thanksgiving
			? `${year}-${november}-${pad(fourthThursday(Number(year)))}`
			: `${year}-${pad(Math.floor(value / 100))}-${pad(value % 100)}`;
	const year = numberOf(match, 'y');
	if (year !== undefined) return dayIn(pad(year, 4));
	const nearest = value === thanksgiving ? anchor.monthDay(november, 25) : anchor.monthDay(Math.floor(value / 100), value % 100);
	if (nearest.startsWith('X')) return value === thanksgiving ? `XXXX-${november}` : nearest;
	const today = anchor.unit('D', 0) ?? nearest;
	const shift = shiftOf(match);
	const moved = shift === -1 && nearest >= today ? -1 : shift === 1 && nearest <= today ? 1 : 0;
	return dayIn(pad(Number(nearest.slice(0, 4)) + moved, 4));
}

function fourthThursday(year: number): number {
	const first = new Date(Date.UTC(year, november - 1, 1)).getUTCDay();
	return 22 + ((thursday - first + 7) % 7);
}
