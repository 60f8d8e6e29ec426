import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import {
	configurationFor,
	isIgnored,
	readConfigurationChain,
	resolveReference,
	suppressionsPath,
} from '../../../server/core/workspace/configurationChain.ts';
import { readConfigurationFile } from '../../../server/core/workspace/configurationFile.ts';

const rules = [
	{ id: 'CF101', name: 'unclosed-delimiter' },
	{ id: 'CF102', name: 'wrong-bracket-count' },
	{ id: 'CA203', name: 'missing-headline' },
];
const read = (text: string) => readConfigurationFile('/p/corpus.config.jsonc', text, rules);

function reader(files: Record<string, string>) {
	return async (path: string): Promise<string | undefined> => files[path];
}

describe('a configuration file', () => {
	it('may have comments and trailing commas', () => {
		const { value, problems } = read('{\n\t// why\n\t"rules": { "CF101": "off", },\n\t"aliases": [["Inter-Services Public Relations", "ISPR"]],\n}');
		expect(problems).toEqual([]);
		expect(value.rules).toEqual({ CF101: 'off' });
		expect(value.aliases).toEqual([['Inter-Services Public Relations', 'ISPR']]);
	});

	it('names rules by id, by name, by the beginning of ids, and all of them; later keys win', () => {
		expect(read('{ "rules": { "ALL": "hint", "CF1": "warning", "wrong-bracket-count": "off", "ca203": "error" } }').value.rules).toEqual({
			CF101: 'warning',
			CF102: 'off',
			CA203: 'error',
		});
	});

	it.each([
		['{ "rules": { "CF999": "off" } }', 0, 13, /No rule is called "CF999"/],
		['{ "rules": { "CF101": "loud" } }', 0, 22, /must be one of "error"/],
		['{ "rules": [] }', 0, 11, /An object/],
		['{\n "newlineBeforeEnd": "never" }', 1, 21, /"auto", "marker" or "content"/],
		['{ "colour": 1 }', 0, 2, /"colour" is no setting/],
		['{ "outline": { "maximumSymbols": 0 } }', 0, 33, /at least 1/],
		['{ "extends": "https://example.org/a.jsonc" }', 0, 13, /relative path/],
		['{ "extends": "/etc/passwd" }', 0, 13, /relative path/],
		['{ "overrides": [{ "rules": {} }] }', 0, 16, /needs "files"/],
		['[]', 0, 0, /an object, \{ … \}, but this is an array/],
		['{ "rules": ', 0, 11, /no valid JSON/],
	])('says what is wrong in %s', (text, line, character, message) => {
		const { problems } = read(text);
		expect(problems.length).toBeGreaterThan(0);
		expect(problems[0]).toMatchObject({ position: { line, character } });
		expect(problems[0]!.message).toMatch(message);
	});

	it('counts what is right beside what is wrong', () => {
		expect(read('{ "nonsense": true, "rules": { "CF101": "off" } }').value.rules).toEqual({ CF101: 'off' });
	});

	it('agrees with the schema that ships', () => {
		const validate = new Ajv({ strict: true }).compile(JSON.parse(readFileSync('schemas/corpus.config.schema.json', 'utf8')));
		const texts = [
			'{}',
			'{ "$schema": "x", "extends": ["a.jsonc"], "ignore": ["*.bak"], "suppressions": "s.json", "newlineBeforeEnd": "marker" }',
			'{ "extends": "/abs.jsonc" }',
			'{ "extends": "https://x.org" }',
			'{ "ignore": [""] }',
			'{ "outline": { "maximumSymbols": 0 } }',
			'{ "outline": { "maximum": 3 } }',
			'{ "diagnostics": { "maximum": 3 } }',
			'{ "overrides": [{ "files": ["a/**"], "rules": { "CF101": "hint" } }] }',
			'{ "overrides": [{ "rules": {} }] }',
			'{ "overrides": [{ "files": ["a"], "ignore": [] }] }',
			'{ "rules": { "CF101": "on" } }',
			'{ "aliases": ["a"] }',
			'{ "unknown": 1 }',
		];
		for (const text of texts) expect([text, validate(JSON.parse(text))]).toEqual([text, read(text).problems.length === 0]);
	});
});

describe('a chain of configurations', () => {
	it('lets the nearer file win, and overrides win in it', async () => {
		const files = {
			'/p/corpus.config.jsonc':
				'{ "extends": "../shared/base.jsonc", "rules": { "CF102": "hint" }, "aliases": [["B", "b"]], "overrides": [{ "files": ["raw/**"], "rules": { "CF101": "off" } }] }',
			'/shared/base.jsonc':
				'{ "rules": { "CF101": "warning", "CF102": "warning" }, "aliases": [["A", "a"]], "ignore": ["*.bak.corpus"], "suppressions": "accepted.json" }',
		};
		const chain = await readConfigurationChain('/p/corpus.config.jsonc', reader(files), rules);
		expect(chain.problems).toEqual([]);
		expect(configurationFor(chain, '/p/a.corpus').rules).toEqual({ CF101: 'warning', CF102: 'hint' });
		expect(configurationFor(chain, '/p/raw/x/a.corpus').rules).toEqual({ CF101: 'off', CF102: 'hint' });
		expect(configurationFor(chain, '/q/raw/a.corpus').rules).toEqual({ CF101: 'warning', CF102: 'hint' });
		expect(configurationFor(chain, '/p/a.corpus').aliases).toEqual([
			['A', 'a'],
			['B', 'b'],
		]);
		expect(isIgnored(chain, '/p/deep/er/x.bak.corpus')).toBe(true);
		expect(isIgnored(chain, '/p/x.corpus')).toBe(false);
		expect(suppressionsPath(chain)).toBe('/shared/accepted.json');
	});

	it('reports a file that extends itself, and one that is not there, at the file that asks for it', async () => {
		const circle = await readConfigurationChain(
			'/p/a.jsonc',
			reader({ '/p/a.jsonc': '{ "extends": "b.jsonc" }', '/p/b.jsonc': '{ "extends": "./a.jsonc" }' }),
			rules,
		);
		expect(circle.problems.map(problem => problem.message)).toEqual(['The configuration /p/a.jsonc cannot be used: it extends itself.']);
		expect(circle.problems[0]!.path).toBe('/p/b.jsonc');
		const missing = await readConfigurationChain(
			'/p/a.jsonc',
			reader({ '/p/a.jsonc': '{ "extends": "gone.jsonc", "rules": { "CF101": "off" } }' }),
			rules,
		);
		expect(missing.problems[0]!.message).toMatch(/does not exist/);
		expect(configurationFor(missing, '/p/x.corpus').rules).toEqual({ CF101: 'off' });
	});

	it('follows .. as far as the root and no further, in paths and in URIs', () => {
		expect(resolveReference('/a/b/c.jsonc', '../x.jsonc')).toBe('/a/x.jsonc');
		expect(resolveReference('/a/c.jsonc', '../../../../x.jsonc')).toBe('/x.jsonc');
		expect(resolveReference('file:///a/b.jsonc', './x/./y.jsonc')).toBe('file:///a/x/y.jsonc');
	});
});
