import { describe, expect, it } from 'vitest';
import { openCorpus } from '../../../server/core/corpus/corpusVersion.ts';
import { unpack } from '../../../server/core/corpus/unpack.ts';
import { convertToCanonical } from '../../../server/core/features/convertCorpus.ts';
import { formatDelimiters } from '../../../server/core/features/formatDelimiters.ts';
import { createText } from '../../../server/core/source/chunkedText.ts';

const options = { newlineBeforeEnd: 'auto', recover: false } as const;

function convert(text: string): string {
	const corpus = openCorpus('file:///a.corpus', 1, createText(text));
	const converted = convertToCanonical(corpus, options);
	if (!converted.ok) throw new Error(converted.error[0]?.message);
	return corpus.text.edit(converted.value).slice(0);
}

function contents(text: string): [string, string][] {
	const unpacked = unpack(new TextEncoder().encode(text));
	if (!unpacked.ok) throw new Error(unpacked.error[0]?.message);
	return unpacked.value.documents.map(document => [document.name, new TextDecoder().decode(document.content())]);
}

describe('conversion to canonical keeps the content of every document', () => {
	const corpora: Record<string, string> = {
		'closed, with a line that has to be escaped':
			'<<<FILE a.txt>>>\nOne\n\\<<<START now>>>\n<<<END FILE>>>\n\n<<<FILE b.txt>>>\nTwo\n<<<END FILE>>>\n<<<FILE c.txt>>>\n\n<<<END FILE>>>\n',
		'closed, with blank lines before end markers': '<<<FILE a.txt>>>\nOne\n\n<<<END>>>\n<<<FILE b.txt>>>\nTwo\n\n<<<END>>>\n',
		'with a colon and no end marker': '<<<FILE: a.txt>>>\nOne\n\\<<<FILE x>>>\n<<<FILE: b.txt>>>\nTwo',
		'CR LF line ends': '<<<BEGIN FILE: "a b.txt">>>\r\nOne\r\n<<<END FILE>>>\r\n<<<BEGIN FILE: c.txt>>>\r\nTwo\r\n<<<END FILE>>>\r\n',
		wrapped: '<<<FILE a.txt\nOne\n>>>\n<<<FILE b.txt\nTwo\n>>>\n<<<FILE c.txt\nThree\n>>>\n',
	};
	for (const [what, text] of Object.entries(corpora)) {
		it(what, () => {
			const converted = convert(text);
			expect(contents(converted)).toEqual(contents(text));
			expect(openCorpus('file:///a.corpus', 1, createText(converted)).index.dialect).toMatchObject({ keyword: 'FILE', separator: ' ', end: 'none' });
			expect(convert(converted)).toBe(converted);
		});
	}

	it('turns a foreign form into documents', () => {
		expect(contents(convert('-- a.txt --\nOne\n-- b.txt --\nTwo\n'))).toEqual([
			['a.txt', 'One\n'],
			['b.txt', 'Two\n'],
		]);
	});

	it('refuses where text would be lost, and says where', () => {
		const corpus = openCorpus('file:///a.corpus', 1, createText('<<<FILE a>>>\nOne\n<<<END>>>\nstray\n<<<FILE b>>>\nTwo\n<<<END>>>\n'));
		const converted = convertToCanonical(corpus, options);
		expect(converted.ok ? [] : converted.error.map(({ line }) => line)).toEqual([3]);
	});
});

describe('formatting', () => {
	it('touches delimiters only', () => {
		const corpus = openCorpus('file:///a.corpus', 1, createText('<<<FILE   a.txt\tlang="en" >>>\n  Body  \n<<<FILE "b.txt">>>\nx\n'));
		expect(corpus.text.edit(formatDelimiters(corpus)).slice(0)).toBe('<<<FILE a.txt lang=en >>>\n  Body  \n<<<FILE b.txt>>>\nx\n');
	});
});
