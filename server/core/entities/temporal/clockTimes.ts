import { pad } from './calendar.ts';
import { withPart } from './dates.ts';
import { find, numberOf, pattern, shiftOf, type TemporalPattern, type TokenMatch, wordAt } from './match.ts';
import { nearTokens } from './nearDates.ts';

/** Times of the day, with the day that is named beside them. */
export const clockPatterns: readonly TemporalPattern[] = [
	pattern('[yn]Z', clockInDigits),
	pattern('(?:C|d)(?:A|[aX]\\.X\\.?)Z?(?:I?W|T)?|CZ?|P(?:I?[px]?W|T)?', clockTime),
	pattern('[Cd](?:It|O?x)P|CTP|[Cd]T', clockInPart),
];

/** `1430 GMT`, as news agencies write. */
function clockInDigits(match: TokenMatch): string | undefined {
	const digits = wordAt(match.source, match.first);
	return /^(?:[01]\d|2[0-3])[0-5]\d$/.test(digits) ? `${clockDay(match)}T${digits.slice(0, 2)}:${digits.slice(2)}` : undefined;
}

function clockTime(match: TokenMatch): string | undefined {
	const { source } = match;
	const at = find(match, 'Cd');
	if (at < 0) {
		const part = source.value[match.first] ?? 0;
		const word = wordAt(source, match.first);
		const isPoint = /^(?:noon|midnight|midday)$/.test(word);
		const isLight =
			/^(?:dawn|daybreak|dusk|nightfall)$/.test(word) && /^(?:before|after|until|at|by|to|from|around)$/.test(wordAt(source, match.first - 1));
		return isPoint || isLight ? withPart(clockDay(match), part) : undefined;
	}
	const clock = source.classes[at] === 'C';
	const half = source.text
		.slice(source.to[at], source.to[match.last - 1])
		.match(/^\s*([ap])\.?\s?m/i)?.[1]
		?.toLowerCase();
	if (half === undefined) {
		const before = match.first > 0 ? wordAt(source, match.first - 1) : '';
		if (!clock || (find(match, 'Z') < 0 && !/^(?:at|from|by|until|before|after|around)$/.test(before))) return undefined;
	}
	let minutes = clock ? (source.value[at] ?? 0) : (source.value[at] ?? 0) * 60;
	if (half !== undefined) {
		if (minutes >= 13 * 60) return undefined;
		minutes = (minutes % 720) + (half === 'p' ? 720 : 0);
	}
	return `${clockDay(match)}T${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** The day that stands just behind a time: `5:46 a.m. on Jan. 17`, `8 a.m. on Monday`. */
function dayBehind({ source, last, anchor, tense }: TokenMatch): string | undefined {
	if (wordAt(source, last) !== 'on') return undefined;
	const weekday = source.classes[last + 1] === 'W' ? source.value[last + 1] : undefined;
	if (weekday !== undefined) return anchor.weekday(weekday, tense(), undefined);
	const date = /^[MK]\.?d(?!,?y)/.exec(source.classes.slice(last + 1, last + 6))?.[0];
	return date && anchor.monthDay(source.value[last + 1] ?? 1, source.value[last + date.length] ?? 1);
}

/** `1:30 in the afternoon`, `four o'clock this morning`, `7 tonight`. */
function clockInPart(match: TokenMatch): string | undefined {
	const { source, first } = match;
	const part = numberOf(match, 'P') ?? (numberOf(match, 'T') === 4 ? 3 : 0);
	const isClock = source.classes[first] === 'C';
	if (part < 1 || part > 4 || (!isClock && (find(match, 'T') < 0 || !/^(?:at|by|until|from)$/.test(wordAt(source, first - 1))))) return undefined;
	const minutes = isClock ? (source.value[first] ?? 0) : (source.value[first] ?? 0) * 60;
	if (minutes >= 13 * 60) return undefined;
	const isMorning = part === 1 || (part === 4 && minutes < 6 * 60);
	const total = (minutes % 720) + (isMorning ? 0 : 720);
	return `${clockDay(match)}T${pad(Math.floor(total / 60))}:${pad(total % 60)}`;
}

/** The day of a time: a weekday or a relative day in the match, else the last one that was named near it, else the article's. */
function clockDay(match: TokenMatch): string {
	const weekday = numberOf(match, 'W');
	if (weekday !== undefined) return match.anchor.weekday(weekday, match.tense(), shiftOf(match));
	const behind = dayBehind(match);
	if (behind !== undefined) return behind;
	const relative = numberOf(match, 'T');
	const near = relative === undefined && find(match, 'x') < 0 ? match.lastDate(/^\d{4}-\d{2}-\d{2}/, nearTokens)?.slice(0, 10) : undefined;
	return near ?? match.anchor.unit('D', relative === 1 ? -1 : relative === 3 ? 1 : 0) ?? 'XXXX-XX-XX';
}
