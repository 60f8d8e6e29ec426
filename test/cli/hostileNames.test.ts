import { readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileNameFaults, fileNamesWithin } from '../../server/cli/pack/fileNames.ts';
import { FreeNames } from '../../server/core/corpus/freeNames.ts';
import { portableName, unportableNameReason, unsafeNameReason } from '../../server/core/corpus/names.ts';
import { nameRefusals } from '../../server/core/corpus/refusals.ts';
import { folderWith } from './corpusCommand.ts';
import { corpusInProcess } from './inProcess.ts';

/** Every file below a folder, by its path in it. */
function filesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter(entry => entry.isFile())
		.map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
		.sort();
}

/** Unpacks documents of the given names, each in a folder of its own beside a file that must stay as it is. */
async function unpackNames(
	names: readonly string[],
	...flags: readonly string[]
): Promise<{ code: number; stderr: string; outside: string[]; inside: string[] }> {
	const corpus = names.map((name, index) => `<<<FILE ${JSON.stringify(name)}>>>\n${index}\n`).join('');
	const folder = folderWith({ 'in/a.corpus': corpus, 'keep.txt': 'kept' });
	const { code, stderr } = await corpusInProcess('unpack', path.join(folder, 'in/a.corpus'), path.join(folder, 'in/out'), ...flags);
	expect(readFileSync(path.join(folder, 'keep.txt'), 'utf8')).toBe('kept');
	const files = filesBelow(folder);
	return {
		code,
		stderr,
		outside: files.filter(file => !file.startsWith('in/out/')),
		inside: files.filter(file => file.startsWith('in/out/')).map(file => file.slice(7)),
	};
}

const untouched = ['in/a.corpus', 'keep.txt'];
const escaping = [
	'../keep.txt',
	'../../keep.txt',
	'a/../../keep.txt',
	'/etc/keep.txt',
	'//server/share/keep.txt',
	'\\\\server\\share\\keep.txt',
	'C:/keep.txt',
	'C:\\keep.txt',
	'..\\keep.txt',
	'a/./b',
	'a//b',
	'nul\0.txt',
	'line\nend.txt',
	'..',
	'.',
	'',
];

describe('corpus unpack stays inside its folder', () => {
	it.each(escaping)('%j: refused, nothing written; recovered, it lies inside', async name => {
		const refused = await unpackNames(['good.txt', name]);
		expect([refused.code, refused.outside, refused.inside]).toEqual([2, untouched, []]);
		const recovered = await unpackNames(['good.txt', name], '--recover', '--portable');
		expect([recovered.code, recovered.outside, recovered.inside.length]).toEqual([0, untouched, 2]);
	});

	it('names that Windows or a Mac cannot hold are changed where that is asked for', async () => {
		const names = [
			'CON',
			'nul.txt',
			'com1.log',
			'trailing.',
			'blank ',
			'a:b',
			'a?b',
			'Straße.txt',
			'STRASSE.txt',
			'caf\u00e9',
			'cafe\u0301',
			'x',
			'X/y',
		];
		const { code, inside, outside } = await unpackNames(names, '--portable');
		expect([code, outside, inside.length]).toEqual([0, untouched, names.length]);
		for (const name of inside) expect(unportableNameReason(name)).toBeUndefined();
		expect(new Set(inside.map(name => name.normalize('NFC').toLowerCase())).size).toBe(names.length);
	});

	it('a document that is the folder of another is refused, or numbered', async () => {
		const clash = ['a', 'a/b', 'a/c'];
		expect((await unpackNames(clash)).stderr).toContain('CF124');
		expect((await unpackNames(clash, '--recover')).inside).toEqual(['a', 'a-2/b', 'a-2/c']);
	});

	it('paths ten thousand folders deep are refused before anything is written, or shortened', async () => {
		const deep = Array.from({ length: 40 }, (_, index) => `${'d/'.repeat(10_000)}${index}.txt`);
		const refused = await unpackNames(['good.txt', ...deep]);
		expect([refused.code, refused.outside, refused.inside]).toEqual([2, untouched, []]);
		expect(refused.stderr).toContain('longer than the 4095 bytes that file systems take');
		const shortened = await unpackNames(['good.txt', ...deep], '--portable');
		expect([shortened.code, shortened.inside.length]).toEqual([0, 41]);
		const wide = await unpackNames([`${'x'.repeat(300)}.txt`]);
		expect([wide.code, wide.inside]).toEqual([2, []]);
	});

	it('links below the folder are not followed, wherever they lead', async () => {
		const folder = folderWith({ 'a.corpus': '<<<FILE sub/deep/a.txt>>>\nnew\n', 'other/deep/a.txt': 'old', 'out/b.txt': 'b' });
		symlinkSync(path.join(folder, 'other'), path.join(folder, 'out/sub'));
		const { code, stderr } = await corpusInProcess('unpack', path.join(folder, 'a.corpus'), path.join(folder, 'out'), '--force');
		expect([code, stderr]).toEqual([2, expect.stringContaining('sub is a symbolic link, which may lead out of the folder')]);
		expect(readFileSync(path.join(folder, 'other/deep/a.txt'), 'utf8')).toBe('old');
		expect(statSync(path.join(folder, 'other')).isDirectory()).toBe(true);
	});
});

describe('names by the hundred thousand', () => {
	const count = 200_000;

	it('are made free in time proportional to their number', () => {
		const free = new FreeNames();
		const taken = new Set(Array.from({ length: count }, () => free.take('a/b.txt')));
		expect(taken.size).toBe(count);
		expect(free.take('a/b.txt')).toBe(`a/b-${count + 1}.txt`);
		expect(free.take('a/b.txt/c')).toBe(`a/b-${count + 2}.txt/c`);
		expect(free.take('a/b.txt/d')).toBe(`a/b-${count + 2}.txt/d`);
	});

	it('that are nearly the same are told apart, and made so', () => {
		const nearly = Array.from({ length: count }, (_, index) => `${index % 2 === 0 ? 'A' : 'a'}rticle${index >> 1}.txt`);
		expect(fileNameFaults(nearly, { portable: false, foldsCase: true })).toHaveLength(count / 2);
		const made = fileNamesWithin(nearly, { portable: true, foldsCase: true });
		expect(new Set(made.map(name => name.toLowerCase())).size).toBe(count);
		expect(nameRefusals(count, ordinal => ({ name: nearly[ordinal]!, line: undefined }))).toEqual([]);
		expect(nameRefusals(count, () => ({ name: 'a', line: undefined }))).toHaveLength(count - 1);
	});

	it('are shortened in time proportional to their length', () => {
		const long = `${'. '.repeat(500_000)}x`;
		for (const name of [long, `${'d/'.repeat(500_000)}x`, 'é'.repeat(500_000)]) {
			const portable = portableName(name);
			expect([unsafeNameReason(portable), unportableNameReason(portable)]).toEqual([undefined, undefined]);
		}
	});
});
