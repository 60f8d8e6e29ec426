import type { FeatureSink } from './featureHash.ts';
import type { Weights } from './model.ts';

/** Most features asked for have no weight: a bit set of this many bits, which stays in the processor's cache, says so without a look at the table. */
const filterBits = 1 << 22;

/** A slot holds a key and, in one number, where its weights start and how many there are (five bits). */
const countBits = 5;
const countMask = (1 << countBits) - 1;

const labelBits = 5;
const labelMask = (1 << labelBits) - 1;

/**
 * The weights by feature key: open addressing, with a bit set in front. What it costs is waiting for memory, so a key stands beside its
 * place, and only weights that are not zero are kept.
 */
export class FeatureTable {
	readonly #filter = new Uint32Array(filterBits >> 5);
	readonly #slots: Int32Array;
	readonly #mask: number;
	/** A weight, times 32, plus its label: one number, so that one look at memory gives both. */
	readonly #entries: Int16Array;

	constructor({ keys, counts, labels, values }: Weights) {
		let slots = 1024;
		while (slots < keys.length * 2) slots *= 2;
		this.#slots = new Int32Array(slots * 2);
		this.#mask = slots - 1;
		this.#entries = new Int16Array(values.length);
		for (let entry = 0; entry < values.length; entry++) this.#entries[entry] = (values[entry]! << labelBits) | labels[entry]!;
		let start = 0;
		for (let feature = 0; feature < keys.length; feature++) {
			this.#insert(keys[feature]!, (start << countBits) | counts[feature]!);
			start += counts[feature]!;
		}
	}

	#insert(key: number, place: number): void {
		const bit = key & (filterBits - 1);
		this.#filter[bit >> 5]! |= 1 << (bit & 31);
		let slot = (key >>> 8) & this.#mask;
		while (this.#slots[slot * 2 + 1] !== 0) slot = (slot + 1) & this.#mask;
		this.#slots[slot * 2] = key;
		this.#slots[slot * 2 + 1] = place;
	}

	/** Adds the weights of the features in `sink` to the scores of the labels at `row`. */
	addScores(sink: FeatureSink, scores: Int32Array, row: number): void {
		const { keys, count } = sink;
		const filter = this.#filter;
		const slots = this.#slots;
		const entries = this.#entries;
		for (let index = 0; index < count; index++) {
			const key = keys[index]!;
			const bit = key & (filterBits - 1);
			if ((filter[bit >> 5]! & (1 << (bit & 31))) === 0) continue;
			let slot = (key >>> 8) & this.#mask;
			let place = slots[slot * 2 + 1]!;
			while (place !== 0 && slots[slot * 2] !== key) {
				slot = (slot + 1) & this.#mask;
				place = slots[slot * 2 + 1]!;
			}
			const end = (place >>> countBits) + (place & countMask);
			for (let at = place >>> countBits; at < end; at++) {
				const entry = entries[at]!;
				scores[row + (entry & labelMask)]! += entry >> labelBits;
			}
		}
	}
}
