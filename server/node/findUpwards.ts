import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How far a bundle may lie below the package's root. */
const maximumLevels = 4;

/** A file or folder of the package, looked for in `folder` and the folders above it; undefined where it does not ship. */
export function findUpwards(folder: string, name: string): string | undefined {
	for (let level = 0; level < maximumLevels; level++, folder = dirname(folder)) {
		const found = join(folder, name);
		if (existsSync(found)) return found;
	}
	return undefined;
}
