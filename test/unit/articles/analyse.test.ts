import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createArticleAnalyser } from '../../../server/core/articles/analyse.ts';
import type { Article } from '../../../server/core/articles/article.ts';
import { createPace, unhurried } from '../../../server/core/util/slices.ts';
import { twoStories } from './twoStories.ts';

const modelBytes = new Uint8Array(gunzipSync(readFileSync(new URL('../../../models/articles.bin.gz', import.meta.url))));
const analyser = createArticleAnalyser(modelBytes);

const partsOf = (article: Article, kind: string): Article['parts'] => article.parts.filter(part => part.kind === kind);
const textOf = (body: string, part: Article['parts'][number]): string => body.slice(part.span.from, part.span.to);

describe('one story', () => {
	it('is dated by a dateline that names its year, where no line does', () => {
		const story = (dateline: string): string =>
			`Harbour opens after storm\n\n${dateline} - The harbour of Northport opened again on Saturday, the mayor said.\n\nNo ship was lost.\n`;
		expect(analyser.analyseNow(story('NORTHPORT, Aug 9, 2025')).articles[0]?.date).toBe('2025-08-09');
		expect(analyser.analyseNow(story('NORTHPORT, Aug 9')).articles[0]?.date).toBeNull();
	});
});

describe('two stories in one document', () => {
	const { articles, possible } = analyser.analyseNow(twoStories);
	const [first, second] = articles as [Article, Article];

	it('are two articles, each with its headline and day', () => {
		expect(articles.map(({ headline, date }) => [headline, date])).toEqual([
			['Northport reopens harbour bridge after winter repairs, ferry service to end', '2024-05-03'],
			['Bakers of Southham agree on one price for rye bread, ending a dispute of two years', '2024-06-12'],
		]);
		expect(possible).toEqual([]);
	});

	it('start and end at lines of text', () => {
		expect(first.span.from).toBe(0);
		expect(twoStories.slice(0, first.span.to)).toMatch(/last crossing on Sunday\.$/);
		expect(twoStories.slice(second.span.from)).toMatch(/^Bakers of Southham/);
		expect(twoStories.slice(0, second.span.to)).toBe(twoStories.trimEnd());
	});

	it('have every part named', () => {
		expect(first.parts.map(({ kind }) => kind)).toEqual([
			'headline',
			'caption',
			'boilerplate',
			'date',
			'boilerplate',
			'headline-repeat',
			'summary',
			'summary',
			'paragraph',
			'dateline',
			'paragraph',
			'paragraph',
			'quotation',
			'quotation',
			'paragraph',
			'paragraph',
		]);
		expect(partsOf(second, 'summary')).toHaveLength(2);
		expect(partsOf(second, 'headline-repeat')).toHaveLength(1);
	});

	it('have their datelines read', () => {
		const [dateline] = partsOf(first, 'dateline');
		expect(textOf(twoStories, dateline!)).toBe('NORTHPORT:');
		expect(dateline!.value).toEqual({ place: 'NORTHPORT', date: null, agency: null });
	});

	it('give speakers where a verb of saying ties them', () => {
		expect(partsOf(first, 'quotation').map(({ value }) => value)).toContainEqual(
			expect.objectContaining({ speaker: 'Northport Harbour Board (NHB)' }),
		);
		const [quotation] = partsOf(second, 'quotation');
		expect(textOf(twoStories, quotation!)).toBe('“A loaf is a loaf again,”');
		expect(quotation!.value).toMatchObject({ speaker: 'Peter Holm' });
	});

	it('say why the second starts where it does', () => {
		expect(first.confidence).toBe(1);
		expect(second.confidence).toBeGreaterThan(0.9);
		expect(second.evidence.length).toBeGreaterThan(1);
		const weights = second.evidence.map(({ weight }) => weight);
		expect(weights).toEqual(weights.toSorted((a, b) => b - a));
	});

	it('are found whatever the line ends', () => {
		for (const lineEnd of ['\r\n', '\r']) {
			const body = twoStories.replaceAll('\n', lineEnd);
			const found = analyser.analyseNow(body).articles;
			expect(found.map(({ headline }) => headline)).toEqual([first.headline, second.headline]);
			expect(body.slice(found[1]!.span.from)).toMatch(/^Bakers/);
		}
	});

	it('are found when they are wrapped hard', () => {
		const wrapped = twoStories.replace(/[^\n]{73,}/g, line => line.replace(/(.{1,72})(?: |$)/g, '$1\n').trimEnd());
		const found = analyser.analyseNow(wrapped).articles;
		expect(found).toHaveLength(2);
		expect(wrapped.slice(found[1]!.span.from)).toMatch(/^Bakers/);
	});
});

