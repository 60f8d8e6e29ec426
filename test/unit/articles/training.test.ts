import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createArticleAnalyser } from '../../../server/core/articles/analyse.ts';
import { generateBlocks } from '../../../training/articles/generateBlocks.ts';
import { dataFolder, readSourceArticles, type SourceArticle } from '../../../training/articles/sourceArticles.ts';
import { divide, foldOf, jackknife, sourceFolds } from '../../../training/articles/sourceFolds.ts';
import { shippedSize, trainArticleModel } from '../../../training/articles/trainingRecipe.ts';

/** Articles made up for this test: training on them teaches little, but the way it goes is the same. */
function madeUpArticles(count: number): Map<string, SourceArticle[]> {
	const words = 'harbour bridge ferry council market school river festival police court storm harvest mayor tram library'.split(' ');
	const word = (at: number): string => words[at % words.length]!;
	const articles = Array.from({ length: count }, (_, at): SourceArticle => {
		const sentence = (step: number): string =>
			`The ${word(at + step)} and the ${word(at * 3 + step)} of the ${word(at + 2 * step)} were open on day ${step}.`;
		return {
			id: `made/${at}`,
			source: 'made',
			lang: 'en',
			title: `${word(at)} ${word(at * 7 + 1)} opens after ${at} days`,
			byline: at % 2 === 0 ? 'Anna Lindqvist' : null,
			date: null,
			dateline: null,
			url: null,
			body: Array.from({ length: 4 }, (_, paragraph) => [0, 1, 2].map(step => sentence(paragraph * 3 + step)).join(' ')),
			captions: [],
			style: 'title-meta-body',
			rawDateline: '',
			rawBody: null,
		};
	});
	return new Map([['made', articles]]);
}

describe('training', () => {
	const small = { corpora: 12, epochs: 2, apartCorpora: 6, doubtfulCorpora: 6 };

	it('gives the same bytes for the same articles', () => {
		const once = trainArticleModel(madeUpArticles(30), small);
		expect(Buffer.from(trainArticleModel(madeUpArticles(30), small)).equals(Buffer.from(once))).toBe(true);
		expect(Buffer.from(trainArticleModel(madeUpArticles(29), small)).equals(Buffer.from(once))).toBe(false);
		expect(() => createArticleAnalyser(once)).not.toThrow();
	});

	it('of the second look is on articles that the first has not seen', () => {
		const ids = (articles: ReadonlyMap<string, readonly SourceArticle[]>): string[] => [...articles.values()].flat().map(({ id }) => id);
		const one = madeUpArticles(5);
		const several = new Map(
			['reuters', 'nerel', 'factrueval'].map(source => [
				source,
				madeUpArticles(3)
					.get('made')!
					.map(article => ({ ...article, id: `${source}/${article.id}` })),
			]),
		);
		for (const articles of [one, several]) {
			const parts = jackknife(articles);
			expect(parts).toHaveLength(2);
			expect(parts.flatMap(({ inside }) => ids(inside)).sort()).toEqual(ids(articles).sort());
			for (const { inside, outside } of parts) expect([...ids(inside), ...ids(outside)].sort()).toEqual(ids(articles).sort());
		}
		expect(jackknife(several).map(({ inside }) => [...inside.keys()])).toEqual([['reuters'], ['nerel', 'factrueval']]);
	});

	it('sees blocks whose first line starts an article, and labels for every line of text', () => {
		const blocks = generateBlocks(madeUpArticles(30), { corpora: 20, seed: 3 });
		expect(blocks.length).toBeGreaterThan(30);
		for (const { lines } of blocks) {
			expect(lines[0]?.startsArticle).toBe(true);
			for (const { text, kind } of lines) expect(kind === null).toBe(text.trim() === '');
		}
	});
});

describe.skipIf(!existsSync(new URL('articles/articles.jsonl', dataFolder)))('the sources', () => {
	// Read when a test runs: what is skipped is described all the same.
	it('are each left out once', () => {
		const articles = readSourceArticles();
		const all = [...articles.keys()];
		const insides = sourceFolds.map((_, fold) => [...divide(articles, fold).inside.keys()]);
		expect(insides.flat().sort()).toEqual(all);
		for (const [fold, inside] of insides.entries()) {
			expect(inside.length).toBeGreaterThan(0);
			expect([...divide(articles, fold).outside.keys()].some(source => foldOf(source) === fold)).toBe(false);
		}
		expect(() => foldOf('unknown')).toThrow(/in no fold/);
	});

	// Minutes of work: asked for by ARTICLES_RETRAIN=1.
	it.skipIf(process.env['ARTICLES_RETRAIN'] !== '1')('give the model that ships, byte for byte', { timeout: 1_800_000 }, () => {
		const shipped = gunzipSync(readFileSync(new URL('../../../models/articles.bin.gz', import.meta.url)));
		expect(Buffer.from(trainArticleModel(readSourceArticles(), shippedSize)).equals(shipped)).toBe(true);
	});
});
