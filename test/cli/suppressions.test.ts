import { describe, expect, it } from 'vitest';
import { corpus, folderWith, readIn, useCorpusCommand } from './corpusCommand.ts';

useCorpusCommand();

const broken = '<<<FILE a.txt>>>\nRain fell.\n<<<FILE b.txt\nThe sun came out.\n';

describe('configuration and suppressions', () => {
	it('the nearest corpus.config.jsonc holds, with what it extends and its overrides', async () => {
		const folder = folderWith({
			'corpus.config.jsonc':
				'{ "rules": { "CF101": "warning" }, "overrides": [{ "files": ["raw/**"], "rules": { "CF101": "off" } }], "ignore": ["*.old.corpus"] }',
			'a.corpus': broken,
			'b.old.corpus': broken,
			'raw/c.corpus': broken,
			'strict/corpus.config.jsonc': '{ "extends": "../corpus.config.jsonc", "rules": { "unclosed-delimiter": "error" } }',
			'strict/d.corpus': broken,
		});
		const { stdout, code } = await corpus(['check', '--format', 'concise'], { cwd: folder });
		expect(stdout.split('\n').map(line => line.split(' ').slice(0, 3).join(' '))).toEqual([
			'a.corpus:3:1: warning CF101',
			'strict/d.corpus:3:1: error CF101',
			'',
		]);
		expect(code).toBe(1);
		expect((await corpus(['check', 'b.old.corpus'], { cwd: folder })).stdout).toContain('warning CF101');
		const forced = await corpus(['check', '--force-ignore', '--format', 'concise', 'b.old.corpus', 'a.corpus'], { cwd: folder });
		expect([forced.code, forced.stdout]).toEqual([0, expect.stringMatching(/^a\.corpus:3:1: warning CF101 .*\n$/)]);
		expect((await corpus(['ls', '--force-ignore', 'b.old.corpus', 'raw/c.corpus'], { cwd: folder })).stdout).not.toContain('b.old');
		const input = await corpus(['format', '--force-ignore', '--stdin-filename', 'b.old.corpus', '-'], {
			cwd: folder,
			input: '<<<FILE   a>>>\nRain.\n',
		});
		expect(input.stdout).toBe('<<<FILE a>>>\nRain.\n');
	});

	it('a configuration that cannot be followed is bad usage, with its place', async () => {
		const folder = folderWith({ 'corpus.config.jsonc': '{\n\t"rules": { "CF101": "loud" }\n}', 'a.corpus': broken });
		const { code, stderr } = await corpus(['check', 'a.corpus'], { cwd: folder });
		expect(code).toBe(2);
		expect(stderr).toMatch(/corpus\.config\.jsonc:2:22: The severity of "CF101" must be one of/);
	});

	it('--suppress-all accepts what is there, in a sidecar and never in the text; new findings still count', async () => {
		const folder = folderWith({ 'a.corpus': broken });
		const accepted = await corpus(['check', '--suppress-all', 'a.corpus'], { cwd: folder });
		expect([accepted.code, accepted.stderr]).toEqual([0, 'corpus.suppressions.json: 1 added.\n']);
		expect(readIn(folder, 'a.corpus')).toBe(broken);
		expect(JSON.parse(readIn(folder, 'corpus.suppressions.json'))).toMatchObject({
			version: 1,
			suppressions: [{ file: 'a.corpus', document: 'b.txt', rule: 'CF101' }],
		});
		const quiet = await corpus(['check', 'a.corpus'], { cwd: folder });
		expect([quiet.code, quiet.stderr]).toEqual([0, '']);
		expect(quiet.stdout).toContain('1 finding accepted by suppressions.');
		const more = await corpus(['check', '--format', 'concise', '-', '--stdin-filename', 'z.corpus'], {
			cwd: folder,
			input: `${broken}<<<FILE c.txt\nNew.\n`,
		});
		expect(more.stdout.trimEnd().split('\n')).toEqual([expect.stringContaining('z.corpus:5:1: error CF101')]);
		expect((await corpus(['check', '--fix', 'a.corpus'], { cwd: folder })).code).toBe(0);
		expect(readIn(folder, 'a.corpus')).toBe(broken);
	});

	it('--suppress-rule accepts one rule alone', async () => {
		const folder = folderWith({ 'a.corpus': `${broken}<<<FILE con.txt>>>\nx\n` });
		await corpus(['check', '--suppress-rule', 'CF123', 'a.corpus'], { cwd: folder });
		const { stdout } = await corpus(['check', '--format', 'concise', 'a.corpus'], { cwd: folder });
		expect(stdout.trimEnd().split('\n')).toEqual([expect.stringContaining('error CF101')]);
	});

	it('suppressions with nothing to suppress are reported, and dropped on request; those of files not checked stay', async () => {
		const folder = folderWith({ 'a.corpus': broken, 'b.corpus': broken.replace('sun', 'moon') });
		await corpus(['check', '--suppress-all'], { cwd: folder });
		const fixed = folderWith({
			'a.corpus': broken.replace('b.txt', 'b.txt>>>'),
			'corpus.suppressions.json': readIn(folder, 'corpus.suppressions.json'),
		});
		const reported = await corpus(['check', 'a.corpus'], { cwd: fixed });
		expect(reported.stderr).toBe('corpus.suppressions.json: 1 suppress nothing any more (CF101 in b.txt). --prune-suppressions drops them.\n');
		await corpus(['check', '--prune-suppressions', 'a.corpus'], { cwd: fixed });
		expect(JSON.parse(readIn(fixed, 'corpus.suppressions.json')).suppressions).toMatchObject([{ file: 'b.corpus' }]);
	});
});

