import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFolder } from './project.mjs';
import { run } from './run.mjs';

const retryAfterMs = 5000;

/**
 * Installs what a folder's lock file names, unless that very lock file was installed before. No package's install script runs.
 *
 * @param {string} folder Below the project's folder; '.' for itself.
 */
export async function ensureNpmPackages(folder) {
	const path = join(projectFolder, folder);
	const lock = await readFile(join(path, 'package-lock.json'), 'utf8');
	const note = join(path, 'node_modules', '.installed-lock.json');
	if ((await readFile(note, 'utf8').catch(() => '')) === lock) return;
	console.error(`Installing npm packages${folder === '.' ? '' : ` in ${folder}`} …`);
	const install = () => run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: path, quiet: true });
	try {
		await install();
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : error}\nOnce more, in case the network was at fault.`);
		await sleep(retryAfterMs);
		await install();
	}
	await writeFile(note, lock);
}
