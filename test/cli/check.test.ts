import { chmodSync, linkSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpus, folderWith, readIn, useCorpusCommand } from './corpusCommand.ts';

useCorpusCommand();

const clean = '<<<FILE a.txt>>>\nRain fell.\n<<<FILE b.txt>>>\nThe sun came out.\n';
const broken = '<<<FILE a.txt>>>\nRain fell.\n<<<FILE b.txt\nThe sun came out.\n';
const mended = broken.replace('b.txt\n', 'b.txt>>>\n');

interface Report {
	version: number;
	files: {
		path: string;
		error?: string;
		dialect: string;
		documents: number;
		preamble: unknown;
		findings: { rule: string; severity: string; range: object; fingerprint: string; fixes: { safety: string }[] }[];
	}[];
}
const parse = (text: string) => JSON.parse(text) as Report;

describe('corpus check', () => {
	it('finds nothing in the clean sample, by any rule', async () => {
		const samples = path.join(import.meta.dirname, '..', '..', 'samples');
		const { stdout } = await corpus(['check', '--format', 'json', 'clean.corpus.txt'], { cwd: samples });
		expect(parse(stdout).files[0]?.findings).toEqual([]);
	});

	it('exits with 0 on a clean corpus and with 1 on findings, and keeps messages off stdout', async () => {
		const folder = folderWith({ 'clean.corpus': clean, 'broken.corpus.txt': broken });
		const good = await corpus(['check', 'clean.corpus'], { cwd: folder });
		expect([good.code, good.stdout, good.stderr]).toEqual([0, 'No findings in 1 corpus, 2 documents.\n', '']);
		const bad = await corpus(['check', 'broken.corpus.txt'], { cwd: folder });
		expect(bad.code).toBe(1);
		expect(bad.stdout).toContain('error CF101 (unclosed-delimiter)');
		expect(bad.stdout).toContain('at broken.corpus.txt:3:1');
		expect(bad.stderr).toBe('');
	});

	it('gives JSON in the shape of the contract, positions as LSP counts them', async () => {
		const folder = folderWith({ 'broken.corpus': `Notes\n${broken}` });
		const { stdout, code } = await corpus(['check', '--format', 'json', '--severity', 'error', 'broken.corpus'], { cwd: folder });
		expect(code).toBe(1);
		const report = parse(stdout);
		const [file] = report.files;
		expect(report.version).toBe(1);
		expect(Object.keys(file!)).toEqual(['path', 'dialect', 'documents', 'preamble', 'findings']);
		expect(file).toMatchObject({
			path: 'broken.corpus',
			dialect: 'canonical',
			documents: 2,
			preamble: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
		});
		expect(file!.findings).toHaveLength(1);
		expect(Object.keys(file!.findings[0]!)).toEqual(['rule', 'name', 'severity', 'message', 'range', 'related', 'fingerprint', 'fixes']);
		expect(file!.findings[0]).toMatchObject({
			rule: 'CF101',
			severity: 'error',
			range: { start: { line: 3, character: 0 }, end: { line: 3, character: 13 } },
			related: [],
		});
		expect(file!.findings[0]!.fingerprint).toMatch(/^[0-9a-f]{16}$/);
		expect(file!.findings[0]!.fixes[0]).toMatchObject({
			safety: 'safe',
			edits: [{ range: { start: { line: 3, character: 13 }, end: { line: 3, character: 13 } }, newText: '>>>' }],
		});
	});

	it('keeps the fingerprint of a finding when its document moves within the corpus', async () => {
		const folder = folderWith({ 'one.corpus': broken, 'two.corpus': `<<<FILE z.txt>>>\nSnow.\n${broken}` });
		const { stdout } = await corpus(['check', '--format', 'json', '.'], { cwd: folder });
		const [one, two] = parse(stdout).files;
		expect(one!.findings[0]!.fingerprint).toBe(two!.findings[0]!.fingerprint);
	});

	it('names what cannot be read and why, exits with 2, and checks the rest', async () => {
		const folder = folderWith({
			'a.corpus': broken,
			'utf16.corpus': Buffer.from(`\ufeff${clean}`, 'utf16le'),
			'binary.corpus': Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7) % 32)),
			'secret.corpus': clean,
		});
		const { stdout, stderr, code } = await corpus(
			['check', '--format', 'json', 'a.corpus', 'missing.corpus', 'utf16.corpus', 'binary.corpus', 'no/*.match', '.'],
			{ cwd: folder },
		);
		expect(code).toBe(2);
		const files = parse(stdout).files;
		expect(files.map(file => [file.path, file.error ?? file.findings.length])).toEqual([
			['a.corpus', 1],
			['missing.corpus', 'no such file'],
			['utf16.corpus', expect.stringMatching(/UTF-16/)],
			['binary.corpus', expect.stringMatching(/binary|control/)],
			['no/*.match', 'no file matches this glob'],
			['secret.corpus', 0],
		]);
		expect(stderr).toContain('error: missing.corpus: no such file');
		expect(stderr).toContain('error: utf16.corpus:');
	});

	it('finds files by glob and by folder, each once, sorted, node_modules left out', async () => {
		const folder = folderWith({
			'b.corpus': clean,
			'a.corpus': clean,
			'sub/c.corpus.txt': clean,
			'sub/notes.txt': clean,
			'node_modules/x.corpus': broken,
		});
		const paths = async (...args: string[]) =>
			parse((await corpus(['check', '--format', 'json', ...args], { cwd: folder })).stdout).files.map(file => file.path);
		expect(await paths()).toEqual(['a.corpus', 'b.corpus', 'sub/c.corpus.txt']);
		expect(await paths('b.corpus', '*.corpus')).toEqual(['b.corpus', 'a.corpus']);
		expect(await paths('sub')).toEqual(['sub/c.corpus.txt']);
		expect(await paths('**/*.txt')).toEqual(['sub/c.corpus.txt', 'sub/notes.txt']);
	});

	it('reads standard input, under the name that is given', async () => {
		const { stdout, code } = await corpus(['check', '--format', 'concise', '--stdin-filename', 'x/y.corpus', '-'], { input: broken });
		expect([stdout.split(': ').slice(0, 2), code]).toEqual([['x/y.corpus:3:1', 'error CF101 The delimiter is not closed'], 1]);
		expect(parse((await corpus(['check', '--format', 'json', '-'], { input: clean })).stdout).files[0]!.path).toBe('-');
	});

	it.each([
		[['check', '--format', 'xml'], /Allowed choices/],
		[['check', '--no-such-option'], /unknown option/],
		[['chekc'], /unknown command/],
		[['check', '--select', 'CF999', '-'], /no rule is called "CF999"/],
		[['check', '--max-warnings', 'many', '-'], /whole number/],
		[['check', '--stdin-filename', 'a', 'b'], /give - as the file/],
		[['check', '--watch', '-'], /--watch needs files/],
		[['check', '--config', '/no/such/file.jsonc', '-'], /cannot be used|cannot be read/],
	])('exits with 2 on bad usage: %j', async (args, message) => {
		const { code, stdout, stderr } = await corpus(args, { input: clean });
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toMatch(message);
		expect(stderr).not.toContain('defect');
	});

	it('follows INIT_CWD when npm runs it', async () => {
		const folder = folderWith({ 'here.corpus': clean });
		const { stdout, code } = await corpus(['check', '--format', 'json', 'here.corpus'], { env: { INIT_CWD: folder, npm_lifecycle_event: 'corpus' } });
		expect([code, parse(stdout).files[0]!.path]).toEqual([0, 'here.corpus']);
	});

	it('writes colours only where they are wanted', async () => {
		const options = { input: broken, env: { NO_COLOR: '', FORCE_COLOR: '1' } };
		expect((await corpus(['check', '-'], options)).stdout).toContain('\u001b[31m');
		expect((await corpus(['check', '-'], { ...options, env: { NO_COLOR: '1', FORCE_COLOR: '1' } })).stdout).not.toContain('\u001b');
	});
});

