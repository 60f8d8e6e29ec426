import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { twoStories } from '../unit/articles/twoStories.ts';
import { corpus, folderWith, readIn, useCorpusCommand } from './corpusCommand.ts';
import { corpusInProcess } from './inProcess.ts';

useCorpusCommand();

const two = `<<<FILE north/a.txt lang=en title=Both bytes=99>>>\n${twoStories}\n<<<FILE b.txt>>>\nShort note.\n`;

describe('corpus split', () => {
	it('makes documents of articles, named for their headlines, and merge joins them again', async () => {
		const folder = folderWith({ 'in.corpus': two });
		const diff = await corpus(['split', '--diff', 'in.corpus'], { cwd: folder });
		expect([diff.code, readIn(folder, 'in.corpus')]).toEqual([1, two]);
		expect(diff.stdout).toMatch(/^--- a\/in\.corpus\n\+\+\+ b\/in\.corpus\n/);
		expect(diff.stdout).toContain('+<<<FILE north/bakers-of-southham-agree-on-one-price-for-rye-bread-ending-a-dispute-of-two.txt lang=en>>>\n');
		expect(diff.stderr).toBe('in.corpus: 1 document holds 2 articles.\n1 of 1 corpus to split.\n');
		const split = await corpus(['split', 'in.corpus'], { cwd: folder });
		expect([split.code, split.stdout, split.stderr]).toEqual([0, '', 'in.corpus: 1 document holds 2 articles.\n1 of 1 corpus split.\n']);
		const names = (await corpusInProcess('ls', path.join(folder, 'in.corpus'))).stdout.trim().split('\n');
		expect(names).toHaveLength(3);
		const again = await corpus(['split', '--check', 'in.corpus'], { cwd: folder });
		expect([again.code, again.stdout]).toEqual([0, '']);
		const merged = await corpusInProcess('merge', path.join(folder, 'in.corpus'), names[0]!, names[1]!, '-o', path.join(folder, 'out.corpus'));
		expect(merged.code).toBe(0);
		expect(merged.stderr).toContain('lost: 1 attributes of it.');
		expect(readIn(folder, 'out.corpus')).toBe(two.replace(' bytes=99', ''));
	});
});

describe('corpus merge', () => {
	const text =
		'<<<FILE n/a.txt date=2025-08-09>>>\nA\n<<<FILE n/b.txt date=2025-08-09 noeol>>>\nB\n<<<FILE s/c.txt date=2025-08-10>>>\nC\n<<<FILE d.txt>>>\nD\n<<<FILE e.txt noeol>>>\nE';

	async function merge(...args: readonly string[]): Promise<{ code: number; out: string; told: string }> {
		const folder = folderWith({ 'in.corpus': text });
		const { code, stderr } = await corpusInProcess('merge', path.join(folder, 'in.corpus'), ...args, '-o', path.join(folder, 'out.corpus'));
		return { code, told: stderr.replaceAll(`${folder}/`, ''), out: existsSync(path.join(folder, 'out.corpus')) ? readIn(folder, 'out.corpus') : '' };
	}

	it('joins by attribute, by folder, by name, and all', async () => {
		expect((await merge('--by', 'date')).out).toBe(
			'<<<FILE n/a.txt date=2025-08-09 noeol>>>\nA\nB\n<<<FILE s/c.txt date=2025-08-10>>>\nC\n<<<FILE d.txt>>>\nD\n<<<FILE e.txt noeol>>>\nE',
		);
		expect((await merge('--by', 'folder')).out).toContain('<<<FILE s/c.txt date=2025-08-10>>>\nC\n<<<FILE d.txt noeol>>>\nD\nE');
		expect((await merge('d.txt', 's/c.txt')).out).toContain('<<<FILE s/c.txt date=2025-08-10>>>\nC\nD\n<<<FILE e.txt noeol>>>\nE');
		expect((await merge('--all')).out).toBe('<<<FILE n/a.txt date=2025-08-09 noeol>>>\nA\nB\nC\nD\nE');
	});

	it('says what stands between, what does not exist, and what was not said', async () => {
		expect((await merge('n/a.txt', 'd.txt')).told).toContain('n/b.txt stands between them (line 3)');
		expect((await merge('n/a.txt', 'x.txt')).told).toContain('no document is named x.txt.');
		expect((await merge()).told).toContain('Say what is to be joined');
		expect((await merge('n/a.txt')).told).toContain('Two names at least');
		const folder = folderWith({ 'in.corpus': '<<<FILE a>>>\nA\n<<<END>>>\nstray\n<<<FILE b>>>\nB\n<<<END>>>\n' });
		const refused = await corpusInProcess('merge', path.join(folder, 'in.corpus'), '--all');
		expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('text stands behind the end marker of a')]);
	});
});
