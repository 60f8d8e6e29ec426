/** Writes numbers, columns of bytes and sorted keys into a growing block of bytes, little-endian. */
export class ByteWriter {
	#bytes = new Uint8Array(1 << 16);
	#length = 0;

	bytes(): Uint8Array {
		return this.#bytes.slice(0, this.#length);
	}

	byte(value: number): void {
		if (this.#length === this.#bytes.length) {
			const larger = new Uint8Array(this.#bytes.length * 2);
			larger.set(this.#bytes);
			this.#bytes = larger;
		}
		this.#bytes[this.#length++] = value;
	}

	uint32(value: number): void {
		for (let shift = 0; shift < 32; shift += 8) this.byte((value >>> shift) & 0xff);
	}

	float32(value: number): void {
		this.uint32(new Uint32Array(Float32Array.of(value).buffer)[0]!);
	}

	block(values: ArrayLike<number>): void {
		this.uint32(values.length);
		for (let index = 0; index < values.length; index++) this.byte(values[index]! & 0xff);
	}

	/**
	 * Ascending keys below 2^32 in two columns: how far the upper 24 bits of each lie beyond those before, seven bits a byte and the lowest first
	 * (LEB128), and the lower 8 bits. Of hashes the first column compresses to what it must hold and the second not at all, which together is
	 * as small as such keys can be.
	 */
	sortedKeys(keys: ArrayLike<number>): void {
		const gaps: number[] = [];
		const low = new Uint8Array(keys.length);
		let previous = 0;
		for (let index = 0; index < keys.length; index++) {
			const upper = keys[index]! >>> 8;
			let gap = upper - previous;
			previous = upper;
			low[index] = keys[index]! & 0xff;
			for (; gap >= 0x80; gap >>>= 7) gaps.push((gap & 0x7f) | 0x80);
			gaps.push(gap);
		}
		this.block(gaps);
		this.block(low);
	}
}

/** Reads what `ByteWriter` wrote. Throws a `RangeError` where the bytes end too soon. */
export class ByteReader {
	#at = 0;

	constructor(readonly source: Uint8Array) {}

	byte(): number {
		const value = this.source[this.#at++];
		if (value === undefined) throw new RangeError(endsTooSoon);
		return value;
	}

	uint32(): number {
		return (this.byte() | (this.byte() << 8) | (this.byte() << 16) | (this.byte() << 24)) >>> 0;
	}

	float32(): number {
		return new Float32Array(Uint32Array.of(this.uint32()).buffer)[0]!;
	}

	/** A view of the bytes of a block. */
	block(): Uint8Array {
		const length = this.uint32();
		if (this.#at + length > this.source.length) throw new RangeError(endsTooSoon);
		this.#at += length;
		return this.source.subarray(this.#at - length, this.#at);
	}

	/** Ascending as unsigned numbers. */
	sortedKeys(): Int32Array {
		const gaps = this.block();
		const low = this.block();
		const keys = new Int32Array(low.length);
		let at = 0;
		let upper = 0;
		for (let index = 0; index < keys.length; index++) {
			let byte = gaps[at++]!;
			let gap = byte & 0x7f;
			for (let shift = 7; byte >= 0x80; shift += 7) {
				byte = gaps[at++]!;
				gap |= (byte & 0x7f) << shift;
			}
			upper += gap;
			keys[index] = (upper << 8) | low[index]!;
		}
		if (at !== gaps.length) throw new RangeError(columnsDiffer);
		return keys;
	}
}

/** What is wrong with a model whose columns are not as long as they say of each other. */
export const columnsDiffer = "The recogniser's model is damaged: its columns do not fit together.";
const endsTooSoon = 'The model ends too soon.';
