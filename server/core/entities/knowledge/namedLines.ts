const none = -1;

/**
 * Lines of fields between tabs, whose second field is names between bars, by the keys of those names. A line is taken apart when somebody asks for
 * it: most never are, and a table of objects for all of them would cost more than everything else that is loaded.
 */
export class NamedLines {
	readonly #text: string;
	/** By key: the first entry of its chain. */
	readonly #first = new Map<string, number>();
	/** By entry: where its line starts, the next entry of the same key, and for the first of a chain the last one. */
	readonly #starts: number[] = [];
	readonly #next: number[] = [];
	readonly #last: number[] = [];

	constructor(text: string, keyOf: (name: string) => string) {
		this.#text = text;
		for (let start = 0; start < text.length; ) {
			const end = endOf(text, '\n', start, text.length);
			const names = endOf(text, '\t', start, end) + 1;
			const namesEnd = endOf(text, '\t', names, end);
			for (let from = names; from < namesEnd; ) {
				const to = endOf(text, '|', from, namesEnd);
				this.#add(keyOf(text.slice(from, to)), start);
				from = to + 1;
			}
			start = end + 1;
		}
	}

	/** The fields of the lines that have a name with this key, in the order of the lines. */
	of(key: string): (readonly string[])[] {
		const lines: (readonly string[])[] = [];
		for (let entry = this.#first.get(key) ?? none; entry !== none; entry = this.#next[entry]!) {
			const start = this.#starts[entry]!;
			lines.push(this.#text.slice(start, endOf(this.#text, '\n', start, this.#text.length)).split('\t'));
		}
		return lines;
	}

	#add(key: string, start: number): void {
		const first = this.#first.get(key);
		const entry = this.#starts.length;
		if (first !== undefined) {
			const last = this.#last[first]!;
			// Two spellings of one line can share a key.
			if (this.#starts[last] === start) return;
			this.#next[last] = entry;
			this.#last[first] = entry;
		} else this.#first.set(key, entry);
		this.#starts.push(start);
		this.#next.push(none);
		this.#last.push(entry);
	}
}

/** Where the next `sign` stands; `end` where there is none before it. */
function endOf(text: string, sign: string, from: number, end: number): number {
	const found = text.indexOf(sign, from);
	return found < 0 || found > end ? end : found;
}
