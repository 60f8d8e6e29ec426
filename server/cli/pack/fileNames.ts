import { foldName, nextFreeName, portableName, unportableNameReason } from '../../core/corpus/names.ts';

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
	const taken = new Map<string, string>();
	const folders = new Map<string, string>();
	for (const name of names) {
		const folded = foldName(name);
		const other = taken.get(folded);
		if (other !== undefined) faults.push(`${name} and ${other} are one name to a file system that ignores case.`);
		taken.set(folded, name);
		for (const folder of foldersOf(folded)) folders.set(folder, name);
	}
	for (const [folded, name] of taken) {
		const inside = folders.get(folded);
		if (inside !== undefined) faults.push(`${name} is also the folder of ${inside} to a file system that ignores case.`);
	}
	return faults;
}

/** The nearest names without such faults, in the order of `names`; all names stay different, and a folder is numbered where a file has its name. */
export function fileNamesWithin(names: readonly string[], limits: NameLimits): readonly string[] {
	const key = limits.foldsCase ? foldName : (name: string) => name;
	const taken = new Set<string>();
	const folders = new Set<string>();
	return names.map(name => {
		const segments = (limits.portable ? portableName(name) : name).split('/');
		let file = '';
		for (const [index, segment] of segments.entries()) {
			const isFolder = index < segments.length - 1;
			const isTaken = (candidate: string): boolean => taken.has(key(candidate)) || (!isFolder && folders.has(key(candidate)));
			file = nextFreeName(index === 0 ? segment : `${file}/${segment}`, isTaken);
			(isFolder ? folders : taken).add(key(file));
		}
		return file;
	});
}

function foldersOf(name: string): string[] {
	const folders: string[] = [];
	for (let slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) folders.push(name.slice(0, slash));
	return folders;
}
