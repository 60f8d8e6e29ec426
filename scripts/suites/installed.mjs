import { join } from 'node:path';
import { projectFolder } from '../machine/project.mjs';
import { temporaryFolder } from '../machine/temporaryFolder.mjs';
import { packageExtension } from '../package.mjs';
import { lookAtCorpus } from '../vscode/look.mjs';

/** The packaged extension, installed and looked at in a browser as a person sees it. */
export async function runInstalled() {
	const folder = temporaryFolder('corpus-installed-');
	const vsix = join(folder.path, 'article-corpus.vsix');
	await packageExtension(vsix);
	const file = join(projectFolder, 'test', 'workbench', 'workspace', 'faults.corpus.txt');
	const { outline, problems, hover } = await lookAtCorpus({ vsix, file, picture: join(folder.path, 'installed.png') });
	const checks = [
		['the outline shows the documents', ['bridge.txt', 'harvest.txt', 'library.txt'].every(name => outline.some(row => row.includes(name)))],
		['Problems shows the malformed delimiter', problems.some(row => row.includes('CF102'))],
		['a hover expands the acronym', hover.includes('National Bridge Authority')],
	];
	for (const [what, holds] of checks) console.log(`${holds ? 'ok' : 'not ok'} - ${what}`);
	if (checks.some(([, holds]) => !holds)) console.log(JSON.stringify({ outline, problems, hover }, undefined, 2));
	const passed = checks.filter(([, holds]) => holds).length;
	return { passed, failed: checks.length - passed, skipped: 0 };
}
