/** What stands under a name: a document, a folder of others, or both, which no folder can hold. */
interface Entry {
	/** The first document of this name; -1 where it is a folder alone. */
	ordinal: number;
	/** A document within this folder; -1 where there is none. */
	inside: number;
	children: Map<string, Entry> | undefined;
}

/**
 * The names of documents as the tree of folders that they make. Adding a name costs as much as its segments, so that a path ten thousand folders deep
 * does no harm.
 */
export class NameTree {
	readonly #root: Entry = newEntry();
	readonly #key: (segment: string) => string;

	/** Segments for which `key` gives the same are one. */
	constructor(key: (segment: string) => string = segment => segment) {
		this.#key = key;
	}

	/** Adds a document, and answers the ordinal of an earlier one of the same name; undefined where there is none. */
	add(name: string, ordinal: number): number | undefined {
		let entry = this.#root;
		for (const segment of name.split('/')) {
			entry.inside = ordinal;
			const key = this.#key(segment);
			entry.children ??= new Map();
			let child = entry.children.get(key);
			if (!child) {
				child = newEntry();
				entry.children.set(key, child);
			}
			entry = child;
		}
		if (entry.ordinal >= 0) return entry.ordinal;
		entry.ordinal = ordinal;
		return undefined;
	}

	/** The ordinal of a document that lies in the folder of this name; undefined where the name is no folder. */
	documentWithin(name: string): number | undefined {
		let entry: Entry | undefined = this.#root;
		for (const segment of name.split('/')) entry = entry?.children?.get(this.#key(segment));
		return entry && entry.inside >= 0 ? entry.inside : undefined;
	}
}

function newEntry(): Entry {
	return { ordinal: -1, inside: -1, children: undefined };
}
