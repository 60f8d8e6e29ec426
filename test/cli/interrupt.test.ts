import { readdirSync, readFileSync, watch } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, useCorpusCommand } from './corpusCommand.ts';
import { type RunningCommand, start } from './runningCommand.ts';

useCorpusCommand();

/** Some megabytes of documents whose delimiters want mending and formatting. */
const untidy = Array.from(
	{ length: 20_000 },
	(_, index) => `<<<FILE   ${index % 100}/${index}.txt>>${index % 2 === 0 ? '' : '>'}\n${'Rain fell on the hills. '.repeat(12)}\n`,
).join('');
const tidy = untidy.replaceAll('<<<FILE   ', '<<<FILE ').replaceAll('.txt>>\n', '.txt>>>\n');

/** Interrupts a command as soon as it has begun to write beside `folder`'s files, and gives what it came to and what stands there then. */
async function interruptWhileWriting(folder: string, args: readonly string[]): Promise<{ code: number | null; stdout: string; names: string[] }> {
	const begun = /^\.corpus-.*\.tmp$/;
	let running: RunningCommand | undefined;
	const watcher = watch(folder, (_event, name) => {
		if (!begun.test(name ?? '')) return;
		watcher.close();
		running?.child.kill('SIGINT');
	});
	running = start(folder, args);
	running.child.stdin.end();
	const { code, stdout } = await running.ended;
	watcher.close();
	return { code, stdout, names: readdirSync(folder).sort() };
}

describe('SIGINT ends with 130 and leaves nothing half-written', () => {
	it.each([
		['check', '--fix', '--select=CF'],
		['check', '--fix', '--jobs=2'],
		['check', '--diff'],
		['format'],
		['format', '--diff'],
		['merge', '--all'],
		['merge', '--all', '-o', 'out.corpus'],
		['pack', '../in', '-o', 'out.corpus'],
		['unpack'],
		['convert', '--to', '<<<FILE: name>>>', '-o', 'out.corpus'],
		['convert', '--to', 'jsonl', '-o', 'out.jsonl'],
	])(
		'%s %s %s',
		async (command, ...options) => {
			const all = folderWith({
				'in/a.txt': 'Rain. '.repeat(4_000_000),
				'work/a.corpus': command === 'unpack' || command === 'convert' ? tidy : untidy,
			});
			const folder = path.join(all, 'work');
			const corpora = command === 'pack' ? [] : command === 'unpack' ? ['a.corpus', 'out'] : ['a.corpus'];
			const isMerge = command === 'merge';
			const { code, names } = await interruptWhileWriting(folder, [command, ...(isMerge ? corpora : []), ...options, ...(isMerge ? [] : corpora)]);
			expect([code, names]).toEqual([130, ['a.corpus']]);
			expect(readFileSync(path.join(folder, 'a.corpus'), 'utf8')).toBe(command === 'unpack' || command === 'convert' ? tidy : untidy);
		},
		60_000,
	);

	it.each([['1'], ['2']])(
		'check --jobs %s, in the midst of its report',
		async jobs => {
			const folder = folderWith({ 'a.corpus': untidy });
			const running = start(folder, ['check', '--select', 'CF', '--format', 'concise', '--jobs', jobs, 'a.corpus']);
			await running.sees('CF102');
			running.child.kill('SIGINT');
			const { code, signal } = await running.ended;
			expect([code, signal]).toEqual([130, null]);
			expect(readdirSync(folder)).toEqual(['a.corpus']);
		},
		60_000,
	);
});

describe('a reader that hangs up is no error', () => {
	it.each([
		['check', '--select=CF', '--format=concise'],
		['check', '--format=json', '--jobs=2'],
		['check', '--select=CF', '--diff'],
		['ls', '-l'],
		['outline', '--depth', 'documents'],
		['format', '--diff'],
	])(
		'%s %s %s',
		async (...args) => {
			const folder = folderWith({ 'a.corpus': untidy });
			const running = start(folder, [...args, 'a.corpus']);
			running.child.stdout.once('data', () => running.child.stdout.destroy());
			const { code, stderr } = await running.ended;
			expect([code, stderr]).toEqual([0, '']);
			expect(readdirSync(folder)).toEqual(['a.corpus']);
		},
		60_000,
	);
});
