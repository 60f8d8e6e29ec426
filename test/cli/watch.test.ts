import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, useCorpusCommand } from './corpusCommand.ts';
import { type RunningCommand, start } from './runningCommand.ts';

useCorpusCommand();

const clean = '<<<FILE a.txt>>>\nRain fell.\n';
const broken = '<<<FILE a.txt\nRain fell.\n';

async function interrupt({ child, ended }: RunningCommand): Promise<void> {
	child.kill('SIGINT');
	const { code, signal } = await ended;
	expect([code, signal]).toEqual([130, null]);
}

describe('corpus check --watch', () => {
	it('checks a file again when it changes, and ends with 130 on SIGINT', async () => {
		const folder = folderWith({ 'a.corpus': clean });
		const running = start(folder, ['check', '--watch', '--select', 'CF', '--format', 'concise', 'a.corpus']);
		await running.sees('Watching for changes', 'stderr');
		writeFileSync(path.join(folder, 'a.corpus'), broken);
		await running.sees('a.corpus:1:1: error CF101');
		await running.sees('Watching for changes', 'stderr');
		writeFileSync(path.join(folder, 'a.corpus'), `${clean}<<<FILE a.txt>>>\nSun.\n`);
		await running.sees('a.corpus:3:9: error CF120');
		await running.sees('Watching for changes', 'stderr');
		await interrupt(running);
	}, 60_000);

	it('follows a folder: files that come, and files that go', async () => {
		const folder = folderWith({ 'sub/a.corpus': clean, 'sub/c.txt': 'no corpus' });
		const running = start(folder, ['check', '--watch', '--select', 'CF', '--format', 'concise', 'sub']);
		await running.sees('Watching for changes', 'stderr');
		writeFileSync(path.join(folder, 'sub/b.corpus'), broken);
		await running.sees('sub/b.corpus:1:1: error CF101');
		await running.sees('Watching for changes', 'stderr');
		rmSync(path.join(folder, 'sub/b.corpus'));
		await running.sees('Watching for changes', 'stderr');
		writeFileSync(path.join(folder, 'sub/a.corpus'), broken);
		await running.sees('sub/a.corpus:1:1: error CF101');
		await interrupt(running);
	}, 60_000);

	it('reads the configuration again', async () => {
		const folder = folderWith({ 'a.corpus': broken, 'corpus.config.jsonc': '{ "rules": { "CF101": "off" } }' });
		const running = start(folder, ['check', '--watch', '--select', 'CF1', '--format', 'concise', '.']);
		await running.sees('Watching for changes', 'stderr');
		writeFileSync(path.join(folder, 'corpus.config.jsonc'), '{ "rules": { "CF101": "warning" } }');
		await running.sees('a.corpus:1:1: warning CF101');
		await interrupt(running);
	}, 60_000);

	it('a folder that cannot be watched is told, with exit code 2', async () => {
		const folder = folderWith({});
		const { code, stderr } = await start(folder, ['check', '--watch', 'none/*.corpus']).ended;
		expect([code, stderr]).toEqual([2, expect.stringContaining('none')]);
		expect(stderr).not.toContain('defect');
	}, 60_000);
});
