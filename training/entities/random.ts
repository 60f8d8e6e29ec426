/** A small generator of pseudo-random numbers (xorshift32), so that training gives the same model every time. */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed | 0 || 1;
	}

	/** A number from 0 to 2^32 - 1. */
	next(): number {
		let state = this.#state;
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		this.#state = state;
		return state >>> 0;
	}

	shuffle(items: Int32Array): void {
		for (let last = items.length - 1; last > 0; last--) {
			const other = this.next() % (last + 1);
			const held = items[last]!;
			items[last] = items[other]!;
			items[other] = held;
		}
	}
}
