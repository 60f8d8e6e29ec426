const keyBits = 32;
/** A key keeps its lower 16 bits; its bucket, which the upper ones choose, must tell the rest. */
const fewestBucketBits = 16;

const filterShift = 11;
const filterWordShift = filterShift + 5;

/**
 * Where a 32-bit key stands in an ascending row of keys: the columns that belong to it are read at that place. Made for hashes, which spread
 * evenly over at most half as many buckets as there are keys, in a single pass over the row: nothing is hashed or moved when a model is loaded.
 */
export class KeyIndex {
	/** The bucket of a key is `key >>> shift`. */
	readonly shift: number;
	/** Where each bucket starts in `lower`, then the count of keys. */
	readonly starts: Int32Array;
	/** The lower 16 bits of the keys. */
	readonly lower: Uint16Array;
	/** A bit for the upper bits of every key: says at once of most others that they are not here. */
	readonly #filter = new Int32Array(1 << (keyBits - filterWordShift));

	/** `keys` ascend as unsigned numbers. */
	constructor(keys: Int32Array) {
		let bucketBits = fewestBucketBits;
		while (2 << bucketBits < keys.length) bucketBits++;
		const shift = keyBits - bucketBits;
		const starts = new Int32Array((1 << bucketBits) + 1);
		const lower = new Uint16Array(keys.length);
		const filter = this.#filter;
		let bucket = 0;
		for (let place = 0; place < keys.length; place++) {
			const key = keys[place]!;
			lower[place] = key;
			filter[key >>> filterWordShift]! |= 1 << (key >>> filterShift);
			for (const own = key >>> shift; bucket < own; ) starts[++bucket] = place;
		}
		while (bucket < starts.length - 1) starts[++bucket] = keys.length;
		this.shift = shift;
		this.starts = starts;
		this.lower = lower;
	}

	get size(): number {
		return this.lower.length;
	}

	/** The place of a key, or -1. */
	find(key: number): number {
		if (((this.#filter[key >>> filterWordShift]! >>> (key >>> filterShift)) & 1) === 0) return -1;
		const { starts, lower } = this;
		const bucket = key >>> this.shift;
		const end = starts[bucket + 1]!;
		const wanted = key & 0xffff;
		for (let place = starts[bucket]!; place < end; place++) if (lower[place] === wanted) return place;
		return -1;
	}
}
