/** Writes numbers and sorted keys into a growing block of bytes, little-endian. */
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

	/** Ascending keys below 2^32 as differences in Rice's code, which for hashes is within 2 % of the least possible. */
	sortedKeys(keys: ArrayLike<number>): void {
		const count = keys.length;
		this.uint32(count);
		if (count === 0) return;
		const mean = (keys[count - 1]! >>> 0) / count;
		const low = Math.max(0, Math.min(31, Math.floor(Math.log2(mean * 0.69 + 1))));
		this.byte(low);
		let held = 0;
		let bits = 0;
		const bit = (value: number): void => {
			held |= value << bits;
			if (++bits === 8) {
				this.byte(held);
				held = 0;
				bits = 0;
			}
		};
		let previous = 0;
		for (let index = 0; index < count; index++) {
			const difference = (keys[index]! >>> 0) - previous;
			previous = keys[index]! >>> 0;
			for (let quotient = Math.floor(difference / 2 ** low); quotient > 0; quotient--) bit(1);
			bit(0);
			for (let position = 0; position < low; position++) bit((difference >>> position) & 1);
		}
		while (bits > 0) bit(0);
	}
}

/** Reads what `ByteWriter` wrote. Throws a `RangeError` where the bytes end too soon. */
export class ByteReader {
	#at = 0;

	constructor(readonly source: Uint8Array) {}

	byte(): number {
		const value = this.source[this.#at++];
		if (value === undefined) throw new RangeError('The model ends too soon.');
		return value;
	}

	uint32(): number {
		return (this.byte() | (this.byte() << 8) | (this.byte() << 16) | (this.byte() << 24)) >>> 0;
	}

	float32(): number {
		return new Float32Array(Uint32Array.of(this.uint32()).buffer)[0]!;
	}

	block(): Uint8Array {
		const length = this.uint32();
		if (this.#at + length > this.source.length) throw new RangeError('The model ends too soon.');
		this.#at += length;
		return this.source.subarray(this.#at - length, this.#at);
	}

	sortedKeys(): Int32Array {
		const count = this.uint32();
		if (count > this.source.length * 8) throw new RangeError('The model ends too soon.');
		const keys = new Int32Array(count);
		if (count === 0) return keys;
		const low = this.byte();
		// Whole numbers of 32 bits throughout: sums above 2^31 wrap round to the same key.
		const unit = 1 << low;
		const source = this.source;
		let at = this.#at;
		let held = 0;
		let bits = 0;
		let previous = 0;
		for (let index = 0; index < count; index++) {
			let difference = 0;
			for (;;) {
				if (bits === 0) {
					if (at >= source.length) throw new RangeError('The model ends too soon.');
					held = source[at++]!;
					bits = 8;
				}
				const one = held & 1;
				held >>= 1;
				bits--;
				if (one === 0) break;
				difference += unit;
			}
			for (let position = 0; position < low; ) {
				if (bits === 0) {
					held = source[at++]!;
					bits = 8;
				}
				const take = Math.min(bits, low - position);
				difference += (held & ((1 << take) - 1)) << position;
				held >>= take;
				bits -= take;
				position += take;
			}
			previous = (previous + difference) | 0;
			keys[index] = previous;
		}
		this.#at = at;
		return keys;
	}
}