describe('which findings count', () => {
	it('--fail-on, --max-warnings and --exit-zero decide the exit code', async () => {
		const warned = '<<<FILE con.txt>>>\nA device.\n';
		const code = async (...args: string[]) => (await corpus(['check', ...args, '-'], { input: warned })).code;
		expect(await code()).toBe(0);
		expect(await code('--fail-on', 'warning')).toBe(1);
		expect(await code('--max-warnings', '0')).toBe(1);
		expect(await code('--max-warnings', '1')).toBe(0);
		expect(await code('--fail-on', 'warning', '--exit-zero')).toBe(0);
		expect(await code('--fail-on', 'never', '--max-warnings', '5')).toBe(0);
	});

	it('--select, --ignore and --severity say what is looked at', async () => {
		const input = '<<<FILE con.txt>>>\nA device.\n<<<FILE b.txt\nText.\n<<<FILE a.txt>>>\n';
		const rules = async (...args: string[]) =>
			parse((await corpus(['check', '--format', 'json', ...args, '-'], { input })).stdout).files[0]!.findings.map(finding => finding.rule);
		expect(await rules()).toEqual(['CF123', 'CF101', 'CF131']);
		expect(await rules('--select', 'CF123,unclosed-delimiter')).toEqual(['CF123', 'CF101']);
		expect(await rules('--select', 'CF1', '--ignore', 'CF10')).toEqual(['CF123', 'CF131']);
		expect(await rules('--severity', 'warning')).toEqual(['CF123', 'CF101']);
		expect(await rules('--severity', 'error', '--select', 'ALL')).toEqual(['CF101']);
	});

	it('--statistics counts by rule', async () => {
		const { stdout } = await corpus(['check', '--statistics', '-'], { input: `${broken}<<<FILE c.txt\nx\n` });
		expect(stdout).toBe('    2  CF101  [*]  unclosed-delimiter\n');
	});
});

