/** A set of whole numbers of 32 bits in a typed array: some six to twelve bytes a number, where a `Set` takes forty. */
export class NumberSet {
	#slots = new Uint32Array(64);
	#size = 0;
	/** 0 marks a free slot, so it is kept apart. */
	#hasZero = false;

	get size(): number {
		return this.#size + (this.#hasZero ? 1 : 0);
	}

	has(value: number): boolean {
		const wanted = value >>> 0;
		return wanted === 0 ? this.#hasZero : this.#slots[slotOf(this.#slots, wanted)] === wanted;
	}

	/** Whether the number was new. */
	add(value: number): boolean {
		const wanted = value >>> 0;
		if (wanted === 0) {
			const isNew = !this.#hasZero;
			this.#hasZero = true;
			return isNew;
		}
		const slot = slotOf(this.#slots, wanted);
		if (this.#slots[slot] === wanted) return false;
		this.#slots[slot] = wanted;
		this.#size++;
		if (this.#size * 3 > this.#slots.length * 2) this.#grow();
		return true;
	}

	/** In no order. */
	*values(): Generator<number> {
		if (this.#hasZero) yield 0;
		for (const value of this.#slots) if (value !== 0) yield value;
	}

	#grow(): void {
		const larger = new Uint32Array(this.#slots.length * 2);
		for (const value of this.#slots) if (value !== 0) larger[slotOf(larger, value)] = value;
		this.#slots = larger;
	}
}

/** Where a number stands, or would. There is always a free slot. */
function slotOf(slots: Uint32Array, value: number): number {
	const mask = slots.length - 1;
	const mixed = Math.imul(value, 0x9e3779b1);
	let slot = (mixed ^ (mixed >>> 15)) & mask;
	for (; slots[slot] !== 0 && slots[slot] !== value; slot = (slot + 1) & mask);
	return slot;
}
