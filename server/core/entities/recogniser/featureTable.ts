import type { FeatureSink } from './featureHash.ts';
import { KeyIndex } from './keyIndex.ts';
import type { Weights } from './model.ts';

const labelBits = 5;
const labelMask = (1 << labelBits) - 1;

/** The weights by feature key. Only weights that are not zero are kept, each beside its label. */
export class FeatureTable {
	readonly #index: KeyIndex;
	/** Where the weights of each feature start in `#entries`, then their count. */
	readonly #starts: Int32Array;
	/** A weight, times 32, plus its label: one number, so that one look at memory gives both. */
	readonly #entries: Int16Array;
	/** Places of the features of a sink that have weights. */
	#found = new Int32Array(256);

	constructor({ keys, counts, labels, values }: Weights) {
		this.#index = new KeyIndex(keys);
		const entries = new Int16Array(values.length);
		for (let entry = 0; entry < entries.length; entry++) entries[entry] = (values[entry]! << labelBits) | labels[entry]!;
		this.#entries = entries;
		const starts = new Int32Array(keys.length + 1);
		let start = 0;
		for (let feature = 0; feature < counts.length; feature++) starts[feature + 1] = start += counts[feature]!;
		this.#starts = starts;
	}

	/** Adds the weights of the features in `sink` to the scores of the labels at `row`. */
	addScores(sink: FeatureSink, scores: Int32Array, row: number): void {
		if (sink.count > this.#found.length) this.#found = new Int32Array(sink.keys.length);
		const found = this.#found;
		const count = this.#findAll(sink.keys, sink.count, found);
		const starts = this.#starts;
		const entries = this.#entries;
		for (let index = 0; index < count; index++) {
			const place = found[index]!;
			const end = starts[place + 1]!;
			for (let at = starts[place]!; at < end; at++) {
				const entry = entries[at]!;
				scores[row + (entry & labelMask)]! += entry >> labelBits;
			}
		}
	}

	/**
	 * Writes the places of those keys that are there to `found`, and gives their number. The filter is asked for all keys first, without a
	 * branch: looks at memory then overlap, where one after another each would be waited for.
	 */
	#findAll(keys: Int32Array, keyCount: number, found: Int32Array): number {
		const { filter, starts, lower } = this.#index;
		let candidates = 0;
		for (let index = 0; index < keyCount; index++) {
			const key = keys[index]!;
			found[candidates] = key;
			candidates += (filter[key >>> 15]! >>> (key >>> 10)) & 1;
		}
		let count = 0;
		for (let index = 0; index < candidates; index++) {
			const key = found[index]!;
			const end = starts[(key >>> 16) + 1]!;
			const wanted = key & 0xffff;
			for (let place = starts[key >>> 16]!; place < end; place++) {
				if (lower[place] === wanted) {
					found[count++] = place;
					break;
				}
			}
		}
		return count;
	}
}
