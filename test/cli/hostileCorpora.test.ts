import { closeSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from './corpusCommand.ts';
import { drive, growsTooFast, useCommandDriver } from './driveCommands.ts';

useCommandDriver();

/** With `CORPUS_HOSTILE=full`, in the sizes that a person would try: 200,000 documents, a line of a gigabyte. Every day in sizes that show the same. */
const isFull = process.env['CORPUS_HOSTILE'] === 'full';
const documents = isFull ? 50_000 : 400;
/** More than is held of a document. */
const lineMegabytes = isFull ? 1000 : 70;
/** More than a delimiter may have, for lines that are hard to look at. */
const hardLineMegabytes = isFull ? 1000 : 8;
/** For a whole batch of command lines: one that hangs is ended long before (driveCommands.ts). */
const patienceMs = isFull ? 3_600_000 : 900_000;

/** Corpora with many documents, or much of what a document may have. */
const crowds: Readonly<Record<string, (count: number) => string>> = {
	'one name': count => '<<<FILE a/b.txt>>>\nRain.\n'.repeat(count),
	'one name, in letters of other cases': count =>
		Array.from({ length: count }, (_, index) => `<<<FILE ${index % 2 === 0 ? 'A' : 'a'}rticle${index >> 3}.txt>>>\nRain ${index}.\n`).join(''),
	'names that others number': count =>
		Array.from({ length: count }, (_, index) => `<<<FILE a${index % 2 === 0 ? '' : `-${index}`}.txt>>>\nRain.\n`).join(''),
	'names within names': count => Array.from({ length: count }, (_, index) => `<<<FILE a${'/b'.repeat(index % 20)}>>>\nRain.\n`).join(''),
	'no text': count => Array.from({ length: count }, (_, index) => `<<<FILE ${index}>>>\n`).join(''),
	'no names': count => '<<<FILE>>>\nRain fell.\n'.repeat(count),
	'end markers alone': count => `<<<FILE a>>>\n${'<<<END>>>\n'.repeat(count)}`,
	'openers in a closed dialect': count => `<<<FILE a>>>\n<<<END>>>\n${'<<<FILE b>>>\nRain.\n'.repeat(count / 10)}${'<<<END>>>\n'.repeat(count / 5)}`,
	'delimiters that are none': count => `<<<FILE a>>>\n${'<<<FILE b>> <<<FILE\n'.repeat(count)}`,
	'one document of headlines': count =>
		`<<<FILE a>>>\n${Array.from({ length: count }, (_, index) => `Headline number ${index} of the day`).join('\n')}\n`,
	'one document of articles': count =>
		`<<<FILE a>>>\n${'Rain falls on the hills\n\nUpdated 9 August 2025\n\nLISBON: Rain fell on Monday.\n\n\n'.repeat(count / 10)}`,
	attributes: count => `<<<FILE a ${Array.from({ length: count / 10 }, (_, index) => `k${index}=v`).join(' ')}>>>\nRain.\n`,
	'NUL and bad UTF-8': count => `<<<FILE a>>>\n${'\0\uFFFD\u0085\u2028x\n'.repeat(count)}`,
	'no document at all': count => 'Rain fell.\n'.repeat(count),
};

const commands: readonly (readonly string[])[] = [
	['check', '--format', 'json'],
	['check', '--diff', '--unsafe-fixes'],
	['outline', '--format', 'json'],
	['format', '--diff'],
	['split', '--check'],
	['ls', '-l'],
];

describe('what a corpus is crowded with costs no more than its length', () => {
	it.each(commands.map(command => [command.join(' '), command] as const))(
		'%s',
		async (_, command) => {
			const folder = folderWith({});
			const shapes = Object.entries(crowds);
			const files = shapes.flatMap(([name, make]) =>
				[documents, documents * 4].map(count => {
					const file = path.join(folder, `${name}-${count}.corpus`);
					writeFileSync(file, make(count));
					return file;
				}),
			);
			const runs = await drive(
				files.map(file => [command[0]!, file, ...command.slice(1)]),
				1024,
			);
			const slow: unknown[] = [];
			for (const [index, [name]] of shapes.entries()) {
				const [one, four] = [runs[index * 2]!, runs[index * 2 + 1]!];
				expect([name, one.defect, four.defect]).toEqual([name, undefined, undefined]);
				expect([0, 1], `${name}: ${one.log}`).toContain(one.code);
				expect(four.code, name).toBe(one.code);
				if (growsTooFast(one, four)) slow.push({ name, one: one.cpuMs, four: four.cpuMs });
			}
			expect(slow).toEqual([]);
		},
		patienceMs,
	);

	it(
		'names by the thousand are mended',
		async () => {
			const count = documents * (isFull ? 4 : 15);
			const folder = folderWith({ 'same.corpus': crowds['one name']!(count), 'nameless.corpus': crowds['no names']!(count) });
			const files = ['same.corpus', 'nameless.corpus'].map(name => path.join(folder, name));
			const check = ['check', '--select', 'CF1', '--ignore', 'CF131', ...files];
			const [fixed, checked] = await drive([[...check, '--fix'], check]);
			expect([fixed?.defect, fixed?.code, checked?.code, checked?.log]).toEqual([undefined, 0, 0, '']);
			expect(new Set(readFileSync(files[0]!, 'utf8').match(/^<<<FILE .*$/gm))).toHaveProperty('size', count);
			expect(readdirSync(folder).sort()).toEqual(['nameless.corpus', 'same.corpus']);
		},
		patienceMs,
	);
});

describe('a single line without end', () => {
	/** Writes a line of so many megabytes between two texts. */
	function writeLine(file: string, megabytes: number, before: string, piece: string, after: string): void {
		const handle = openSync(file, 'w');
		writeSync(handle, before);
		const block = Buffer.alloc(1024 * 1024, piece);
		for (let written = 0; written < megabytes; written++) writeSync(handle, block);
		writeSync(handle, after);
		closeSync(handle);
	}

	it.each([
		['in a document', lineMegabytes, '<<<FILE a.txt>>>\n', 'rain '],
		['that is the file', lineMegabytes, '', 'rain '],
		['that starts as a delimiter does', hardLineMegabytes, '<<<FILE ', 'a'],
		['of brackets', hardLineMegabytes, '<<<FILE a.txt>>>\n', '<'],
		['of blanks', hardLineMegabytes, '<<<FILE a.txt>>>\n', ' '],
	])(
		'%s is read with little memory, and left as it is',
		async (_, megabytes, before, piece) => {
			const folder = folderWith({});
			const file = path.join(folder, 'line.corpus');
			writeLine(file, megabytes, before, piece, '\n<<<FILE   z.txt>>\nRain.\n');
			const out = path.join(folder, 'out');
			const runs = await drive(
				[
					['check', '--format', 'json', file],
					['outline', file],
					['entities', file],
					['format', '--check', file],
					['ls', '-l', file],
					['cat', file],
					['unpack', '--recover', '--portable', file, out],
					['pack', out, '-o', path.join(folder, 'again.corpus')],
					['convert', file, '--recover', '--to', '<<<FILE: name>>>', '-o', path.join(folder, 'converted.corpus')],
					['check', '--fix', '--select', 'CF102', file],
				],
				384,
			);
			for (const { defect, log } of runs) expect(defect, log).toBeUndefined();
			const tail = readFileSync(file).subarray(-40).toString();
			expect(tail.endsWith('\n<<<FILE z.txt>>>\nRain.\n')).toBe(true);
		},
		patienceMs,
	);
});

describe('bytes that are no text', () => {
	const delimited = (text: string, encoding: BufferEncoding): Buffer => Buffer.from(`<<<FILE a.txt>>>\n${text}\n`, encoding);
	const bad = Buffer.from([0xff, 0xfe, 0xc0, 0xaf, 0xed, 0xa0, 0x80, 0xf4, 0x90, 0x80, 0x80, 0xf8, 0x88, 0x80, 0x80, 0x80, 0xe2, 0x82, 0x00, 0xc3]);

	it('UTF-16, with a mark and without, is refused with exit code 2', async () => {
		const wide = delimited('Rain fell on the hills.'.repeat(40), 'utf16le');
		const swapped = Buffer.from(wide).swap16();
		const files = {
			'le.corpus': Buffer.concat([Buffer.from([0xff, 0xfe]), wide]),
			'be.corpus': Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]),
			'bare.corpus': wide,
		};
		const folder = folderWith(files);
		const names = Object.keys(files).map(name => path.join(folder, name));
		const each = [['check'], ['outline'], ['entities'], ['format'], ['split'], ['ls'], ['cat'], ['check', '--fix']];
		const runs = await drive(names.flatMap(name => each.map(([command, ...options]) => [command!, ...options, name])));
		for (const { code, defect } of runs) expect([code, defect]).toEqual([2, undefined]);
		for (const [name, bytes] of Object.entries(files)) expect(readFileSync(path.join(folder, name)).equals(bytes)).toBe(true);
	}, 120_000);

	it('invalid UTF-8 and NUL are told, and come through every rewriting as they are', async () => {
		const bytes = Buffer.concat([Buffer.from('<<<FILE   a.txt>>>\n'), bad, Buffer.from('\n<<<FILE b.txt>>\n'), bad, Buffer.from('\n')]);
		const folder = folderWith({ 'a.corpus': bytes });
		const file = path.join(folder, 'a.corpus');
		const runs = await drive([
			['check', file],
			['check', '--fix', '--ignore', 'CF134', file],
			['format', file],
			['unpack', file, path.join(folder, 'out')],
			['pack', path.join(folder, 'out'), '-o', path.join(folder, 'again.corpus')],
		]);
		expect(runs.map(({ code, defect }) => [code, defect])).toEqual([1, 0, 0, 0, 0].map(code => [code, undefined]));
		expect(
			readFileSync(file).equals(Buffer.concat([Buffer.from('<<<FILE a.txt>>>\n'), bad, Buffer.from('\n<<<FILE b.txt>>>\n'), bad, Buffer.from('\n')])),
		).toBe(true);
		expect(readFileSync(path.join(folder, 'out/a.txt')).equals(Buffer.concat([bad, Buffer.from('\n')]))).toBe(true);
		expect(readFileSync(path.join(folder, 'again.corpus')).equals(readFileSync(file))).toBe(true);
	}, 120_000);
});
