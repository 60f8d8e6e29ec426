/** A source of numbers that is the same for the same seed everywhere (mulberry32). */
export interface Random {
	/** From 0 up to, not including, 1. */
	next(): number;
	/** From `from` to `to`, both included. */
	whole(from: number, to: number): number;
	chance(probability: number): boolean;
	pick<T>(items: readonly T[]): T;
}

export function createRandom(seed: number): Random {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	return {
		next,
		whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
		chance: probability => next() < probability,
		pick: items => items[Math.floor(next() * items.length)]!,
	};
}
