import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpus, folderWith, readIn, useCorpusCommand } from './corpusCommand.ts';

useCorpusCommand();

const untidy = '<<<FILE   a.txt\t>>>\nRain  fell. \r\n<<<FILE "b c.txt" lang="en">>>\n<<<not one\nSun\n';
const tidy = '<<<FILE a.txt >>>\nRain  fell. \r\n<<<FILE "b c.txt" lang=en>>>\n<<<not one\nSun\n';

describe('corpus format', () => {
	it('rewrites delimiters in place and leaves every other byte', async () => {
		const folder = folderWith({
			'a.corpus': Buffer.concat([
				Buffer.from('\ufeff<<<FILE   a.txt>>>\n'),
				Buffer.from([0xff, 0xe2, 0x82, 0x0a]),
				Buffer.from('<<<FILE   b.txt>>>\r\né'),
			]),
			'untidy.corpus': untidy,
		});
		const { code, stdout, stderr } = await corpus(['format'], { cwd: folder });
		expect([code, stdout, stderr]).toEqual([0, '', '2 of 2 corpora formatted.\n']);
		expect(readIn(folder, 'untidy.corpus')).toBe(tidy);
		expect(readFileSync(path.join(folder, 'a.corpus'))).toEqual(
			Buffer.concat([Buffer.from('\ufeff<<<FILE a.txt>>>\n'), Buffer.from([0xff, 0xe2, 0x82, 0x0a]), Buffer.from('<<<FILE b.txt>>>\r\né')]),
		);
		const again = await corpus(['format'], { cwd: folder });
		expect([again.code, again.stderr]).toEqual([0, '0 of 2 corpora formatted.\n']);
	});

	it('with --check names what would change and changes nothing', async () => {
		const folder = folderWith({ 'untidy.corpus': untidy, 'tidy.corpus': tidy });
		const { code, stdout } = await corpus(['format', '--check', '.'], { cwd: folder });
		expect([code, stdout]).toEqual([1, 'untidy.corpus\n']);
		expect(readIn(folder, 'untidy.corpus')).toBe(untidy);
		expect((await corpus(['format', '--check', 'tidy.corpus'], { cwd: folder })).code).toBe(0);
	});

	it('with --diff writes a unified diff and changes nothing', async () => {
		const folder = folderWith({ 'untidy.corpus': untidy });
		const { code, stdout } = await corpus(['format', '--diff', 'untidy.corpus'], { cwd: folder });
		expect(code).toBe(1);
		expect(stdout).toContain('--- a/untidy.corpus');
		expect(stdout).toContain('-<<<FILE   a.txt\t>>>\n+<<<FILE a.txt >>>\n');
		expect(readIn(folder, 'untidy.corpus')).toBe(untidy);
	});

	it('is a filter for standard input, formatted or not', async () => {
		expect((await corpus(['format', '-'], { input: untidy })).stdout).toBe(tidy);
		expect((await corpus(['format', '-'], { input: tidy })).stdout).toBe(tidy);
	});

	it('exits with 2 for what cannot be read and for options that contradict each other', async () => {
		const folder = folderWith({});
		const missing = await corpus(['format', 'none.corpus'], { cwd: folder });
		expect([missing.code, missing.stderr]).toEqual([2, 'error: none.corpus: no such file\n0 of 0 corpora formatted.\n']);
		expect((await corpus(['format', '--check', '--diff', '-'], { cwd: folder })).code).toBe(2);
	});
});
