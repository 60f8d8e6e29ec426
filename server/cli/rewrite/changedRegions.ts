import { grown } from '../../core/util/grown.ts';

/** Which stretches of a file differ in another: three numbers for each, so that a million of them fit in memory. In ascending order, apart from each other. */
export class ChangedRegions {
	count = 0;
	#from = new Float64Array(64);
	#to = new Float64Array(64);
	#length = new Float64Array(64);

	/** The bytes `from`..`to` of the old file are `length` bytes in the new one. What touches the last region becomes part of it. */
	add(from: number, to: number, length: number): void {
		if (from === to && length === 0) return;
		const last = this.count - 1;
		if (last >= 0 && from <= this.#to[last]!) {
			this.#to[last] = to;
			this.#length[last] = this.#length[last]! + length;
			return;
		}
		if (this.count === this.#from.length) this.#grow();
		this.#from[this.count] = from;
		this.#to[this.count] = to;
		this.#length[this.count] = length;
		this.count++;
	}

	/** The regions, with where each stands in the old and in the new file. */
	*all(): Generator<{ readonly oldFrom: number; readonly oldTo: number; readonly newFrom: number; readonly newTo: number }> {
		let moved = 0;
		for (let index = 0; index < this.count; index++) {
			const oldFrom = this.#from[index]!;
			const oldTo = this.#to[index]!;
			const newFrom = oldFrom + moved;
			const newTo = newFrom + this.#length[index]!;
			yield { oldFrom, oldTo, newFrom, newTo };
			moved = newTo - oldTo;
		}
	}

	/** The regions in which a third file differs from the first: `this` leads from the first to the second, `later` from the second to the third. */
	followedBy(later: ChangedRegions): ChangedRegions {
		const both = new ChangedRegions();
		let own = 0;
		let other = 0;
		// How far what stands behind the regions passed so far has moved from the first to the second file.
		let moved = 0;
		const ownFrom = (): number => (own < this.count ? this.#from[own]! + moved : Number.POSITIVE_INFINITY);
		const otherFrom = (): number => (other < later.count ? later.#from[other]! : Number.POSITIVE_INFINITY);
		while (own < this.count || other < later.count) {
			const from = Math.min(ownFrom(), otherFrom());
			const oldFrom = from - moved;
			let to = from;
			let growth = 0;
			for (;;) {
				if (ownFrom() <= to) {
					to = Math.max(to, ownFrom() + this.#length[own]!);
					moved += this.#length[own]! - (this.#to[own]! - this.#from[own]!);
					own++;
				} else if (otherFrom() <= to) {
					to = Math.max(to, later.#to[other]!);
					growth += later.#length[other]! - (later.#to[other]! - later.#from[other]!);
					other++;
				} else break;
			}
			both.add(oldFrom, to - moved, to - from + growth);
		}
		return both;
	}

	#grow(): void {
		const room = this.#from.length * 2;
		this.#from = grown(this.#from, room);
		this.#to = grown(this.#to, room);
		this.#length = grown(this.#length, room);
	}
}
