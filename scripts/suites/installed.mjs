import { join } from 'node:path';
import { projectFolder } from '../machine/project.mjs';
import { temporaryFolder } from '../machine/temporaryFolder.mjs';
import { packageExtension } from '../package.mjs';
import { lookAtCorpus } from '../vscode/look.mjs';
import { reportChecks } from './reportChecks.mjs';

/** The packaged extension, installed and looked at in a browser as a user sees it. */
export async function lookAtInstalled() {
	const folder = temporaryFolder('corpus-installed-');
	const vsix = join(folder.path, 'article-corpus.vsix');
	await packageExtension(vsix);
	const file = join(projectFolder, 'test', 'workbench', 'workspace', 'faults.corpus.txt');
	const seen = await lookAtCorpus({ vsix, file, picture: join(folder.path, 'installed.png') });
	folder.remove();
	const checks = [
		{
			what: 'the outline names the documents',
			ok: ['bridge.txt', 'harvest.txt'].every(name => seen.outline.some(row => row.includes(name))),
			got: seen.outline,
		},
		{ what: 'Problems names the malformed delimiter', ok: seen.problems.some(row => row.includes('CF102')), got: seen.problems },
		{ what: 'a hover expands the acronym', ok: seen.hovers.join().includes('National Bridge Authority'), got: seen.hovers.join() },
	];
	return reportChecks('installed', checks);
}