describe('fixes', () => {
	it('--fix mends what is safe, in place, and keeps the mode', async () => {
		const folder = folderWith({ 'a.corpus': broken });
		chmodSync(path.join(folder, 'a.corpus'), 0o640);
		const { code, stdout } = await corpus(['check', '--fix', 'a.corpus'], { cwd: folder });
		expect(code).toBe(0);
		expect(stdout).toContain('1 finding fixed.\n');
		expect(readIn(folder, 'a.corpus')).toBe(mended);
		expect(statSync(path.join(folder, 'a.corpus')).mode & 0o777).toBe(0o640);
		expect(readdirSync(folder)).toEqual(['a.corpus']);
	});

	it('--fix leaves every other byte as it was: CR LF, a byte-order mark, bad UTF-8, NUL', async () => {
		const bytes = Buffer.concat([
			Buffer.from('<<<FILE a.txt>>>\r\nR\u00e9union '),
			Buffer.from([0xff, 0xc3, 0x28, 0x00]),
			Buffer.from('\r\n<<<FILE b.txt\r\nx\rno\n'),
		]);
		const folder = folderWith({ 'a.corpus': bytes });
		await corpus(['check', '--fix', '--select', 'CF101', 'a.corpus'], { cwd: folder });
		const expected = Buffer.from(bytes.toString('latin1').replace('b.txt\r\n', 'b.txt>>>\r\n'), 'latin1');
		expect(readFileSync(path.join(folder, 'a.corpus')).equals(expected)).toBe(true);
	});

	it('--fix removes the byte-order mark of a file, and nothing is left to fix', async () => {
		const folder = folderWith({ 'a.corpus': `\ufeff${broken}` });
		await corpus(['check', '--fix', 'a.corpus'], { cwd: folder });
		expect(readIn(folder, 'a.corpus')).toBe(mended);
		expect((await corpus(['check', 'a.corpus'], { cwd: folder })).code).toBe(0);
	});

	it('--fix follows a symbolic link and refuses a file with a second name', async () => {
		const folder = folderWith({ 'real/a.corpus': broken, 'b.corpus': broken });
		symlinkSync('real/a.corpus', path.join(folder, 'link.corpus'));
		linkSync(path.join(folder, 'b.corpus'), path.join(folder, 'second.name'));
		const { code, stderr } = await corpus(['check', '--fix', 'link.corpus', 'b.corpus'], { cwd: folder });
		expect(code).toBe(2);
		expect(lstatSync(path.join(folder, 'link.corpus')).isSymbolicLink()).toBe(true);
		expect(readIn(folder, 'real/a.corpus')).toBe(mended);
		expect(readIn(folder, 'b.corpus')).toBe(broken);
		expect(stderr).toContain('b.corpus: its fixes were not written: it has more than one name');
	});

	it('--fix on standard input writes the text to stdout and the report to stderr', async () => {
		const { stdout, stderr, code } = await corpus(['check', '--fix', '-'], { input: broken });
		expect([code, stdout]).toEqual([0, mended]);
		expect(stderr).toContain('1 finding fixed.');
	});

	it('--diff writes a patch that applies, changes nothing and exits with 1', async () => {
		const folder = folderWith({ 'a.corpus': broken, 'b.corpus': clean });
		const { stdout, code } = await corpus(['check', '--diff', 'a.corpus', 'b.corpus'], { cwd: folder });
		expect(code).toBe(1);
		expect(stdout).toBe(
			'--- a/a.corpus\n+++ b/a.corpus\n@@ -1,4 +1,4 @@\n <<<FILE a.txt>>>\n Rain fell.\n-<<<FILE b.txt\n+<<<FILE b.txt>>>\n The sun came out.\n',
		);
		expect(readIn(folder, 'a.corpus')).toBe(broken);
		expect((await corpus(['check', '--diff', 'b.corpus'], { cwd: folder })).code).toBe(0);
	});

	it('fixes on request wait until their rule is named, unsafe ones until they are asked for', async () => {
		const folder = folderWith({ 'a.corpus': '<<<FILE a.txt>>>\nNo line end' });
		await corpus(['check', '--fix', 'a.corpus'], { cwd: folder });
		expect(readIn(folder, 'a.corpus')).toBe('<<<FILE a.txt>>>\nNo line end');
		await corpus(['check', '--fix', '--select', 'CF137', 'a.corpus'], { cwd: folder });
		expect(readIn(folder, 'a.corpus')).toMatch(/No line end\n$/);
		const twice = '<<<FILE a.txt>>>\nSame.\n<<<FILE b.txt>>>\n<<<FILE c.txt>>>\nOther.\n';
		writeFileSync(path.join(folder, 'a.corpus'), twice);
		await corpus(['check', '--fix', 'a.corpus'], { cwd: folder });
		expect(readIn(folder, 'a.corpus')).toBe(twice);
		await corpus(['check', '--unsafe-fixes', 'a.corpus'], { cwd: folder });
		expect(readIn(folder, 'a.corpus')).toBe('<<<FILE a.txt>>>\nSame.\n<<<FILE c.txt>>>\nOther.\n');
	});

	it('--jobs gives the same report in the same order', async () => {
		const files = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`${index}.corpus`, index % 3 === 0 ? broken : clean]));
		const folder = folderWith(files);
		const [one, three] = await Promise.all(['1', '3'].map(jobs => corpus(['check', '--format', 'json', '--jobs', jobs], { cwd: folder })));
		expect(three!.stdout).toBe(one!.stdout);
		expect([one!.code, three!.code]).toEqual([1, 1]);
	});
});
