import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { newsCorpus } from '../benchmark/newsCorpus.ts';
import { commandPath, corpus, folderWith, readIn, useCorpusCommand } from './corpusCommand.ts';

const page = readFileSync(new URL('../../docs/cluster.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block]) => block!);

/** Documents of news, with two that share a name from one end of the corpus to the other, and one that is not closed. */
const news = `<<<FILE same.txt>>>\nFirst.\n${newsCorpus(200_000)}<<<FILE unclosed.txt\nMiddle.\n${newsCorpus(200_000, 2)}<<<FILE same.txt>>>\nLast.\n`;

useCorpusCommand();

function isInstalled(program: string, says: string): boolean {
	return spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout?.includes(says) === true;
}

describe('the recipes of docs/cluster.md write what one run writes', () => {
	it.skipIf(!isInstalled('xargs', 'findutils'))('xargs', () => expectRecipe('seq 8 | xargs'));
	it.skipIf(!isInstalled('parallel', 'GNU parallel'))('GNU parallel', () => expectRecipe('seq 8 | parallel'));

	async function expectRecipe(part: string): Promise<void> {
		const recipe = blocks.find(block => block.includes(part));
		if (recipe === undefined) throw new Error(`docs/cluster.md has no recipe with ${part}`);
		const shim = `#!/bin/sh\nexec '${process.execPath}' '${commandPath()}' "$@"\n`;
		const folder = folderWith({ 'news.corpus': news, 'bin/corpus': shim });
		chmodSync(path.join(folder, 'bin', 'corpus'), 0o755);
		const env = { ...process.env, HOME: folder, PATH: `${path.join(folder, 'bin')}${path.delimiter}${process.env['PATH']}` };
		const ran = spawnSync('bash', ['-c', recipe], { cwd: folder, env, encoding: 'utf8' });
		expect([ran.status, ran.stderr]).toEqual([1, '']);
		const whole = await corpus(['check', '--format', 'json', 'news.corpus'], { cwd: folder });
		const report = readIn(folder, 'report.json');
		expect(report).toBe(whole.stdout);
		for (const rule of ['CF101', 'CF120']) expect(report).toContain(`"rule":"${rule}"`);
	}
});
