import { type Dirent, promises as fs } from 'node:fs';
import path from 'node:path';

/** A file of a folder that is to be packed. */
export interface FolderFile {
	/** Relative to the folder, with `/`. */
	readonly name: string;
	readonly path: string;
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
		const entries = await fs.readdir(path.join(folder, below), { withFileTypes: true });
		if (entries.length === 0 && below !== '') emptyFolders.push(below);
		for (const entry of entries) {
			const name = below === '' ? entry.name : `${below}/${entry.name}`;
			const reason = refusalReason(entry);
			if (reason !== undefined) refused.push(`${name}: ${reason}`);
			else if (entry.isDirectory()) await walk(name);
			else files.push({ name, path: path.join(folder, name) });
		}
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
