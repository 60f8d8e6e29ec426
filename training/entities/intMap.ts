/** A map from 32-bit keys to small non-negative numbers, in two flat arrays. */
export class IntMap {
	#keys: Int32Array<ArrayBuffer>;
	/** The value plus one; zero is an empty slot. */
	#values: Int32Array<ArrayBuffer>;
	#mask: number;
	#size = 0;

	constructor(expectedSize = 8) {
		let slots = 16;
		while (slots < expectedSize * 2) slots *= 2;
		this.#keys = new Int32Array(slots);
		this.#values = new Int32Array(slots);
		this.#mask = slots - 1;
	}

	get size(): number {
		return this.#size;
	}

	/** The value, or -1. */
	get(key: number): number {
		let slot = Math.imul(key, 0x9e3779b1) >>> 7;
		for (;;) {
			slot &= this.#mask;
			const value = this.#values[slot]!;
			if (value === 0) return -1;
			if (this.#keys[slot] === key) return value - 1;
			slot++;
		}
	}

	set(key: number, value: number): void {
		if (this.#size * 2 >= this.#mask) this.#grow();
		const slot = this.#slotOf(key);
		if (this.#values[slot] === 0) this.#size++;
		this.#keys[slot] = key;
		this.#values[slot] = value + 1;
	}

	#slotOf(key: number): number {
		let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & this.#mask;
		while (this.#values[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & this.#mask;
		return slot;
	}

	#grow(): void {
		const keys = this.#keys;
		const values = this.#values;
		this.#mask = keys.length * 2 - 1;
		this.#keys = new Int32Array(keys.length * 2);
		this.#values = new Int32Array(keys.length * 2);
		for (let index = 0; index < keys.length; index++) {
			if (values[index] === 0) continue;
			const slot = this.#slotOf(keys[index]!);
			this.#keys[slot] = keys[index]!;
			this.#values[slot] = values[index]!;
		}
	}
}
