import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const corpusName = /\.corpus(?:\.txt)?$/i;

/** Folders that hold no corpora of the user's: hidden ones, and packages. */
const isPassedOver = (folder: string): boolean => folder.startsWith('.') || folder === 'node_modules';

/**
 * The corpora below some folders, by the ending of their names, nearer ones first. Links are not followed, and what cannot be read counts as empty.
 */
export async function findCorpora(folders: readonly string[]): Promise<readonly string[]> {
	const found: string[] = [];
	const waiting = folders.filter(uri => uri.startsWith('file:')).map(uri => fileURLToPath(uri));
	for (const folder of waiting) {
		const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
		for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
			const path = join(folder, entry.name);
			if (entry.isDirectory() && !isPassedOver(entry.name)) waiting.push(path);
			else if (entry.isFile() && corpusName.test(entry.name)) found.push(pathToFileURL(path).href);
		}
	}
	return found;
}