describe('analysis', () => {
	it('gives nothing for nothing', () => {
		for (const body of ['', '\n\n', ' \r\n\u00a0\n']) expect(analyser.analyseNow(body)).toEqual({ articles: [], possible: [] });
	});

	it('keeps every line of text in exactly one article and one part', () => {
		const { articles } = analyser.analyseNow(twoStories);
		const lines = articles.flatMap(({ parts }) => parts.filter(({ kind }) => kind !== 'dateline' && kind !== 'quotation'));
		const text = lines.map(part => textOf(twoStories, part)).join('');
		expect(text.replace(/\s/g, '')).toBe(twoStories.replace(/\s/g, ''));
	});

	it('gives the same answer in steps as at once', async () => {
		let now = 0;
		let pauses = 0;
		const pace = createPace({
			now: () => now++,
			yield: () => {
				pauses++;
				return Promise.resolve();
			},
		});
		expect(await analyser.analyse(twoStories, pace)).toEqual(analyser.analyseNow(twoStories));
		expect(pauses).toBeGreaterThan(3);
		expect(await analyser.analyse(twoStories, unhurried)).toEqual(analyser.analyseNow(twoStories));
	});

	it('stops when it is cancelled', async () => {
		const pace = createPace({ now: () => 0, yield: () => Promise.resolve() }, { isCancelled: true });
		await expect(analyser.analyse(twoStories, pace)).rejects.toThrow();
	});

	it('handles a document longer than a window without losing a line', () => {
		const body = Array.from(
			{ length: 1800 },
			(_, at) =>
				`Paragraph ${at} speaks of the harbour at length, of ships and crews, and of the ${at % 97} barrels that lay on quay ${at % 13}; then it ends.`,
		).join('\n\n');
		const long = `${body}\n\n${body}`;
		expect(long.length).toBeGreaterThan(400_000);
		const { articles } = analyser.analyseNow(long);
		expect(articles[0]!.span.from).toBe(0);
		expect(articles.at(-1)!.span.to).toBe(long.length);
		expect(articles.flatMap(({ parts }) => parts.filter(({ kind }) => kind !== 'quotation' && kind !== 'dateline'))).toHaveLength(3600);
	});

	it('refuses a model of another version', () => {
		expect(() => createArticleAnalyser(modelBytes.subarray(0, 100))).toThrow(/does not fit this version/);
	});
});

const seedPath = new URL('../../../../shared/data/seed/seed.corpus.txt', import.meta.url);

describe.skipIf(!existsSync(seedPath))('the real sample', () => {
	it('is two articles with all their parts', () => {
		const text = readFileSync(seedPath, 'utf8');
		const { articles, possible } = analyser.analyseNow(text.slice(text.indexOf('\n') + 1));
		expect(articles.map(({ date }) => date)).toEqual(['2025-08-09', '2025-12-05']);
		expect(possible).toEqual([]);
		const counts = articles.map(({ parts }) => {
			const count: Record<string, number> = {};
			for (const { kind } of parts) count[kind] = (count[kind] ?? 0) + 1;
			return count;
		});
		expect(counts[0]).toMatchObject({
			headline: 1,
			caption: 1,
			boilerplate: 2,
			date: 1,
			'headline-repeat': 1,
			summary: 2,
			dateline: 1,
			paragraph: 10,
		});
		expect(counts[1]).toMatchObject({ headline: 1, boilerplate: 1, date: 1, 'headline-repeat': 1, summary: 2, dateline: 1 });
		expect(counts[1]).not.toHaveProperty('caption');
	});
});
