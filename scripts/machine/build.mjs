import { projectFolder } from './project.mjs';
import { run } from './run.mjs';

/** Makes the bundles as they ship, and holds them to their size. */
export async function buildProduction() {
	await run(process.execPath, ['esbuild.mjs', '--production'], { cwd: projectFolder, quiet: true });
}

/** Makes the suites that run inside VS Code. */
export async function buildSuites() {
	await run(process.execPath, ['esbuild.mjs', '--tests'], { cwd: projectFolder, quiet: true });
}
