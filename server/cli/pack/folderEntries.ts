import { type Dirent, promises as fs } from 'node:fs';
import path from 'node:path';
import { TextColumn } from '../../core/util/textColumn.ts';

/** What stands in a folder. */
export interface FolderListing {
	/** The names of its files, relative to it, with `/`; sorted as UTF-16 units. There may be millions: nothing is kept of them but these. */
	readonly files: TextColumn;
	/** What cannot be packed and would be lost, with the reason; by name. */
	readonly refused: readonly string[];
	/** Folders without anything in them: a corpus cannot hold them. */
	readonly emptyFolders: readonly string[];
}

/** Lists a folder and all below it. Symbolic links are not followed: they are refused, as are devices, pipes and names that are no UTF-8. */
export async function listFolder(folder: string): Promise<FolderListing> {
	const files = new TextColumn();
	const refused: string[] = [];
	const emptyFolders: string[] = [];
	const walk = async (below: string): Promise<void> => {
		const entries: string[] = [];
		let isEmpty = true;
		for await (const entry of await fs.opendir(path.join(folder, below), { bufferSize: 1024 })) {
			isEmpty = false;
			const reason = refusalReason(entry);
			if (reason !== undefined) refused.push(`${below}${entry.name}: ${reason}`);
			// With its slash, a folder stands among the files where what lies in it does.
			else entries.push(entry.isDirectory() ? `${entry.name}/` : entry.name);
		}
		if (isEmpty && below !== '') emptyFolders.push(below.slice(0, -1));
		// Once this folder is closed: each level that is open takes a file handle.
		for (const entry of entries.sort()) {
			if (entry.endsWith('/')) await walk(`${below}${entry}`);
			else files.push(`${below}${entry}`);
		}
	};
	await walk('');
	return { files, refused: refused.sort(), emptyFolders };
}

function refusalReason(entry: Dirent): string | undefined {
	if (/[\ufffd\p{Cs}]/u.test(entry.name)) return 'its name is no UTF-8; rename it';
	if (entry.isSymbolicLink()) return 'it is a symbolic link; put a copy of what it leads to in its place';
	if (!entry.isDirectory() && !entry.isFile()) return 'it is neither a file nor a folder';
	return undefined;
}
