import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { twoStories } from '../unit/articles/twoStories.ts';
import { corpus, folderWith, useCorpusCommand } from './corpusCommand.ts';
import { corpusInProcess } from './inProcess.ts';

useCorpusCommand();

const sample =
	'<<<FILE b.txt lang=en date=2025-08-09 title="Floods, \\"close\\" pass">>>\nFloods close the pass\n\nRain fell. It\'s "bad", they said.\n\\<<<FILE x>>>\n' +
	'<<<FILE a/b.txt noeol>>>\nno end\n<<<FILE c.txt id="">>>\n<<<FILE d.txt source=x>>>\r\nline\r\n\u2028 漢字,"\t\r\n\r\n';

/** Runs a conversion in a folder with the sample; `args` name files relative to it. */
async function convertSample(
	content: string | Uint8Array,
	...args: readonly string[]
): Promise<{ folder: string; code: number; stderr: string; stdout: string }> {
	const folder = folderWith({ 'in.corpus': content });
	const absolute = args.map((arg, index) => (args[index - 1] === '-o' ? path.join(folder, arg) : arg));
	const result = await corpusInProcess('convert', path.join(folder, 'in.corpus'), ...absolute);
	return { folder, code: result.code, stdout: result.stdout, stderr: result.stderr.replaceAll(`${folder}/`, '') };
}

async function backFrom(folder: string, name: string, ...args: readonly string[]): Promise<string> {
	const { code, stdout, stderr } = await corpusInProcess('convert', path.join(folder, name), ...args);
	expect([code, stderr]).toEqual([0, expect.stringContaining('read back and compared')]);
	return stdout;
}

