import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Builds what ships, and installs the peers. Scripts that run before there is a compiler are no TypeScript: they run as they are. */
export async function prepareBench(): Promise<void> {
	const source =
		"import { buildProduction } from './scripts/machine/build.mjs'; import { ensureNpmPackages } from './scripts/machine/npmPackages.mjs'; await buildProduction(); await ensureNpmPackages('test/benchmark/peers');";
	const cwd = fileURLToPath(new URL('../..', import.meta.url));
	await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', source], { cwd });
}
