import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { ArticleAnalysis } from '../../../server/core/articles/article.ts';
import { createEntityAnalyser } from '../../../server/core/entities/analysis/createEntityAnalyser.ts';
import { loadKnowledge } from '../../../server/core/entities/knowledge/loadKnowledge.ts';
import { unhurried } from '../../../server/core/util/slices.ts';

const loaded = loadKnowledge(gunzipSync(readFileSync('models/knowledge.bin.gz')));
const analyser = createEntityAnalyser({ knowledge: loaded.ok ? loaded.value : undefined });

const first = 'LAHORE: Finance Minister Tariq Malik met Ada Lund, the chief executive of Northfield Bank, on Friday. Malik promised Rs. 5 crore.';
const second = 'NEW DELHI: The Harbour Safety Board (HSB) asked for Rs. 5 crore on Monday. The HSB meets in Mumbai in January.';
const body = `${first}\n${second}`;
const article = (from: number, to: number, place: string, date: string | null): ArticleAnalysis['articles'][number] => ({
	span: { from, to },
	headline: null,
	headlineSpan: null,
	date,
	confidence: 1,
	evidence: [],
	parts: [{ kind: 'dateline', span: { from, to: from + place.length }, value: { place, date: null, agency: null }, confidence: 1 }],
});
const articles: ArticleAnalysis = {
	articles: [article(0, first.length, 'LAHORE', '2025-08-09'), article(first.length + 1, body.length, 'NEW DELHI', null)],
	possible: [],
};
const document = { date: '2025-12-05', language: 'en' };

test('each article has its own date and country', () => {
	const analysed = analyser.analyse(body, articles, document);
	expect(analysed.map(({ context }) => [context.articleDate, context.country])).toEqual([
		['2025-08-09', 'PK'],
		['2025-12-05', 'IN'],
	]);
	const values = analysed.map(({ analysis }) => analysis.mentions.flatMap(({ text, value }) => (value === null ? [] : [[text, value]])));
	expect(values).toEqual([
		[
			['Friday', { timex: '2025-08-08', start: '2025-08-08', end: '2025-08-08' }],
			['Rs. 5 crore', { amount: 50_000_000, currency: 'PKR' }],
		],
		[
			['Rs. 5 crore', { amount: 50_000_000, currency: 'INR' }],
			['Monday', { timex: '2025-12-01', start: '2025-12-01', end: '2025-12-01' }],
			['January', expect.objectContaining({ timex: '2026-01' })],
		],
	]);
});

test('mentions are in order, never overlap, and say what stands there; entities point back', () => {
	for (const { from, to, analysis } of analyser.analyse(body, articles, document)) {
		const text = body.slice(from, to);
		let end = 0;
		for (const { span, text: said } of analysis.mentions) {
			expect(span.from).toBeGreaterThanOrEqual(end);
			expect(text.slice(span.from, span.to)).toBe(said);
			end = span.to;
		}
		for (const { id, mentions } of analysis.entities) for (const index of mentions) expect(analysis.mentions[index]?.entity).toBe(id);
	}
});

test('in slices as at once', async () => {
	expect(await analyser.analyseSlowly(body, articles, document, unhurried)).toEqual(analyser.analyse(body, articles, document));
});

test('any text, none included', () => {
	const empty = { articleDate: null, country: null, language: null };
	expect(analyser.analyseArticle('', empty)).toEqual({ mentions: [], entities: [] });
	for (const text of ['\ud800 (', '((((', ')('.repeat(500), '$', '1'.repeat(400), '９月 الأحد 9 9 9/9/9/9', 'A'.repeat(5000), 'on Saturday']) {
		expect(() => analyser.analyseArticle(text, empty)).not.toThrow();
	}
	expect(analyser.analyseArticle('on Saturday', empty).mentions[0]?.value).toEqual({ timex: 'XXXX-WXX-6', start: null, end: null });
});
