import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { createArticleAnalyser } from '../../../server/core/articles/analyse.ts';
import type { Corpus } from '../../../server/core/corpus/corpus.ts';
import { editCorpus, openCorpus } from '../../../server/core/corpus/corpusVersion.ts';
import { unsafeNameReason } from '../../../server/core/corpus/names.ts';
import { loadTransliteration, transliterated } from '../../../server/core/corpus/transliteration.ts';
import { type Analyses, noAnalyses } from '../../../server/core/features/analyses.ts';
import { mergeWithPrevious, removeRepeatedHeadline, splitAtArticles, splitAtLine } from '../../../server/core/features/splitDocuments.ts';
import { createText } from '../../../server/core/source/chunkedText.ts';
import { twoStories } from './twoStories.ts';

const data = (name: string): Uint8Array => new Uint8Array(gunzipSync(readFileSync(new URL(`../../../models/${name}.bin.gz`, import.meta.url))));
const analyser = createArticleAnalyser(data('articles'));
const analyses: Analyses = {
	...noAnalyses,
	articles: document => {
		const { body } = document.parsed().value;
		return analyser.analyseNow(document.source().slice(body.from, body.to));
	},
};
const open = (text: string): Corpus => openCorpus('memory:/a.corpus.txt', 1, createText(text));
const namesOf = (corpus: Corpus): string[] => Array.from({ length: corpus.index.count }, (_, at) => corpus.document(at).parsed().value.name);
const bodies = (corpus: Corpus): string =>
	Array.from({ length: corpus.index.count }, (_, at) => {
		const document = corpus.document(at);
		const { body } = document.parsed().value;
		return document.source().slice(body.from, body.to);
	}).join('');

beforeAll(() => loadTransliteration(data('transliteration')));

describe('names in Latin letters', () => {
	it.each([
		['大桥通车', 'da-qiao-tong-che'],
		['Мост через реку', 'Most cherez reku'.toLowerCase()],
		['다리가 열렸다', 'dariga yeolryeotda'],
		['Straße, façade', 'strasse, facade'],
		['नई दिल्ली', 'ni dilli'],
		['中国China', 'zhong-guo-china'],
		['plain ASCII', 'plain ascii'],
	])('%s', (text, latin) => {
		expect(transliterated(text).toLowerCase()).toBe(latin);
	});

	it('are refused from bytes of another kind', () => {
		expect(() => loadTransliteration(new TextEncoder().encode('something else'))).toThrow(/does not fit/);
		expect(transliterated('é')).toBe('e');
	});
});

describe('splitting', () => {
	const corpus = open(`<<<FILE pk/a.txt lang=en date=2024-05-03 source=Herald bytes=7>>>\n${twoStories}<<<FILE pk/b.txt>>>\nShort.\n`);

	it('gives each article a document of its own, named for its headline, in the same folder', () => {
		const split = editCorpus(corpus, 2, splitAtArticles(corpus, analyses, [0, 1]));
		expect(namesOf(split)).toEqual(['pk/a.txt', 'pk/bakers-of-southham-agree-on-one-price-for-rye-bread-ending-a-dispute-of-two.txt', 'pk/b.txt']);
		expect(bodies(split)).toBe(bodies(corpus));
		const attributes = (at: number) =>
			split
				.document(at)
				.parsed()
				.value.opener.attributes.map(({ key, value }) => `${key}=${value}`);
		expect(attributes(0)).toEqual(['lang=en', 'date=2024-05-03', 'source=Herald']);
		expect(attributes(1)).toEqual(['lang=en', 'source=Herald']);
	});

	it('and merging again is the corpus as it was, the declared size aside', () => {
		const split = editCorpus(corpus, 2, splitAtArticles(corpus, analyses, [0]));
		const merged = editCorpus(split, 3, mergeWithPrevious(split, 1));
		expect(merged.text.slice(0)).toBe(corpus.text.slice(0).replace(' bytes=7', ''));
	});

	it('gives names that are free, safe and Latin', () => {
		const headlines = ['大桥星期五通车', '大桥星期五通车', '../../etc/passwd', 'CON', '😀', 'Мост: открыт?', '"Quotes" <and> brackets'];
		const text = `<<<FILE a.txt>>>\nFirst.\n${headlines.map(headline => `${headline}\nText.\n`).join('')}`;
		const starts = [...text.matchAll(/(?<=\n)(?!First|Text).+(?=\nText)/g)].map(({ index }) => index);
		let changed = open(text);
		for (const at of starts.reverse()) changed = editCorpus(changed, changed.version + 1, splitAtLine(changed, at));
		const names = namesOf(changed);
		expect(names).toHaveLength(headlines.length + 1);
		expect(new Set(names.map(name => name.toLowerCase())).size).toBe(names.length);
		for (const name of names) {
			expect(unsafeNameReason(name)).toBeUndefined();
			expect(name).toMatch(/^[\w.-]+$/);
		}
		expect(names).toContain('da-qiao-xing-qi-wu-tong-che.txt');
		expect(bodies(changed)).toBe(bodies(open(text)));
	});

	it('is no matter of the first line, of delimiters or of what stands before the first document', () => {
		expect(splitAtLine(corpus, 3)).toEqual([]);
		expect(splitAtLine(corpus, corpus.text.slice(0).indexOf('Northport'))).toEqual([]);
		expect(splitAtLine(open('preamble\n<<<FILE a.txt>>>\nText.\n'), 2)).toEqual([]);
		expect(mergeWithPrevious(corpus, 0)).toEqual([]);
	});

	it('keeps the end markers of closed dialects right', () => {
		const closed = open('<<<FILE a.txt>>>\nOne.\n\nTwo is next\nText.\n<<<END a.txt>>>\n<<<FILE b.txt>>>\nThree.\n<<<END b.txt>>>\n');
		const split = editCorpus(closed, 2, splitAtLine(closed, closed.text.slice(0).indexOf('Two is')));
		expect(split.text.slice(0)).toBe(
			'<<<FILE a.txt>>>\nOne.\n\n<<<END a.txt>>>\n<<<FILE two-is-next.txt>>>\nTwo is next\nText.\n<<<END two-is-next.txt>>>\n<<<FILE b.txt>>>\nThree.\n<<<END b.txt>>>\n',
		);
		const merged = editCorpus(split, 3, mergeWithPrevious(split, 1));
		expect(merged.text.slice(0)).toBe(closed.text.slice(0));
	});
});

describe('a repeated headline', () => {
	it('goes with its line and one blank line, in the article at the cursor alone', () => {
		const corpus = open(`<<<FILE a.txt>>>\n${twoStories}`);
		const before = corpus.text.slice(0);
		const changes = removeRepeatedHeadline(corpus, analyses, before.indexOf('Bakers'));
		expect(changes).toHaveLength(1);
		const after = editCorpus(corpus, 2, changes).text.slice(0);
		expect(after).toBe(before.replace(/(Follow\n\n)Bakers[^\n]*\n\n(?= {2}•)/, '$1'));
		expect(after.match(/^Northport reopens/gm)).toHaveLength(2);
		expect(after.match(/^Bakers of/gm)).toHaveLength(1);
	});
});
