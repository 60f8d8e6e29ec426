import { foldName, unsafeNameReason } from './names.ts';
import { NameTree } from './nameTree.ts';
import { suspectNames } from './suspectNames.ts';

/** Why the strict reader or the writer does not take a corpus, and where. */
export interface Refusal {
	/** The rule whose page says more. */
	readonly rule: string;
	readonly message: string;
	/** The 0-based number of the document, or -1 for what stands before the first. */
	readonly ordinal: number;
	/** The 0-based line; undefined where there is no text yet. */
	readonly line: number | undefined;
}

/** A document's name, and its line where it has one. */
export interface NamedDocument {
	readonly name: string;
	readonly line: number | undefined;
}

/** The names that cannot stand together in a folder: unsafe ones (CF122), duplicates (CF120), and names of folders of others (CF124). */
export function nameRefusals(count: number, documentOf: (ordinal: number) => NamedDocument): readonly Refusal[] {
	const refusals: Refusal[] = [];
	const tree = new NameTree();
	const suspects = suspectNames(count, ordinal => documentOf(ordinal).name);
	let next = 0;
	for (let ordinal = 0; ordinal < count; ordinal++) {
		const { name, line } = documentOf(ordinal);
		const isSuspect = suspects[next] === ordinal;
		if (isSuspect) next++;
		const reason = unsafeNameReason(name);
		if (reason !== undefined) {
			const rule = name === '' ? 'CF107' : 'CF122';
			refusals.push({
				rule,
				ordinal,
				line,
				message: name === '' ? 'The document has no name.' : `The name ${JSON.stringify(name)} is not a safe path: ${reason}.`,
			});
			continue;
		}
		if (!isSuspect) continue;
		const earlier = tree.add(name, ordinal);
		if (earlier !== undefined) refusals.push({ rule: 'CF120', ordinal, line, message: `${name} is the name of document ${earlier + 1} too.` });
	}
	for (const ordinal of suspects) {
		const { name, line } = documentOf(ordinal);
		const inside = tree.documentWithin(name);
		if (inside !== undefined) refusals.push({ rule: 'CF124', ordinal, line, message: `${name} is also the folder of ${documentOf(inside).name}.` });
	}
	return refusals;
}

/** Names that some disks take for one: unpacking them there would lose a document. Pairs of ordinals, the earlier first. */
export function collidingNames(names: readonly string[]): readonly (readonly [number, number])[] {
	const first = new Map<string, number>();
	const pairs: [number, number][] = [];
	for (const [ordinal, name] of names.entries()) {
		const folded = foldName(name);
		const earlier = first.get(folded);
		if (earlier === undefined) first.set(folded, ordinal);
		else if (names[earlier] !== name) pairs.push([earlier, ordinal]);
	}
	return pairs;
}
