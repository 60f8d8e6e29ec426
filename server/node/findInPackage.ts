import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How far a bundle may lie below the package's root. */
const maximumLevels = 4;

/** A file or folder that ships in the package, looked for above the program that runs; undefined where it does not ship. */
export function findInPackage(name: string): string | undefined {
	const program = process.argv[1];
	if (program === undefined || !existsSync(program)) return undefined;
	// npm starts a command through a symbolic link that lies elsewhere.
	let folder = dirname(realpathSync(program));
	for (let level = 0; level < maximumLevels; level++, folder = dirname(folder)) {
		const found = join(folder, name);
		if (existsSync(found)) return found;
	}
	return undefined;
}
