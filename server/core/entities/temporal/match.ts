import type { Anchor, Shift, Tense } from './anchor.ts';
import type { ClassifiedText } from './tokens.ts';

/** A stretch of tokens that a pattern has taken, with what its words say. */
export interface TokenMatch {
	readonly source: ClassifiedText;
	readonly first: number;
	/** Exclusive. */
	readonly last: number;
	readonly anchor: Anchor;
	readonly country: string | null;
	/** As the sentence says; undefined where it does not, which of days mostly means that they are over. */
	tense(): Tense | undefined;
	/** The value of the last expression before this one whose value looks so; `within`, where it ends at most so many tokens before it. */
	lastDate(value: RegExp, within?: number): string | undefined;
}

/** One way to say a time: where it may stand, and its TIMEX3 value; undefined where the words only look like one. */
export interface TemporalPattern {
	/** Over class letters, sticky. */
	readonly classes: RegExp;
	readonly value: (match: TokenMatch) => string | undefined;
}

export function pattern(classes: string, value: TemporalPattern['value']): TemporalPattern {
	return { classes: new RegExp(classes, 'y'), value };
}

/** The first token of one of the classes, from a given one on; -1 where there is none. */
export function find(match: TokenMatch, letters: string, from = match.first): number {
	for (let index = from; index < match.last; index++) if (letters.includes(match.source.classes[index] ?? '')) return index;
	return -1;
}

export function numberOf(match: TokenMatch, letters: string, from = match.first): number | undefined {
	const index = find(match, letters, from);
	return index < 0 ? undefined : match.source.value[index];
}

export function wordAt(source: ClassifiedText, index: number): string {
	return source.text.slice(source.from[index], source.to[index]).toLowerCase();
}

/** `last`, `this`, `next` in the match. */
export function shiftOf(match: TokenMatch): Shift | undefined {
	const index = find(match, 'pxf');
	if (index < 0) return undefined;
	const letter = match.source.classes[index];
	return letter === 'p' ? -1 : letter === 'x' ? 0 : 1;
}

/** What number words and digits in the match amount to: `twenty-five`, `two hundred`, `2.5`, `a`; undefined for `a few`, `several`. */
export function amountOf(match: TokenMatch, from = match.first): number | undefined {
	let total = 0;
	let seen = false;
	for (let index = from; index < match.last; index++) {
		const letter = match.source.classes[index] ?? '';
		const value = match.source.value[index] ?? 0;
		if (letter === 'q') return wordAt(match.source, index) === 'couple' ? 2 : undefined;
		if ('UV'.includes(letter)) break;
		if (letter === 'H') {
			total += 0.5;
			seen = true;
		} else if ('dny'.includes(letter)) {
			total += value;
			seen = true;
		} else if (letter === 'c') {
			total = value >= 100 ? Math.max(1, total) * value : total + value;
			seen = true;
		}
	}
	if (seen) return total;
	return find(match, 'a', from) >= 0 ? 1 : undefined;
}
