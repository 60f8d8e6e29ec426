import type { FeatureSink } from './featureHash.ts';
import { labelCount } from './labels.ts';
import type { Weights } from './model.ts';

/** Most features asked for have no weight: a bit set of this many bits says so without a look at the table. */
const filterBits = 1 << 23;

/** The weights by feature key: open addressing, with a bit set in front. */
export class FeatureTable {
	readonly #filter = new Uint32Array(filterBits >> 5);
	readonly #slots: Int32Array;
	readonly #mask: number;
	readonly #keys: Int32Array;
	readonly #rows: Int8Array;

	constructor(weights: Weights) {
		this.#keys = weights.keys;
		this.#rows = weights.rows;
		let slots = 1024;
		while (slots < weights.keys.length * 2) slots *= 2;
		this.#slots = new Int32Array(slots);
		this.#mask = slots - 1;
		for (let feature = 0; feature < weights.keys.length; feature++) {
			const key = weights.keys[feature]!;
			const bit = key & (filterBits - 1);
			this.#filter[bit >> 5]! |= 1 << (bit & 31);
			let slot = (key >>> 8) & this.#mask;
			while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
			this.#slots[slot] = feature + 1;
		}
	}

	/** Adds the weights of the features in `sink` to the scores of the labels at `row`. */
	addScores(sink: FeatureSink, scores: Int32Array, row: number): void {
		for (let index = 0; index < sink.count; index++) {
			const key = sink.keys[index]!;
			const bit = key & (filterBits - 1);
			if ((this.#filter[bit >> 5]! & (1 << (bit & 31))) === 0) continue;
			let slot = (key >>> 8) & this.#mask;
			for (;;) {
				const found = this.#slots[slot]!;
				if (found === 0) break;
				if (this.#keys[found - 1] === key) {
					const base = (found - 1) * labelCount;
					for (let label = 0; label < labelCount; label++) scores[row + label]! += this.#rows[base + label]!;
					break;
				}
				slot = (slot + 1) & this.#mask;
			}
		}
	}
}
