import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit } from './atExit.mjs';

/**
 * A new folder that goes when this process does, or before.
 *
 * @param {string} prefix
 */
export function temporaryFolder(prefix) {
	const path = mkdtempSync(join(tmpdir(), prefix));
	const empty = () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
	// A process that still writes there keeps it; it lies in the system's temporary folder.
	const takeBack = atExit(empty);
	const remove = () => {
		empty();
		takeBack();
	};
	return { path, remove };
}
