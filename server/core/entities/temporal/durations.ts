import { type UnitCode, unitCodes } from './anchor.ts';
import { amountOf, find, numberOf, type TokenMatch, wordAt } from './match.ts';

/** The unit of time that the match names. */
export function unitOf(match: TokenMatch): UnitCode {
	return unitCodes[(numberOf(match, 'UV') ?? 1) - 1] ?? 'D';
}

/** A TIMEX3 duration; an unknown amount is `X`. */
export function durationOf(amount: number | undefined, code: UnitCode): string {
	const number = amount === undefined ? 'X' : String(amount);
	if (code === 'FN') return amount === undefined ? 'PXW' : `P${amount * 2}W`;
	if (code === 'ML') return amount === undefined ? 'PXY' : `P${amount * 1000}Y`;
	if (code === 'WE') return `P${number}WE`;
	return `P${number}${code}`;
}

/** Hours, minutes and seconds: their durations have a `T`. */
export function isOfTheClock(match: TokenMatch): boolean {
	const rank = numberOf(match, 'UV') ?? 1;
	return rank >= 7 && rank <= 9;
}

/** So much of the match's unit; an unknown amount is `X`. */
export function lengthOf(match: TokenMatch, amount: number | undefined): string {
	const code = unitOf(match);
	if (!isOfTheClock(match)) return durationOf(amount, code);
	return amount === 0.5 && code === 'H' ? 'PT30M' : `PT${amount ?? 'X'}${code}`;
}

export function duration(match: TokenMatch, from = match.first): string {
	return lengthOf(match, amountOf(match, from));
}

/** `a half-hour`, `half-year results`. */
export function halfOf(code: UnitCode): string | undefined {
	return code === 'H' ? 'PT30M' : code === 'Y' ? 'P6M' : code === 'CE' ? 'P50Y' : undefined;
}

/** `11 1/2 years`, as American newspapers write. */
export function withFraction(match: TokenMatch): string | undefined {
	const { source, first } = match;
	const value = (index: number): number => source.value[index] ?? 0;
	if (wordAt(source, first + 2) !== '/' || ![2, 4].includes(value(first + 3)) || value(first + 1) >= value(first + 3)) return undefined;
	return lengthOf(match, value(first) + value(first + 1) / value(first + 3));
}

/** `a year and a half`, `two years and a half ago`. */
export function withHalf(match: TokenMatch): string | undefined {
	if (wordAt(match.source, match.first + 2) !== 'and') return undefined;
	const amount = (amountOf(match) ?? 1) + 0.5;
	if (match.source.classes[match.last - 1] !== 'g') return lengthOf(match, amount);
	return unitOf(match) === 'Y' ? match.anchor.unit('M', -amount * 12) : undefined;
}

/** `six years and three months`, `two hours and 15 minutes`: the smaller unit behind. */
export function lengthOfTwo(match: TokenMatch): string | undefined {
	const { source, first } = match;
	if (wordAt(source, first + 2) !== 'and') return undefined;
	const [larger, smaller] = [source.value[first + 1] ?? 0, source.value[first + 4] ?? 0] as const;
	const isOfDays = smaller < larger && larger <= yearRank;
	const isOfHours = larger >= hourRank && larger < smaller && smaller < hourRank + 3;
	if (!isOfDays && !isOfHours) return undefined;
	const count = source.classes[first] === 'a' ? 1 : (source.value[first] ?? 0);
	return `${isOfDays ? 'P' : 'PT'}${count}${unitCodes[larger - 1]}${source.value[first + 3]}${unitCodes[smaller - 1]}`;
}
/** Among units, counted from 1 in the order of `unitCodes`: up to years they grow, from hours on they shrink. */
const yearRank = 4;
const hourRank = 7;

export function boundedDuration(match: TokenMatch): string {
	return duration(match, find(match, 'pxfo') + 1);
}

/** `six-year-old`, `48 years old`, `three-year-olds`. */
export function isAge({ source, last }: TokenMatch): boolean {
	return /^olds?$/.test(wordAt(source, last - 1));
}

export function plainDuration(match: TokenMatch): string | undefined {
	const { source } = match;
	const code = unitOf(match);
	const first = source.classes[match.first];
	if (first === 'a' && match.last - match.first === 2 && code === 'WE') return undefined;
	const touching = source.text[(source.from[match.first] ?? 0) - 1] ?? ' ';
	if (/[$€£¥]/.test(touching)) return undefined;
	if (first === 'y' && numberOf(match, 'y')! >= 1400 && (code !== 'Y' || find(match, 'V') < 0)) return undefined;
	return duration(match);
}

export function bareUnits(match: TokenMatch): string | undefined {
	const before = match.first > 0 ? wordAt(match.source, match.first - 1) : '';
	const after = match.source.classes[match.last] === undefined ? '' : wordAt(match.source, match.last);
	if (!/^(?:for|in|of|after|within|takes?|took|spend|spent|wait|waited|last(?:s|ed)?)$/.test(before) && !/^(?:before|after)$/.test(after))
		return undefined;
	return lengthOf(match, undefined);
}
