// Runs the command line from a checkout: npm run -s corpus -- ARGUMENTS. It goes by itself to the folder from which npm was called.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder } from './machine/project.mjs';

const program = join(projectFolder, 'dist', 'cli', 'main.js');
if (!existsSync(program)) {
	console.error('corpus is not built yet: run npm ci && npm run build');
	process.exit(2);
}
process.argv[1] = program;
await import(pathToFileURL(program).href);
