/** The name under which a configuration is found: in the folder of the corpus, or the nearest folder above it. */
export const configurationFileName = 'corpus.config.jsonc';

/**
 * Where the configuration of a corpus may lie, nearest first: in its folder and those above it, up to the root that holds it. `roots` are URIs of folders;
 * outside of them nothing is looked for.
 */
export function configurationPaths(corpusUri: string, roots: readonly string[]): readonly string[] {
	const root = roots.filter(folder => isInside(corpusUri, folder)).reduce((best, folder) => (folder.length > best.length ? folder : best), '');
	if (root === '') return [];
	const paths: string[] = [];
	for (let folder = parentOf(corpusUri); isInside(`${folder}/`, root); folder = parentOf(folder)) paths.push(`${folder}/${configurationFileName}`);
	return paths;
}

/** Whether a file lies in a folder or below it. */
export function isInside(uri: string, folder: string): boolean {
	return uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

function parentOf(uri: string): string {
	return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}
