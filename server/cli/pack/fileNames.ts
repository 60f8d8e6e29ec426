import { FreeNames } from '../../core/corpus/freeNames.ts';
import { foldName, portableName, unportableNameReason } from '../../core/corpus/names.ts';
import { NameTree } from '../../core/corpus/nameTree.ts';

/** What a file system makes of names. */
export interface NameLimits {
	/** Whether names that Windows cannot hold are faults. */
	readonly portable: boolean;
	/** Whether names that differ in case or Unicode form alone are one. */
	readonly foldsCase: boolean;
}

/** Why documents cannot be files under their names, one line each; empty when they can. `names` are valid and unique. */
export function fileNameFaults(names: readonly string[], { portable, foldsCase }: NameLimits): readonly string[] {
	const faults: string[] = [];
	if (portable) {
		for (const name of names) {
			const reason = unportableNameReason(name);
			if (reason !== undefined) faults.push(`${name} cannot be a file on every system: ${reason}.`);
		}
	}
	if (!foldsCase) return faults;
	const tree = new NameTree(foldName);
	for (const [ordinal, name] of names.entries()) {
		const other = tree.add(name, ordinal);
		if (other !== undefined) faults.push(`${name} and ${names[other]!} are one name to a file system that ignores case.`);
	}
	for (const name of names) {
		const inside = tree.documentWithin(name);
		if (inside !== undefined) faults.push(`${name} is also the folder of ${names[inside]!} to a file system that ignores case.`);
	}
	return faults;
}

/** The nearest names without such faults, in the order of `names`; all names stay different, and a folder is numbered where a file has its name. */
export function fileNamesWithin(names: readonly string[], limits: NameLimits): readonly string[] {
	const free = new FreeNames(limits.foldsCase ? foldName : undefined);
	return names.map(name => free.take(limits.portable ? portableName(name) : name));
}
