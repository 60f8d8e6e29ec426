import { type Dirent, promises as fs } from 'node:fs';
import path from 'node:path';

/** A file of a folder that is to be packed. There may be a million of them: no path is kept that can be made. */
export class FolderFile {
	/** `name` is relative to the folder, with `/`. */
	constructor(
		readonly folder: string,
		readonly name: string,
	) {}

	get path(): string {
		return path.join(this.folder, this.name);
	}
}

/** What stands in a folder. */
export interface FolderListing {
	/** Sorted by name, as UTF-16 units. */
	readonly files: readonly FolderFile[];
	/** What cannot be packed and would be lost, with the reason; by name. */
	readonly refused: readonly string[];
	/** Folders without anything in them: a corpus cannot hold them. */
	readonly emptyFolders: readonly string[];
}

/** Lists a folder and all below it. Symbolic links are not followed: they are refused, as are devices, pipes and names that are no UTF-8. */
export async function listFolder(folder: string): Promise<FolderListing> {
	const files: FolderFile[] = [];
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
			else files.push(new FolderFile(folder, name));
		}
		if (isEmpty && below !== '') emptyFolders.push(below);
		// Once this folder is closed: each level that is open takes a file handle.
		for (const name of folders.sort()) await walk(name);
	};
	await walk('');
	files.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
	return { files, refused, emptyFolders };
}

function refusalReason(entry: Dirent): string | undefined {
	if (entry.name.includes('\ufffd')) return 'its name is no UTF-8; rename it';
	if (entry.isSymbolicLink()) return 'it is a symbolic link; put a copy of what it leads to in its place';
	if (!entry.isDirectory() && !entry.isFile()) return 'it is neither a file nor a folder';
	return undefined;
}
