import { numberedName } from './names.ts';

/** A folder of names, by segment. */
interface Folder {
	readonly entries: Map<string, Folder | 'file'>;
	/** The number that the next name of the same spelling would get. */
	readonly nextNumber: Map<string, number>;
	/** What a folder is called in whose place a file stands. */
	readonly renamed: Map<string, string>;
}

/**
 * Gives out names so that all of them can be files of one folder together: no name twice, and none that is the folder of another. Where a name is
 * taken, the first free of `name-2`, `name-3`, ... (before the extension) is given; a folder in whose place a file stands is numbered likewise. The work
 * is proportional to the names' length, however many of them are alike and however deep they lie.
 */
export class FreeNames {
	readonly #root = newFolder();
	readonly #key: (segment: string) => string;

	/** Segments for which `key` gives the same are one to the file system. */
	constructor(key: (segment: string) => string = segment => segment) {
		this.#key = key;
	}

	/** `name` where it is free, else the nearest name that is. It must be valid: segments with `/` between them. */
	take(name: string): string {
		const segments = name.split('/');
		const taken: string[] = [];
		let folder = this.#root;
		for (const segment of segments.slice(0, -1)) {
			const found = this.#folderIn(folder, segment);
			taken.push(found.segment);
			folder = found.folder;
		}
		taken.push(this.#fileIn(folder, segments.at(-1)!));
		return taken.join('/');
	}

	#folderIn(parent: Folder, segment: string): { segment: string; folder: Folder } {
		const wanted = this.#key(segment);
		const there = parent.entries.get(wanted);
		if (there !== 'file') return { segment, folder: there ?? this.#newFolder(parent, wanted) };
		const renamed = parent.renamed.get(wanted);
		const known = renamed === undefined ? undefined : parent.entries.get(this.#key(renamed));
		if (renamed !== undefined && known !== undefined && known !== 'file') return { segment: renamed, folder: known };
		const free = this.#free(parent, segment);
		parent.renamed.set(wanted, free);
		return { segment: free, folder: this.#newFolder(parent, this.#key(free)) };
	}

	#fileIn(parent: Folder, segment: string): string {
		const free = parent.entries.has(this.#key(segment)) ? this.#free(parent, segment) : segment;
		parent.entries.set(this.#key(free), 'file');
		return free;
	}

	#free(parent: Folder, segment: string): string {
		const wanted = this.#key(segment);
		for (let number = parent.nextNumber.get(wanted) ?? 2; ; number++) {
			const candidate = numberedName(segment, number);
			if (parent.entries.has(this.#key(candidate))) continue;
			parent.nextNumber.set(wanted, number + 1);
			return candidate;
		}
	}

	#newFolder(parent: Folder, key: string): Folder {
		const folder = newFolder();
		parent.entries.set(key, folder);
		return folder;
	}
}

function newFolder(): Folder {
	return { entries: new Map(), nextNumber: new Map(), renamed: new Map() };
}
