/** A map that forgets what was used longest ago once its cost exceeds the budget. Any entry may be gone at any time. */
export class Lru<K, V> {
	readonly #entries = new Map<K, { value: V; cost: number }>();
	#cost = 0;

	/** `budget` and the costs share a unit of the caller's choice (entries, bytes, UTF-16 units). */
	constructor(readonly budget: number) {}

	get size(): number {
		return this.#entries.size;
	}

	get cost(): number {
		return this.#cost;
	}

	get(key: K): V | undefined {
		const entry = this.#entries.get(key);
		if (!entry) return undefined;
		this.#entries.delete(key);
		this.#entries.set(key, entry);
		return entry.value;
	}

	/** Keeps `value`, unless it alone costs more than the whole budget. */
	set(key: K, value: V, cost = 1): void {
		this.delete(key);
		if (cost > this.budget) return;
		this.#entries.set(key, { value, cost });
		this.#cost += cost;
		for (const oldest of this.#entries.keys()) {
			if (this.#cost <= this.budget) break;
			this.delete(oldest);
		}
	}

	delete(key: K): void {
		const entry = this.#entries.get(key);
		if (!entry) return;
		this.#entries.delete(key);
		this.#cost -= entry.cost;
	}

	clear(): void {
		this.#entries.clear();
		this.#cost = 0;
	}
}
