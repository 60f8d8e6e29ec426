import { pad } from './calendar.ts';
import { withPart } from './dates.ts';
import { find, numberOf, pattern, type TemporalPattern, type TokenMatch, wordAt } from './match.ts';

/** Times of the day, with the day that is named beside them. */
export const clockPatterns: readonly TemporalPattern[] = [
	pattern('[yn]Z', clockInDigits),
	pattern('(?:C|d)(?:A|[aX]\\.X\\.?)Z?(?:I?W|T)?|CZ?|P(?:I?W|T)?', clockTime),
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
		return /^(?:noon|midnight|midday)$/.test(wordAt(source, match.first)) ? withPart(clockDay(match), part) : undefined;
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

/** The day of a time: a weekday or a relative day in the match, else the article's. */
function clockDay(match: TokenMatch): string {
	const weekday = numberOf(match, 'W');
	if (weekday !== undefined) return match.anchor.weekday(weekday, match.tense(), undefined);
	const relative = numberOf(match, 'T');
	return match.anchor.unit('D', relative === 1 ? -1 : relative === 3 ? 1 : 0) ?? 'XXXX-XX-XX';
}
