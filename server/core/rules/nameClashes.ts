import { foldName } from '../corpus/names.ts';

/** A document (`ordinal`) whose name does not go with that of another one. */
export interface NameClash {
	readonly ordinal: number;
	readonly other: number;
}

/** What the names of a corpus' documents say about each other. Ordinals of documents; nothing in it depends on where they stand. */
export interface NameClashes {
	/** Names that an earlier document (`other`, the first of that name) has too. */
	readonly duplicates: readonly NameClash[];
	/** Names that differ from an earlier document's only in case or in how accents are encoded. */
	readonly collisions: readonly NameClash[];
	/** Names that are also the folder of another document (`other`, the first in it). */
	readonly folders: readonly NameClash[];
	isTaken(name: string): boolean;
	isFoldedTaken(folded: string): boolean;
	isNameOrFolder(name: string): boolean;
}

/** Most edits leave all names as they are, and `documentNames` then gives the same list. */
const known = new WeakMap<readonly string[], NameClashes>();

/** Compares the names of a corpus, once for each list of names. */
export function nameClashes(names: readonly string[]): NameClashes {
	let clashes = known.get(names);
	if (!clashes) {
		clashes = compareNames(names);
		known.set(names, clashes);
	}
	return clashes;
}

function compareNames(names: readonly string[]): NameClashes {
	const byName = new Map<string, number>();
	const byFolded = new Map<string, number>();
	const byFolder = new Map<string, number>();
	const duplicates: NameClash[] = [];
	const collisions: NameClash[] = [];
	for (const [ordinal, name] of names.entries()) {
		const same = byName.get(name);
		if (name === '' || same === undefined) byName.set(name, ordinal);
		else duplicates.push({ ordinal, other: same });
		const folded = foldName(name);
		const alike = byFolded.get(folded);
		if (name === '' || alike === undefined) byFolded.set(folded, ordinal);
		else if (names[alike] !== name) collisions.push({ ordinal, other: alike });
		for (let slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
			const folder = name.slice(0, slash);
			if (!byFolder.has(folder)) byFolder.set(folder, ordinal);
		}
	}
	const folders: NameClash[] = [];
	if (byFolder.size > 0) {
		for (const [ordinal, name] of names.entries()) {
			const inside = byFolder.get(name);
			if (inside !== undefined) folders.push({ ordinal, other: inside });
		}
	}
	return {
		duplicates,
		collisions,
		folders,
		isTaken: name => byName.has(name),
		isFoldedTaken: folded => byFolded.has(folded),
		isNameOrFolder: name => byName.has(name) || byFolder.has(name),
	};
}
