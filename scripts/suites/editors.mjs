import { join } from 'node:path';
import { projectFolder } from '../machine/project.mjs';
import { run } from '../machine/run.mjs';

const patienceMs = 120_000;
const shared = {
	SERVER: `${process.execPath} ${join(projectFolder, 'dist', 'cli', 'languageServer.js')} --stdio`,
	FILE: join(projectFolder, 'test', 'workbench', 'workspace', 'faults.corpus.txt'),
};

/** Neovim's own language client against the language server on standard input and output. */
export function runNeovim() {
	const script = join(projectFolder, 'test', 'clients', 'corpus.lua');
	return countAnswers('nvim', ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${script}`, '-c', 'cquit']);
}

/** Emacs with eglot against the same. */
export function runEmacs() {
	return countAnswers('emacs', ['-Q', '--batch', '-l', join(projectFolder, 'test', 'clients', 'corpus.el')]);
}

/**
 * The scripts print `ok - …` or `not ok - …` for each answer that they hold against what is expected.
 *
 * @param {string} program
 * @param {readonly string[]} programArguments
 */
async function countAnswers(program, programArguments) {
	const { code, output } = await run(program, programArguments, { env: { ...process.env, ...shared }, mayFail: true, timeoutMs: patienceMs });
	const passed = output.match(/^ok - /gm)?.length ?? 0;
	const failed = output.match(/^not ok - /gm)?.length ?? 0;
	return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed, skipped: 0 };
}