describe('outline, entities, rules and explain', () => {
	it('give JSON in the shape of the contract', async () => {
		const input = '<<<FILE a.txt lang=en>>>\nRain fell\n\nIt rained in Dushanbe.\n';
		const outline = JSON.parse((await corpus(['outline', '--format', 'json', '-'], { input })).stdout);
		expect(outline).toMatchObject({
			version: 1,
			files: [
				{
					path: '-',
					dialect: 'canonical',
					documents: [{ name: 'a.txt', attributes: { lang: 'en' }, range: { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } } }],
				},
			],
		});
		expect(Array.isArray(outline.files[0].documents[0].articles)).toBe(true);
		const entities = JSON.parse((await corpus(['entities', '--format', 'json', '-'], { input })).stdout);
		expect(entities).toMatchObject({ version: 1, files: [{ path: '-', documents: [{ name: 'a.txt' }] }] });
		expect(Object.keys(entities.files[0].documents[0])).toEqual(['name', 'mentions', 'entities']);
		const conll = (await corpus(['entities', '--format', 'conll', '-'], { input })).stdout;
		expect(conll.startsWith('-DOCSTART- O\n\nRain ')).toBe(true);
		expect(conll).toMatch(/^Dushanbe \S+$/m);
	});

	it('an unreadable input is told, exit 2, and the others follow', async () => {
		const folder = folderWith({ 'a.corpus': broken });
		const { code, stdout } = await corpus(['outline', '--format', 'json', 'gone.corpus', 'a.corpus'], { cwd: folder });
		expect(code).toBe(2);
		expect(JSON.parse(stdout).files.map((file: { path: string; error?: string }) => [file.path, file.error])).toEqual([
			['gone.corpus', 'no such file'],
			['a.corpus', undefined],
		]);
	});

	it('rules lists every rule and explain tells about one', async () => {
		const { rules } = JSON.parse((await corpus(['rules', '--format', 'json'])).stdout);
		expect(rules.map((rule: { id: string }) => rule.id)).toContain('CF138');
		const explained = await corpus(['explain', 'unclosed-delimiter']);
		expect(explained.stdout).toMatch(/^# CF101 unclosed-delimiter\n/);
		expect((await corpus(['explain', 'nothing'])).code).toBe(2);
	});

	it('a reader that hangs up is no error', async () => {
		const { spawnSync } = await import('node:child_process');
		const { commandPath } = await import('./corpusCommand.ts');
		const { stdout, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${commandPath()}" explain ALL | head -n 1`], { encoding: 'utf8' });
		expect([stdout, stderr]).toEqual(['# CF101 unclosed-delimiter\n', '']);
	});
});
