import type { FeatureSink } from './featureHash.ts';
import { numberOfLabel, numbersPerRow, unitOfLabel } from './labelSums.ts';
import type { Weights } from './model.ts';

/** A slot is two numbers of 32 bits: a key, and up to two weights in 16 bits each or, where there are more, where the feature's row starts. Zero says that nothing is there. */
const slotLength = 2;
const mostInSlot = 2;
const slotsPerFeature = 1.7;

/** A weight, times 32, plus its label; in a row's place the mark, below where it starts. */
const labelBits = 5;
const labelMask = (1 << labelBits) - 1;
const rowMark = labelMask;

/** The filter has a bit for the upper bits of every key. */
const filterShift = 11;
const filterWordShift = filterShift + 5;

/** So many keys are remembered that have rows. */
const rememberedMask = (1 << 13) - 1;

/**
 * The weights by feature key. What it costs is waiting for memory, so everything here saves looks at it: where the rows of frequent features start is
 * remembered in little room; a filter says of most other keys that they have no weights; the few weights of the rest stand beside their keys.
 */
export class FeatureTable {
	/** Open addressing by the size of a key: in the order of the keys, so that the table is filled from front to back. */
	readonly #slots: Int32Array;
	readonly #slotOfKey: number;
	/** Weights of features that have more than a slot holds, as packed sums (`labelSums.ts`). */
	readonly #rows: Float64Array;
	readonly #filter = new Int32Array(1 << (32 - filterWordShift));
	/** The features that were last met, of those with a row, and where their rows start. */
	readonly #rememberedKeys = new Int32Array(rememberedMask + 1);
	readonly #rememberedRows = new Int32Array(rememberedMask + 1);
	#others = new Int32Array(256);
	#places = new Int32Array(256);
	#found = new Int32Array(256);

	constructor({ keys, counts, labels, values }: Weights) {
		// No key is remembered yet: at each place stands one that belongs at another.
		this.#rememberedKeys.fill(1)[1] = 0;
		const slotCount = Math.ceil(keys.length * slotsPerFeature) + 1;
		this.#slotOfKey = slotCount / 2 ** 32;
		let rowCount = 0;
		for (let feature = 0; feature < counts.length; feature++) if (counts[feature]! > mostInSlot) rowCount++;
		const rows = new Float64Array(rowCount * numbersPerRow);
		// Behind the last slot of all there is room for what is pushed on, and an empty slot.
		const slots = new Int32Array((slotCount + keys.length + 1) * slotLength);
		let entry = 0;
		let row = 0;
		let next = 0;
		for (let feature = 0; feature < keys.length; feature++) {
			const key = keys[feature]!;
			this.#filter[key >>> filterWordShift]! |= 1 << (key >>> filterShift);
			const at = Math.max(next, Math.floor((key >>> 0) * this.#slotOfKey)) * slotLength;
			next = at / slotLength + 1;
			slots[at] = key;
			const end = entry + counts[feature]!;
			if (end - entry > mostInSlot) {
				slots[at + 1] = (row << labelBits) | rowMark;
				for (; entry < end; entry++) rows[row + numberOfLabel[labels[entry]!]!]! += values[entry]! * unitOfLabel[labels[entry]!]!;
				row += numbersPerRow;
			} else {
				for (let shift = 0; entry < end; entry++, shift += 16) slots[at + 1]! |= (((values[entry]! << labelBits) | labels[entry]!) & 0xffff) << shift;
			}
		}
		this.#slots = slots;
		this.#rows = rows;
	}

	/** Adds the weights of the features in `sink` to the packed sums at `row`. */
	addTo(sums: Float64Array, row: number, { keys, count }: FeatureSink): void {
		if (count > this.#others.length) {
			this.#others = new Int32Array(keys.length);
			this.#places = new Int32Array(keys.length);
			this.#found = new Int32Array(keys.length);
		}
		const others = this.#others;
		const places = this.#places;
		const found = this.#found;
		const rememberedKeys = this.#rememberedKeys;
		const rememberedRows = this.#rememberedRows;
		const rows = this.#rows;
		const filter = this.#filter;
		let otherCount = 0;
		let sum0 = 0;
		let sum1 = 0;
		let sum2 = 0;
		let sum3 = 0;
		let sum4 = 0;
		let sum5 = 0;
		for (let index = 0; index < count; index++) {
			const key = keys[index]!;
			const place = key & rememberedMask;
			if (rememberedKeys[place] !== key) {
				// Without a branch on the filter's answer, the answers to all keys are waited for together.
				others[otherCount] = key;
				otherCount += (filter[key >>> filterWordShift]! >>> (key >>> filterShift)) & 1;
				continue;
			}
			const at = rememberedRows[place]!;
			sum0 += rows[at]!;
			sum1 += rows[at + 1]!;
			sum2 += rows[at + 2]!;
			sum3 += rows[at + 3]!;
			sum4 += rows[at + 4]!;
			sum5 += rows[at + 5]!;
		}
		sums[row]! += sum0;
		sums[row + 1]! += sum1;
		sums[row + 2]! += sum2;
		sums[row + 3]! += sum3;
		sums[row + 4]! += sum4;
		sums[row + 5]! += sum5;
		const slots = this.#slots;
		const slotOfKey = this.#slotOfKey;
		// First a look at all slots, so that they too are waited for together.
		for (let index = 0; index < otherCount; index++) {
			const at = Math.floor((others[index]! >>> 0) * slotOfKey) * slotLength;
			places[index] = at;
			found[index] = slots[at]!;
		}
		for (let index = 0; index < otherCount; index++) {
			const key = others[index]!;
			let at = places[index]!;
			if (found[index] !== key) while (slots[at] !== key && slots[at + 1] !== 0) at += slotLength;
			const weights = slots[at + 1]!;
			if ((weights & labelMask) === rowMark) this.#addRow(sums, row, key, weights >>> labelBits);
			else {
				addWeight(sums, row, (weights << 16) >> 16);
				addWeight(sums, row, weights >> 16);
			}
		}
	}

	/** Adds a row, and remembers it. */
	#addRow(sums: Float64Array, row: number, key: number, from: number): void {
		const rows = this.#rows;
		const place = key & rememberedMask;
		this.#rememberedKeys[place] = key;
		this.#rememberedRows[place] = from;
		for (let number = 0; number < numbersPerRow; number++) sums[row + number]! += rows[from + number]!;
	}
}

function addWeight(sums: Float64Array, row: number, entry: number): void {
	const label = entry & labelMask;
	sums[row + numberOfLabel[label]!]! += (entry >> labelBits) * unitOfLabel[label]!;
}
