import { isTransliterationLoaded, loadTransliteration } from '../corpus/transliteration.ts';
import type { Host } from '../workspace/host.ts';

/**
 * Loads the table by which names made of headlines become Latin; to be awaited before names are made. Where it is missing, names keep their headline's
 * script, and the log says why.
 */
export async function loadHeadlineNames(host: Pick<Host, 'readData' | 'log'>): Promise<void> {
	if (isTransliterationLoaded()) return;
	try {
		loadTransliteration(await host.readData('transliteration'));
	} catch (error) {
		host.log('warning', `Names of documents keep the script of their headlines: ${error instanceof Error ? error.message : String(error)}`);
	}
}
