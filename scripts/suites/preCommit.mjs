import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFolder } from '../machine/project.mjs';
import { run } from '../machine/run.mjs';
import { temporaryFolder } from '../machine/temporaryFolder.mjs';
import { reportChecks } from './reportChecks.mjs';

const patienceMs = 600_000;

/**
 * pre-commit installs the hooks from a git repository, as a user's would, and runs them over a repository of corpora. The hooks' repository is the
 * checkout as it stands, changes that are not committed included.
 */
export async function runPreCommit() {
	const folder = temporaryFolder('corpus-pre-commit-');
	const hooks = join(folder.path, 'hooks');
	const articles = join(folder.path, 'articles');
	const env = { ...process.env, PRE_COMMIT_HOME: join(folder.path, 'cache'), npm_config_prefer_offline: 'true' };
	const { output: files } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { quiet: true });
	for (const file of files.split('\0')) if (file !== '') copyIfThere(file, hooks);
	const revision = await commitAll(hooks);

	mkdirSync(articles);
	const write = (/** @type {string} */ name, /** @type {string} */ text) => writeFileSync(join(articles, name), text);
	write('clean.corpus', '<<<FILE a.txt>>>\nRain fell.\n');
	write('unclosed.corpus.txt', '<<<FILE a.txt>>>\nRain fell.\n<<<FILE b.txt\nThe sun came out.\n');
	write('loose.corpus', '<<<FILE  a.txt   >>>\nRain fell.\n');
	write('corpus.config.jsonc', '{ "ignore": ["ignored.corpus"] }\n');
	write('ignored.corpus', '<<<FILE  a.txt\nRain fell.\n');
	write('notes.txt', '<<<FILE a.txt\nThis is no corpus by its name.\n');
	write('.pre-commit-config.yaml', configuration(hooks, revision, ''));
	await commitAll(articles);
	const runHooks = () => run('pre-commit', ['run', '--all-files'], { cwd: articles, env, mayFail: true, timeoutMs: patienceMs });

	const first = await runHooks();
	const formatted = readFileSync(join(articles, 'loose.corpus'), 'utf8');
	write('.pre-commit-config.yaml', configuration(hooks, revision, '[--fix]'));
	const fixing = await runHooks();
	const mended = readFileSync(join(articles, 'unclosed.corpus.txt'), 'utf8');
	const last = await runHooks();
	const readIgnored = readFileSync(join(articles, 'ignored.corpus'), 'utf8');
	folder.remove();
	return reportChecks('pre-commit', [
		{
			what: 'corpus-check fails on a broken delimiter and says where it is',
			ok: first.code === 1 && first.output.includes('at unclosed.corpus.txt:3:1'),
			got: first.output,
		},
		{ what: 'only files named as corpora are checked', ok: !first.output.includes('notes.txt'), got: first.output },
		{
			what: 'what the configuration ignores is left alone, although pre-commit names it',
			ok: !first.output.includes('ignored.corpus') && readIgnored === '<<<FILE  a.txt\nRain fell.\n',
			got: first.output + readIgnored,
		},
		{ what: 'corpus-format rewrites delimiters, and the commit waits', ok: formatted === '<<<FILE a.txt >>>\nRain fell.\n', got: formatted },
		{
			what: 'with --fix, what can be mended safely is',
			ok: fixing.code === 1 && mended.includes('\n<<<FILE b.txt>>>\n'),
			got: fixing.output + mended,
		},
		{ what: 'then both pass', ok: last.code === 0 && last.output.match(/Passed/g)?.length === 2, got: last.output },
	]);
}

/**
 * @param {string} repository
 * @param {string} revision
 * @param {string} checkArguments
 */
function configuration(repository, revision, checkArguments) {
	return `repos:
  - repo: file://${repository}
    rev: ${revision}
    hooks:
      - id: corpus-check${checkArguments === '' ? '' : `\n        args: ${checkArguments}`}
      - id: corpus-format
`;
}

/**
 * @param {string} file
 * @param {string} folder
 */
function copyIfThere(file, folder) {
	const target = join(folder, file);
	mkdirSync(dirname(target), { recursive: true });
	try {
		cpSync(join(projectFolder, file), target);
	} catch (error) {
		// A file that was deleted and is still in the index.
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
	}
}

/**
 * Makes a folder a git repository with all its files in one commit. Gives the commit.
 *
 * @param {string} folder
 */
async function commitAll(folder) {
	const git = (/** @type {string[]} */ ...args) =>
		run('git', ['-C', folder, '-c', 'user.name=test', '-c', 'user.email=test@localhost', ...args], { quiet: true });
	await git('init', '--quiet');
	await git('add', '--all');
	await git('commit', '--quiet', '--no-verify', '--message', 'files');
	return (await git('rev-parse', 'HEAD')).output.trim();
}