describe('corpus convert', () => {
	it.each([
		['out.jsonl', []],
		['out.jsonl', ['--attributes', 'json']],
		['out.csv', []],
		['out.csv', ['--attributes', 'json']],
		['out.tsv', []],
		['out.parquet', []],
		['out.parquet', ['--attributes', 'json']],
		['out', ['--to', 'huggingface']],
		['out.corpus', ['--to', '<<<FILE: name>>>']],
	])('to %s %j and back loses nothing', async (output, args) => {
		const { folder, code, stderr } = await convertSample(sample, '-o', output, '--lossless', ...args);
		expect([code, stderr]).toEqual([0, expect.stringMatching(/^4 documents converted .*, read back and compared\.\n$/)]);
		const direct = await convertSample(sample);
		const back = await backFrom(folder, output);
		// The columns of a table have one order for all documents.
		const sorted = (text: string): string =>
			text.replace(/(?<=<<<FILE \S+ ).*?(?=>>>)/g, attributes =>
				attributes
					.split(/ (?=\w+=|noeol)/)
					.sort()
					.join(' '),
			);
		expect(sorted(back)).toBe(sorted(direct.stdout));
	});

	it.each(['txtar', 'repomix', 'repomix-markdown', 'repomix-plain'])(
		'to %s and back loses attributes and the missing line end, and says so',
		async to => {
			const { folder, code, stderr } = await convertSample(sample, '-o', 'out.txt', '--to', to);
			expect(code).toBe(0);
			expect(stderr).toContain('lost: 5 attributes of 3 documents are lost');
			expect(stderr).toContain('lost: The content of 1 document did not end in a line end (LF) and got one');
			const back = await backFrom(folder, 'out.txt');
			expect(back).toContain('<<<FILE a/b.txt>>>\nno end\n<<<FILE c.txt>>>\n<<<FILE d.txt>>>\nline\r\n\u2028 漢字,"\t\r\n\r\n');
			expect((await convertSample(sample, '-o', 'out.txt', '--to', to, '--lossless')).code).toBe(2);
		},
	);

	it('to gitingest keeps a missing line end', async () => {
		const { folder } = await convertSample(sample, '-o', 'out.txt', '--to', 'gitingest');
		expect(await backFrom(folder, 'out.txt')).toContain('<<<FILE a/b.txt noeol>>>\nno end\n');
	});

	it('refuses contents that would come back as two documents', async () => {
		for (const [to, line] of [
			['txtar', '-- other.txt --'],
			['repomix', '</file>'],
			['gitingest', `${'='.repeat(48)}\nFILE: x\n${'='.repeat(48)}`],
			['repomix-plain', '='.repeat(64)],
			['<<<FILE name>>> ... <<<END>>>', '\\<<<END>>>'],
			['<<<FILE name ... >>>', '>>>'],
		] as const) {
			const { folder, code, stderr } = await convertSample(`<<<FILE a.txt>>>\nRain\n${line}\nSun\n`, '-o', 'out', '--to', to);
			expect([to, code, stderr]).toEqual([to, 2, expect.stringContaining('a.txt, line 2 of its content, would be read as a delimiter')]);
			expect(readdirSync(folder)).toEqual(['in.corpus']);
		}
	});

	it.each([
		'<<<FILE name>>> ... <<<END>>>',
		'<<<FILE: name>>> … <<<END FILE>>>',
		'<<<BEGIN_FILE: name>>> ... <<<END_FILE>>>',
		'<<<<<FILE path=name>>>>> ... <<<<<END name>>>>>',
		'<<<FILE name>>> ... <<<FILE END>>>',
		'<<<FILE name ... >>>',
	])('writes the dialect %s, blank lines at ends and missing ones kept', async to => {
		const text = '<<<FILE a.txt>>>\nRain\n\n<<<FILE b.txt>>>\nSun\n\n<<<FILE c.txt>>>\n\n<<<FILE d.txt noeol>>>\nWind\n<<<FILE e.txt>>>\n';
		const { folder, code, stderr } = await convertSample(text, '-o', 'out.txt', '--to', to);
		expect([code, stderr]).toEqual([0, expect.stringContaining('read back and compared')]);
		expect((await backFrom(folder, 'out.txt')).replace(/ bytes=\d+/g, '')).toBe(text);
	});

	it('to a folder loses attributes and order, and says so', async () => {
		const { folder, code, stderr } = await convertSample(sample, '-o', 'out', '--to', 'folder');
		expect(code).toBe(0);
		expect(stderr).toContain('lost: The order of the 4 documents is lost');
		expect(readFileSync(path.join(folder, 'out/a/b.txt'), 'utf8')).toBe('no end');
		expect(readdirSync(folder).sort()).toEqual(['in.corpus', 'out']);
		expect(await backFrom(folder, 'out')).toContain('<<<FILE a/b.txt noeol>>>\nno end\n<<<FILE b.txt>>>\n');
	});

	it('to vertical text keeps tokens, attributes and names', async () => {
		const { folder, code, stderr } = await convertSample(
			'<<<FILE a.txt lang=en title="A & \\"B\\"">>>\nIt\'s <late>.\n\n\nSun  shines\n',
			'-o',
			'out.vert',
		);
		expect([code, stderr]).toEqual([0, expect.stringContaining('lost: 2 gaps between the tokens of 1 document come back with other white space')]);
		expect(readFileSync(path.join(folder, 'out.vert'), 'utf8')).toContain(
			'<doc name="a.txt" lang="en" title="A &amp; &quot;B&quot;">\n<p>\n<s>\nIt\n<g/>\n\'s\n&lt;\n<g/>\nlate',
		);
		expect(await backFrom(folder, 'out.vert')).toBe('<<<FILE a.txt lang=en title="A & \\"B\\"">>>\nIt\'s <late>.\nSun shines\n');
	});

	it('counts the bytes that are no UTF-8, and drops the hash that no longer holds', async () => {
		const bytes = Buffer.concat([Buffer.from('<<<FILE a.txt bytes=9>>>\nbad '), Buffer.from([0xff, 0xe2, 0x82]), Buffer.from('x\n')]);
		const { code, stdout, stderr } = await convertSample(bytes, '--to', 'jsonl');
		expect(code).toBe(0);
		expect(stdout).toBe('{"name":"a.txt","text":"bad \ufffd\ufffdx\\n"}\n');
		expect(stderr).toContain('lost: 3 bytes of 1 document are no UTF-8');
		expect(stderr).toContain('lost: 1 declared sizes and hashes of 1 document are left out');
	});

	it('reads tables of others: columns by name, keys and names made valid, duplicates numbered', async () => {
		const folder = folderWith({
			'a.jsonl':
				'{"title":"Rain","content":"It rained.\\n","Page Count":3,"date":"9 August","path":"../x/y.txt"}\n\n{"content":"Sun","path":"../x/y.txt","tags":["a",1]}\n',
			'b.csv': '\ufeffbody,id\r\n"a ""b""\r\nc",1\r\n',
			'c.jsonl': '{"words":"x"}\n',
			'd.jsonl': '{"text":"x"\n',
		});
		const jsonl = await corpusInProcess('convert', path.join(folder, 'a.jsonl'));
		expect(jsonl.stdout).toBe(
			'<<<FILE x/y.txt title=Rain page-count=3 written-date="9 August">>>\nIt rained.\n<<<FILE x/y-2.txt tags="[\\"a\\",1]" noeol>>>\nSun\n',
		);
		expect(jsonl.stderr).toContain('lost: 2 documents got another name');
		expect(jsonl.stderr).toContain('lost: 2 values that are no strings became strings.');
		expect((await corpusInProcess('convert', path.join(folder, 'b.csv'))).stdout).toBe('<<<FILE document-000001.txt id=1 noeol>>>\na "b"\r\nc\n');
		expect((await corpusInProcess('convert', path.join(folder, 'c.jsonl'))).stderr).toContain(
			'no column is named text. Say with --text-column which one holds the documents: words.',
		);
		expect((await corpusInProcess('convert', path.join(folder, 'c.jsonl'), '--text-column', 'words')).stdout).toContain('\nx\n');
		expect((await corpusInProcess('convert', path.join(folder, 'd.jsonl'))).stderr).toContain('d.jsonl:1: the line is no JSON');
		expect((await corpusInProcess('convert', path.join(folder, 'b.csv'), '--name-column', 'no')).stderr).toContain(
			'it has no column no (--name-column). It has: body, id.',
		);
	});

	it('reads the forms that only need a conversion, several inputs at once', async () => {
		const folder = folderWith({
			'one.txt': '<<<ARTICLE 1>>>\nRain\n<<<ARTICLE 2>>>\nSun\n',
			'two.txt': 'PATH: a.txt\n<<<CONTENT START>>>\nWind\n<<<CONTENT END>>>\n',
			'three.txt': '<<<FILE: a.txt>>>\nSnow\n',
		});
		const { stdout, stderr } = await corpusInProcess('convert', ...['one.txt', 'two.txt', 'three.txt'].map(name => path.join(folder, name)));
		expect(stdout).toBe('<<<FILE 1.txt>>>\nRain\n<<<FILE 2.txt>>>\nSun\n<<<FILE a.txt>>>\nWind\n<<<FILE a-2.txt>>>\nSnow\n');
		expect(stderr).toContain('4 documents converted from foreign and corpus to corpus');
	});

	it('refuses a broken corpus with file and line, an output that exists, and names it does not know', async () => {
		const broken = await convertSample('<<<FILE a.txt>>>\n<<<FILE b.txt\nb\n', '-o', 'out.jsonl');
		expect([broken.code, broken.stderr]).toEqual([2, expect.stringContaining('in.corpus:2: ')]);
		expect(broken.stderr).toContain('give --recover');
		const { folder } = await convertSample(sample, '-o', 'out.jsonl');
		writeFileSync(path.join(folder, 'out.jsonl'), 'old');
		const exists = await corpusInProcess('convert', path.join(folder, 'in.corpus'), '-o', path.join(folder, 'out.jsonl'));
		expect([exists.code, readFileSync(path.join(folder, 'out.jsonl'), 'utf8')]).toEqual([2, 'old']);
		expect((await convertSample(sample, '--to', 'nothing')).stderr).toContain(
			'--to: nothing is no form that is known. There are: corpus, folder, jsonl',
		);
		expect((await convertSample(sample, '--to', 'mbox')).stderr).toContain('--to: mbox can be read, but not written');
		expect((await convertSample(sample, '-o', 'out.xyz')).stderr).toContain('its name does not tell the form to write');
		expect((await convertSample('<<<FILE a.txt text=x>>>\na\n', '--to', 'jsonl')).stderr).toContain('Give --attributes json');
		expect((await corpusInProcess('convert', path.join(folder, 'none.corpus'))).stderr).toContain('none.corpus: no such file');
		expect(readdirSync(folder).sort()).toEqual(['in.corpus', 'out.jsonl']);
	});

	it('--articles gives an article in each row, and conll what "corpus entities" gives', async () => {
		const two = `<<<FILE a.txt lang=en>>>\n${twoStories}`;
		const folder = folderWith({ 'in.corpus': two });
		const rows = await corpus(['convert', 'in.corpus', '--articles', '--to', 'jsonl'], { cwd: folder });
		const parsed = rows.stdout
			.trim()
			.split('\n')
			.map(line => JSON.parse(line) as Record<string, string>);
		expect(parsed.map(({ document, date, headline }) => [document, date, headline])).toEqual([
			['a.txt', '2024-05-03', expect.stringContaining('Northport reopens')],
			['a.txt', '2024-06-12', expect.stringContaining('Bakers of Southham')],
		]);
		expect(parsed.map(({ text }) => text).join('')).toBe(two.slice(two.indexOf('\n') + 1));
		const conll = await corpus(['convert', 'in.corpus', '--to', 'conll'], { cwd: folder });
		expect(conll.stdout).toBe((await corpus(['entities', '--format', 'conll', 'in.corpus'], { cwd: folder })).stdout);
		expect(conll.stderr).toContain('The names of 1 document are lost');
		const piped = await corpus(['convert', '-', '--from', 'conll', '-o', 'back.corpus'], { cwd: folder, input: conll.stdout });
		expect([piped.code, existsSync(path.join(folder, 'back.corpus'))]).toEqual([0, true]);
		expect(piped.stderr).toContain('labels of names are left out');
	});
});
