import { describe, expect, it } from 'vitest';
import { corpus, folderWith, useCorpusCommand } from './corpusCommand.ts';

useCorpusCommand();

const escaped = '<<<FILE a.txt>>>\nRain fell today.\n\\<<<FILE x>>>\n<<<FILE b.txt noeol>>>\nThe sun\n<<<FILE empty.txt>>>\n';

describe('corpus ls', () => {
	it('lists names in order, and with --long lines and words', async () => {
		const folder = folderWith({ 'a.corpus': escaped });
		expect((await corpus(['ls', 'a.corpus'], { cwd: folder })).stdout).toBe('a.txt\nb.txt\nempty.txt\n');
		expect((await corpus(['ls', '-l', 'a.corpus'], { cwd: folder })).stdout).toBe('1\t2\t5\ta.txt\n4\t1\t2\tb.txt\n6\t0\t0\tempty.txt\n');
	});

	it('says which corpus where there are several, and shows no control characters', async () => {
		const folder = folderWith({ 'a.corpus': escaped, 'b.corpus': '<<<FILE "evil\u202e.txt">>>\n' });
		expect((await corpus(['ls'], { cwd: folder })).stdout).toBe('a.corpus:a.txt\na.corpus:b.txt\na.corpus:empty.txt\nb.corpus:evil\\u202e.txt\n');
	});

	it('writes JSON, errors included', async () => {
		const folder = folderWith({ 'a.corpus': '<<<FILE a.txt>>>\nRain fell.\n' });
		const { code, stdout } = await corpus(['ls', '--format', 'json', 'a.corpus', 'none.corpus'], { cwd: folder });
		expect(code).toBe(2);
		expect(JSON.parse(stdout)).toEqual({
			version: 1,
			files: [
				{ path: 'a.corpus', documents: [{ name: 'a.txt', line: 0, lines: 1, words: 2 }] },
				{ path: 'none.corpus', error: 'no such file' },
			],
		});
	});
});

describe('corpus cat', () => {
	it('writes content byte for byte, escapes undone, in the order asked for', async () => {
		const folder = folderWith({ 'a.corpus': escaped });
		expect((await corpus(['cat', 'a.corpus', 'a.txt'], { cwd: folder })).stdout).toBe('Rain fell today.\n<<<FILE x>>>\n');
		expect((await corpus(['cat', 'a.corpus', 'b.txt', 'a.txt'], { cwd: folder })).stdout).toBe('The sunRain fell today.\n<<<FILE x>>>\n');
		expect((await corpus(['cat', '-'], { input: escaped })).stdout).toBe('Rain fell today.\n<<<FILE x>>>\nThe sun');
	});

	it('reads documents of a broken corpus, all that have the name, and says which do not exist', async () => {
		const broken = '<<<FILE a.txt\none\n<<<FILE a.txt>>>\ntwo\n';
		expect((await corpus(['cat', '-', 'a.txt'], { input: broken })).stdout).toBe('one\ntwo\n');
		const { code, stdout, stderr } = await corpus(['cat', '-', 'none.txt', 'a.txt'], { input: broken });
		expect([code, stdout, stderr]).toEqual([2, 'one\ntwo\n', 'error: -: no document is named none.txt.\n']);
	});
});

describe('corpus stats', () => {
	it('counts documents, lines, words and bytes', async () => {
		const folder = folderWith({ 'a.corpus': escaped });
		const { code, stdout } = await corpus(['stats', '--format', 'json', 'a.corpus', 'none.corpus'], { cwd: folder });
		expect(code).toBe(2);
		const report = JSON.parse(stdout) as { version: number; files: object[] };
		expect(report.version).toBe(1);
		expect(report.files[0]).toMatchObject({
			path: 'a.corpus',
			bytes: escaped.length,
			documents: 3,
			emptyDocuments: 1,
			lines: 3,
			words: 7,
			medianWords: 2,
		});
		expect(report.files[1]).toEqual({ path: 'none.corpus', error: 'no such file' });
		const table = await corpus(['stats', 'a.corpus'], { cwd: folder });
		expect(table.stdout.split('\n')[0]!.trim().split(/ +/)).toEqual([
			'documents',
			'empty',
			'articles',
			'lines',
			'words',
			'median',
			'bytes',
			'from',
			'to',
			'corpus',
		]);
	});
});
