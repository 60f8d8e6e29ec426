import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { IGrammar } from 'vscode-textmate';

// Both are CommonJS: node tells their names only to `require`.
const require = createRequire(import.meta.url);
const oniguruma: typeof import('vscode-oniguruma') = require('vscode-oniguruma');
const textmate: typeof import('vscode-textmate') = require('vscode-textmate');

const grammarPath = new URL('../../../syntaxes/corpus.tmLanguage.json', import.meta.url);

let grammar: IGrammar;

beforeAll(async () => {
	const wasm = join(dirname(require.resolve('vscode-oniguruma')), 'onig.wasm');
	await oniguruma.loadWASM(new Uint8Array(readFileSync(wasm)).buffer);
	const registry = new textmate.Registry({
		onigLib: Promise.resolve({
			createOnigScanner: (sources: string[]) => new oniguruma.OnigScanner(sources),
			createOnigString: (text: string) => new oniguruma.OnigString(text),
		}),
		loadGrammar: async () => textmate.parseRawGrammar(readFileSync(grammarPath, 'utf8'), 'corpus.tmLanguage.json'),
	});
	const loaded = await registry.loadGrammar('text.corpus');
	if (!loaded) throw new Error('The grammar did not load.');
	grammar = loaded;
});

/** The line's pieces that have a scope of their own: `text` to its innermost scope. */
function scopesOf(line: string): Readonly<Record<string, string>> {
	const { tokens } = grammar.tokenizeLine(line, null);
	const named = tokens.filter(({ scopes }) => scopes.length > 1);
	return Object.fromEntries(named.map(({ startIndex, endIndex, scopes }) => [line.slice(startIndex, endIndex).trim(), scopes.at(-1) ?? '']));
}

describe('the TextMate grammar', () => {
	test('a canonical delimiter: brackets, keyword, name, attributes', () => {
		expect(scopesOf('<<<FILE pk/2025.txt lang=en title="A \\u003cb" noeol>>>')).toMatchObject({
			'<<<': 'punctuation.definition.delimiter.begin.corpus',
			FILE: 'keyword.control.file.corpus',
			'pk/2025.txt': 'entity.name.section.corpus',
			lang: 'entity.other.attribute-name.corpus',
			en: 'string.unquoted.corpus',
			'"A \\u003cb"': 'string.quoted.double.corpus',
			noeol: 'storage.modifier.noeol.corpus',
			'>>>': 'punctuation.definition.delimiter.end.corpus',
		});
	});

	test.each(['<<<FILE: a.txt>>>', '<<<BEGIN FILE path=a.txt>>>', '<<<<<FILE a.txt>>>>>', '<<<file_start: a.txt>>>'])(
		'a delimiter of a dialect: %s',
		line => {
			const scopes = scopesOf(line);
			expect(scopes['a.txt']).toBe('entity.name.section.corpus');
			expect(Object.values(scopes)).toContain('keyword.control.file.corpus');
		},
	);

	test.each(['<<<END>>>', '<<<END FILE>>>', '<<</FILE>>>', '<<<END FILE: a.txt>>>', '<<<FILE_END>>>'])('an end marker: %s', line => {
		expect(Object.values(scopesOf(line))).toContain('keyword.control.end.corpus');
	});

	test.each(['<<<FILE a.txt>>', '<<FILE a.txt>>>', ' <<<FILE a.txt>>>', '<<<FILE a.txt>>> text', '<<<FILE >>>'])(
		'a malformed delimiter: %s',
		line => {
			expect(Object.values(scopesOf(line))).toContain('invalid.illegal.delimiter.corpus');
		},
	);

	test('an escaped line is text but for its backslash', () => {
		expect(scopesOf('\\<<<FILE a.txt>>>')).toEqual({ '\\': 'constant.character.escape.corpus' });
	});

	test.each(['<<<<<<< HEAD', 'See <<<FILENAME>>> in the manual', 'Plain text (ISPR) said.', 'a <<<FILE a.txt>>>'])('text has no scope: %s', line => {
		expect(scopesOf(line)).toEqual({});
	});

	test('a link ends before the full stop', () => {
		expect(scopesOf('More at https://example.org/a.')).toEqual({ 'https://example.org/a': 'markup.underline.link.corpus' });
	});
});
