import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileNameFaults, fileNamesWithin } from '../../server/cli/pack/fileNames.ts';
import { corpus, folderWith, readIn, useCorpusCommand } from './corpusCommand.ts';

useCorpusCommand();

const files: Record<string, Uint8Array> = {
	'.hidden': Buffer.from('kept'),
	'a.txt': Buffer.from('Rain fell.\n<<<FILE inner.txt>>>\n\\<<<FILE twice>>>\n'),
	'b c.txt': Buffer.from('no line end'),
	'binary.bin': Uint8Array.from({ length: 256 }, (_, index) => index),
	'crlf.txt': Buffer.from('\ufeffone\r\n\r\n<<<END>>>\r\n'),
	'deep/er/empty.txt': new Uint8Array(),
	'deep/é.txt': Buffer.from('\n\n'),
};

describe('corpus pack and unpack', () => {
	it('give a folder back byte for byte', async () => {
		const folder = folderWith(Object.fromEntries(Object.entries(files).map(([name, content]) => [`in/${name}`, content])));
		const packed = await corpus(['pack', 'in', '-o', 'all.corpus'], { cwd: folder });
		expect([packed.code, packed.stdout, packed.stderr]).toEqual([0, '', '7 documents packed.\n']);
		expect((await corpus(['pack', 'in'], { cwd: folder })).stdoutBytes).toEqual(readFileSync(path.join(folder, 'all.corpus')));
		const unpacked = await corpus(['unpack', 'all.corpus', 'out'], { cwd: folder });
		expect([unpacked.code, unpacked.stderr]).toEqual([0, '7 files written.\n']);
		for (const [name, content] of Object.entries(files)) expect(readFileSync(path.join(folder, 'out', name)), name).toEqual(Buffer.from(content));
		expect(readdirSync(path.join(folder, 'out')).sort()).toEqual(['.hidden', 'a.txt', 'b c.txt', 'binary.bin', 'crlf.txt', 'deep']);
		expect(readdirSync(folder).sort()).toEqual(['all.corpus', 'in', 'out']);
		const again = await corpus(['unpack', 'all.corpus', 'out'], { cwd: folder });
		expect([again.code, again.stderr]).toEqual([0, '0 files written, 7 already there.\n']);
	});

	it('pack refuses links, an output inside the folder, and an existing corpus without --force', async () => {
		const folder = folderWith({ 'in/a.txt': 'a\n', 'old.corpus': 'old' });
		expect((await corpus(['pack', 'in', '-o', 'in/all.corpus'], { cwd: folder })).stderr).toContain('lies in the folder that is packed');
		const exists = await corpus(['pack', 'in', '-o', 'old.corpus'], { cwd: folder });
		expect([exists.code, readIn(folder, 'old.corpus')]).toEqual([2, 'old']);
		expect((await corpus(['pack', 'in', '-o', 'old.corpus', '--force'], { cwd: folder })).code).toBe(0);
		expect(readIn(folder, 'old.corpus')).toContain('a.txt');
		symlinkSync('a.txt', path.join(folder, 'in/link'));
		const linked = await corpus(['pack', 'in'], { cwd: folder });
		expect([linked.code, linked.stdout]).toEqual([2, '']);
		expect(linked.stderr).toContain('link: it is a symbolic link');
		expect((await corpus(['pack', 'none'], { cwd: folder })).stderr).toContain('none: no such folder');
	});

	it('unpack refuses names that leave the folder, and writes nothing at all', async () => {
		for (const name of ['../evil.txt', '/evil.txt', 'C:/evil.txt', 'x/../../evil.txt']) {
			const folder = folderWith({ 'bad.corpus': `<<<FILE good.txt>>>\ngood\n<<<FILE ${name}>>>\nevil\n` });
			const { code, stderr } = await corpus(['unpack', 'bad.corpus', 'out'], { cwd: folder });
			expect(code, name).toBe(2);
			expect(stderr).toContain('bad.corpus:3: CF122');
			expect(readdirSync(folder)).toEqual(['bad.corpus']);
			const recovered = await corpus(['unpack', 'bad.corpus', 'out', '--recover'], { cwd: folder });
			expect(recovered.code).toBe(0);
			expect(readdirSync(folder)).toEqual(['bad.corpus', 'out']);
			expect(existsSync(path.join(path.dirname(folder), 'evil.txt'))).toBe(false);
		}
	});

	it('unpack does not write through symbolic links, not even with --force', async () => {
		const folder = folderWith({ 'a.corpus': '<<<FILE sub/a.txt>>>\nnew\n<<<FILE b.txt>>>\nnew\n', 'outside/a.txt': 'old' });
		mkdirSync(path.join(folder, 'out'));
		symlinkSync('../outside', path.join(folder, 'out/sub'));
		symlinkSync('../outside/a.txt', path.join(folder, 'out/b.txt'));
		const { code, stderr } = await corpus(['unpack', 'a.corpus', 'out', '--force'], { cwd: folder });
		expect(code).toBe(2);
		expect(stderr).toContain('sub/a.txt: sub is a symbolic link');
		expect(stderr).toContain('b.txt: a symbolic link stands in its place');
		expect(readIn(folder, 'outside/a.txt')).toBe('old');
	});

	it('unpack keeps files that differ unless --force, and refuses folders in the place of files', async () => {
		const folder = folderWith({ 'a.corpus': '<<<FILE a.txt>>>\nnew\n<<<FILE b.txt>>>\nb\n', 'out/a.txt': 'old' });
		const kept = await corpus(['unpack', 'a.corpus', 'out'], { cwd: folder });
		expect([kept.code, readIn(folder, 'out/a.txt'), existsSync(path.join(folder, 'out/b.txt'))]).toEqual([2, 'old', false]);
		expect(kept.stderr).toContain('a.txt: a file with other content stands there; give --force to replace it');
		expect((await corpus(['unpack', 'a.corpus', 'out', '--force'], { cwd: folder })).code).toBe(0);
		expect(readIn(folder, 'out/a.txt')).toBe('new\n');
		mkdirSync(path.join(folder, 'other/a.txt'), { recursive: true });
		expect((await corpus(['unpack', 'a.corpus', 'other', '--force'], { cwd: folder })).code).toBe(2);
	});

	it('unpack refuses a broken corpus with file and line; --recover takes it', async () => {
		const folder = folderWith({ 'bad.corpus': '<<<FILE a.txt>>>\na\n<<<FILE b.txt\nb\n<<<FILE a.txt>>>\nsecond\n' });
		const { code, stderr } = await corpus(['unpack', 'bad.corpus', 'out'], { cwd: folder });
		expect(code).toBe(2);
		expect(stderr).toContain('bad.corpus:3: ');
		expect(stderr).toContain('bad.corpus:5: CF120');
		expect((await corpus(['unpack', 'bad.corpus', 'out', '--recover'], { cwd: folder })).code).toBe(0);
		expect([readIn(folder, 'out/a.txt'), readIn(folder, 'out/b.txt'), readIn(folder, 'out/a-2.txt')]).toEqual(['a\n', 'b\n', 'second\n']);
	});

	it('unpack --portable renames what cannot be a file everywhere', async () => {
		const folder = folderWith({ 'a.corpus': '<<<FILE con.txt>>>\n1\n<<<FILE A.txt>>>\n2\n<<<FILE a.txt>>>\n3\n' });
		const { code, stderr } = await corpus(['unpack', 'a.corpus', 'out', '--portable'], { cwd: folder });
		expect(code).toBe(0);
		expect(stderr).toContain('warning: con.txt is written as _con.txt.');
		expect(readdirSync(path.join(folder, 'out')).sort()).toEqual(['A.txt', '_con.txt', 'a-2.txt']);
	});

	it('say what is in the way of what they write, and what to do', async () => {
		const folder = folderWith({ 'a.corpus': '<<<FILE a.txt>>>\nRain.\n', 'in/a.txt': 'Rain.\n', 'd/b.txt': '' });
		const cases: readonly (readonly [args: readonly string[], reason: string])[] = [
			[['pack', 'in', '-o', 'none/a.corpus'], 'none/a.corpus cannot be written: the folder that it is to stand in does not exist; make it first.'],
			[['pack', 'in', '-o', 'd'], 'd cannot be written: a folder stands in its place; name a file.'],
			[
				['convert', 'a.corpus', '-o', 'none/b.corpus'],
				'none/b.corpus cannot be written: the folder that it is to stand in does not exist; make it first.',
			],
			[['unpack', 'a.corpus', 'a.corpus'], 'a.corpus is a file: name a folder, which may be new.'],
			[['unpack', 'a.corpus', 'in/a.txt/x'], 'in/a.txt/x cannot be written: a part of its path is a file where a folder is needed.'],
			[['unpack', 'a.corpus'], '("corpus unpack --help" lists what there is)'],
		];
		for (const [args, reason] of cases) {
			const { code, stderr } = await corpus(args, { cwd: folder });
			expect([code, stderr]).toEqual([2, expect.stringContaining(reason)]);
		}
	});

	it('says what is no corpus, and takes standard input', async () => {
		const folder = folderWith({ 'plain.txt': 'Rain.\n' });
		const none = await corpus(['unpack', 'plain.txt', 'out'], { cwd: folder });
		expect([none.code, existsSync(path.join(folder, 'out'))]).toEqual([2, false]);
		expect((await corpus(['unpack', '-', 'out'], { cwd: folder, input: '<<<FILE a.txt>>>\na\n' })).code).toBe(0);
		expect(readIn(folder, 'out/a.txt')).toBe('a\n');
		writeFileSync(path.join(folder, 'file'), '');
		expect((await corpus(['unpack', '-', 'file'], { cwd: folder, input: '<<<FILE a.txt>>>\na\n' })).code).toBe(2);
	});
});

describe('names of files', () => {
	const limits = { portable: true, foldsCase: true };

	it('tells names that are one to some file systems, folders among them', () => {
		expect(fileNameFaults(['a.txt', 'b/c.txt'], limits)).toEqual([]);
		expect(fileNameFaults(['a', 'A/b.txt'], { portable: false, foldsCase: true })).toHaveLength(1);
		expect(fileNameFaults(['a', 'A', 'a:b'], { portable: false, foldsCase: false })).toEqual([]);
		expect(fileNameFaults(['a', 'A', 'a:b', 'nul'], limits)).toHaveLength(3);
	});

	it('finds names without such faults', () => {
		const names = fileNamesWithin(['a', 'A/b.txt', 'nul', 'x:y', 'x?y', 'X-y'], limits);
		expect(names).toEqual(['a', 'A-2/b.txt', '_nul', 'x-y', 'x-y-2', 'X-y-3']);
		expect(fileNameFaults(names, limits)).toEqual([]);
	});
});
