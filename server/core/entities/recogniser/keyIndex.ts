/** Buckets are chosen by the upper 16 bits of a key, so that a bucket keeps the lower 16 only and its neighbours share a cache line. */
const bucketCount = 1 << 16;

/** Bits of the filter, by the upper bits of a key: 512 KiB, which stays in the processor's cache. */
const filterShift = 10;

/**
 * Where a 32-bit key stands in an ascending row of keys: the columns that belong to it are read at that place. Made for hashes, which spread
 * evenly over the buckets, in a single pass over the row: nothing is hashed or moved when a model is loaded.
 */
export class KeyIndex {
	/** Where each bucket starts in `lower`, then the count of keys. */
	readonly starts = new Int32Array(bucketCount + 1);
	/** The lower 16 bits of the keys. */
	readonly lower: Uint16Array;
	/** A bit for the upper 22 bits of every key: most keys that are asked for are not there, and this says so first. */
	readonly filter = new Int32Array(1 << (32 - filterShift - 5));

	/** `keys` ascend as unsigned numbers. */
	constructor(keys: Int32Array) {
		const { starts, filter } = this;
		const lower = new Uint16Array(keys.length);
		for (let place = 0; place < keys.length; place++) {
			const key = keys[place]!;
			lower[place] = key;
			starts[(key >>> 16) + 1]!++;
			filter[key >>> (filterShift + 5)]! |= 1 << (key >>> filterShift);
		}
		for (let bucket = 0; bucket < bucketCount; bucket++) starts[bucket + 1]! += starts[bucket]!;
		this.lower = lower;
	}

	get size(): number {
		return this.lower.length;
	}

	/** Whether the key may be there; a stranger is taken for one in a few in a hundred. */
	mayHave(key: number): boolean {
		return ((this.filter[key >>> (filterShift + 5)]! >>> (key >>> filterShift)) & 1) !== 0;
	}

	/** The place of a key, or -1. */
	find(key: number): number {
		if (!this.mayHave(key)) return -1;
		const { lower } = this;
		const end = this.starts[(key >>> 16) + 1]!;
		const wanted = key & 0xffff;
		for (let place = this.starts[key >>> 16]!; place < end; place++) if (lower[place] === wanted) return place;
		return -1;
	}
}
