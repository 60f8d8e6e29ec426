import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { convertCorpus } from '../../../server/core/corpus/convertCorpus.ts';
import { convertForeign } from '../../../server/core/corpus/convertForeign.ts';
import { openCorpus } from '../../../server/core/corpus/corpusVersion.ts';
import { canonicalDialect, type Dialect } from '../../../server/core/corpus/dialect.ts';
import { readForeign } from '../../../server/core/corpus/foreign.ts';
import { renderEnd, renderOpener } from '../../../server/core/corpus/render.ts';
import { unpack } from '../../../server/core/corpus/unpack.ts';
import { createText } from '../../../server/core/source/chunkedText.ts';

const encoder = new TextEncoder();
const colonDialect: Dialect = { ...canonicalDialect, separator: ': ' };

function documentsOf(content: string, options: Parameters<typeof unpack>[1] = {}): readonly (readonly [string, string])[] {
	const unpacked = unpack(encoder.encode(content), options);
	if (!unpacked.ok) throw new Error(JSON.stringify(unpacked.error));
	return unpacked.value.documents.map(document => [document.name, new TextDecoder().decode(document.content())] as const);
}

function convert(content: string, target: Dialect, newlineBeforeEnd: 'marker' | 'content'): string {
	const corpus = openCorpus('memory:/a', 0, createText(content));
	const converted = convertCorpus(corpus, target, { newlineBeforeEnd });
	if (!converted.ok) throw new Error(JSON.stringify(converted.error));
	return corpus.text.edit(converted.value).slice(0);
}

const bodies = ['One\n', '', '\n', 'Two\n\n', 'a\r\nb\r\n', '\\<<<FILE x>>>\n', '<<<FILENAME>>>\n', '  • bullet\n\nend\n'];
const closed: readonly Partial<Dialect>[] = [
	{ end: 'END' },
	{ end: 'END FILE' },
	{ end: 'END_FILE', keyword: 'BEGIN_FILE' },
	{ end: 'ENDFILE', separator: ':' },
	{ end: '/FILE', nameForm: 'quoted' },
	{ end: 'FILE_END', keyword: 'FILE_START', nameForm: 'path=' },
	{ end: 'END name', brackets: 5 },
	{ end: 'END FILE: name', separator: ': ' },
	{ wrapped: true },
	{ nameForm: 'name=' },
	{ brackets: 7 },
];

describe.each(closed.map(part => [JSON.stringify(part), { ...canonicalDialect, ...part }] as const))('%s', (_, dialect) => {
	const content = bodies
		.map(
			(body, index) =>
				`${renderOpener(dialect, `d${index}.txt`)}\n${body}${renderEnd(dialect, `d${index}.txt`)}${renderEnd(dialect, '') === '' ? '' : '\n'}`,
		)
		.join('');

	test.each(['content', 'marker'] as const)(
		'converts to either dialect that can be written, content kept (line end before the end marker: %s)',
		newlineBeforeEnd => {
			const before = documentsOf(content, { newlineBeforeEnd });
			expect(before).toHaveLength(bodies.length);
			for (const target of [canonicalDialect, colonDialect]) {
				const converted = convert(content, target, newlineBeforeEnd);
				expect(documentsOf(converted, { dialect: target })).toEqual(before);
			}
		},
	);
});

test('Converting refuses what a strict reader refuses, and says which and where.', () => {
	const corpus = openCorpus(
		'memory:/a',
		0,
		createText('<<<FILE a.txt>>>\nOne\n<<<FIEL b.txt>>>\nTwo\n<<FILE c.txt>>>\nThree\n<<<FILE a.txt>>>\nFour\n'),
	);
	const converted = convertCorpus(corpus);
	expect(converted.ok).toBe(false);
	if (!converted.ok)
		expect(converted.error.map(({ rule, line }) => [rule, line])).toEqual([
			['CF102', 4],
			['CF120', 6],
		]);
	expect(convertCorpus(corpus, canonicalDialect, { recover: true }).ok).toBe(true);
});

const folder = new URL('../../../samples/', import.meta.url);
const foreign = readdirSync(folder).filter(name => readForeign(readFileSync(new URL(name, folder), 'utf8')) !== undefined);

test('Eight samples are of foreign make.', () => {
	expect(foreign.filter(name => name.startsWith('dialect-'))).toHaveLength(8);
});

test.each(foreign)('%s becomes a canonical corpus with the same documents', name => {
	const text = readFileSync(new URL(name, folder), 'utf8');
	const read = readForeign(text);
	const converted = createText(text).edit(convertForeign(text)).slice(0);
	const documents = documentsOf(converted);
	expect(documents.map(([, content]) => content)).toEqual(read?.documents.map(({ bodyFrom, bodyTo }) => text.slice(bodyFrom, bodyTo)));
	expect(documents).toHaveLength(3);
});
