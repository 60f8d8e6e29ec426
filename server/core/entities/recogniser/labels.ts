import type { NameType } from '../recogniser.ts';

/** The types in the order of their labels. */
export const nameTypes: readonly NameType[] = ['PER', 'ORG', 'LOC', 'MISC'];

/** Labels: 0 is outside; type `k` has begin `1 + 4k`, inside `2 + 4k`, last `3 + 4k` and, for a name of one token, unit `4 + 4k` (BILOU). */
export const labelCount = 17;
export const outside = 0;

export function beginOf(type: number): number {
	return 1 + 4 * type;
}

export function unitOf(type: number): number {
	return 4 + 4 * type;
}

/** The index of a label's type in `nameTypes`; -1 for outside. */
export function typeOf(label: number): number {
	return (label - 1) >> 2;
}

/** 0 for begin, 1 inside, 2 last, 3 unit; outside has none. */
export function positionOf(label: number): number {
	return (label - 1) & 3;
}

/** Whether a name may be open before this label: inside and last go on with one. */
function continues(label: number): boolean {
	return label !== outside && (positionOf(label) === 1 || positionOf(label) === 2);
}

/** Whether a name is open after this label: begin and inside wait for more. */
function waits(label: number): boolean {
	return label !== outside && positionOf(label) <= 1;
}

export function mayFollow(previous: number, next: number): boolean {
	if (waits(previous) !== continues(next)) return false;
	return !waits(previous) || typeOf(previous) === typeOf(next);
}

export function mayStart(label: number): boolean {
	return !continues(label);
}

export function mayEnd(label: number): boolean {
	return !waits(label);
}

/** The legal pairs of neighbouring labels, ordered by the later one. */
export const transitions: readonly { readonly previous: number; readonly next: number }[] = Array.from(
	{ length: labelCount * labelCount },
	(_, index) => ({
		previous: index % labelCount,
		next: Math.floor(index / labelCount),
	}),
).filter(({ previous, next }) => mayFollow(previous, next));
