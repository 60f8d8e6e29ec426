import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const corpusName = /\.corpus(\.txt)?$/i;

/** Folders that hold no corpora of the user's: hidden ones, and packages. */
const isPassedOver = (folder: string): boolean => folder.startsWith('.') || folder === 'node_modules';

/** The corpora below a folder, by their names, in the order of their paths. Links are not followed, and what cannot be read counts as empty. */
export async function findCorpora(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
	const found: string[] = [];
	for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
		const path = join(folder, entry.name);
		if (entry.isFile() && corpusName.test(entry.name)) found.push(pathToFileURL(path).href);
		else if (entry.isDirectory() && !isPassedOver(entry.name)) found.push(...(await findCorpora(path)));
	}
	return found;
}
