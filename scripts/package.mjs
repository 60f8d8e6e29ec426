// Makes the .vsix. usage: npm run package [-- OUT.vsix]
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildProduction } from './machine/build.mjs';
import { ensureNpmPackages } from './machine/npmPackages.mjs';
import { projectFolder } from './machine/project.mjs';
import { run } from './machine/run.mjs';

/**
 * Packs what `.vscodeignore` allows.
 *
 * @param {string} path Where to write the .vsix.
 */
export async function packageExtension(path) {
	const require = createRequire(join(projectFolder, 'package.json'));
	const vsce = join(require.resolve('@vscode/vsce/package.json'), '..', 'vsce');
	await run(
		process.execPath,
		[vsce, 'package', '--no-dependencies', '--skip-license', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', path],
		{ quiet: true },
	);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	await ensureNpmPackages('.');
	await buildProduction();
	const path = resolve(process.env['INIT_CWD'] ?? projectFolder, process.argv[2] ?? join(projectFolder, 'article-corpus.vsix'));
	await packageExtension(path);
	console.log(path);
}
