import { type Dirent, promises as fs } from 'node:fs';
import path from 'node:path';
import { detached } from '../../core/util/detached.ts';

/** What stands in a folder. */
export interface FolderListing {
	/** The names of its files, relative to it, with `/`; sorted as UTF-16 units. There may be a million: nothing is kept of them but these. */
	readonly files: readonly string[];
	/** What cannot be packed and would be lost, with the reason; by name. */
	readonly refused: readonly string[];
	/** Folders without anything in them: a corpus cannot hold them. */
	readonly emptyFolders: readonly string[];
}

/** Lists a folder and all below it. Symbolic links are not followed: they are refused, as are devices, pipes and names that are no UTF-8. */
export async function listFolder(folder: string): Promise<FolderListing> {
	const files: string[] = [];
	const refused: string[] = [];
	const emptyFolders: string[] = [];
	const walk = async (below: string): Promise<void> => {
		let isEmpty = true;
		const folders: string[] = [];
		for await (const entry of await fs.opendir(path.join(folder, below), { bufferSize: 1024 })) {
			isEmpty = false;
			const name = below === '' ? entry.name : `${below}/${entry.name}`;
			const reason = refusalReason(entry);
			if (reason !== undefined) refused.push(`${name}: ${reason}`);
			else if (entry.isDirectory()) folders.push(name);
			else files.push(detached(name));
		}
		if (isEmpty && below !== '') emptyFolders.push(below);
		// Once this folder is closed: each level that is open takes a file handle.
		for (const name of folders.sort()) await walk(name);
	};
	await walk('');
	files.sort();
	return { files, refused, emptyFolders };
}

function refusalReason(entry: Dirent): string | undefined {
	if (entry.name.includes('\ufffd')) return 'its name is no UTF-8; rename it';
	if (entry.isSymbolicLink()) return 'it is a symbolic link; put a copy of what it leads to in its place';
	if (!entry.isDirectory() && !entry.isFile()) return 'it is neither a file nor a folder';
	return undefined;
}
