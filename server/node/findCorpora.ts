import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Folders that no corpus is kept in, and that hold more files than all others. */
const passedOver = new Set(['node_modules', '.git']);

/** The corpora below some folders, by the ending of their names, nearer ones first; at most so many. What may not be read is passed over. */
export async function findCorpora(folders: readonly string[], maximum: number): Promise<readonly string[]> {
	const found: string[] = [];
	const waiting = folders.filter(uri => uri.startsWith('file:')).map(uri => fileURLToPath(uri));
	for (const folder of waiting) {
		const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
		for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
			const path = join(folder, entry.name);
			if (entry.isDirectory() && !passedOver.has(entry.name)) waiting.push(path);
			else if (entry.isFile() && /\.corpus(?:\.txt)?$/.test(entry.name)) found.push(pathToFileURL(path).href);
			if (found.length === maximum) return found;
		}
	}
	return found;
}
