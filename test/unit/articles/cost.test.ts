import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Corpus } from '../../../server/core/corpus/corpus.ts';
import { editCorpus, openCorpus } from '../../../server/core/corpus/corpusVersion.ts';
import { loadArticleFinder } from '../../../server/core/features/analysisLoaders.ts';
import { createBackgroundAnalysis } from '../../../server/core/features/backgroundAnalysis.ts';
import { createText } from '../../../server/core/source/chunkedText.ts';
import { unhurried } from '../../../server/core/util/slices.ts';
import { defaultConfiguration } from '../../../server/core/workspace/configuration.ts';
import type { Host } from '../../../server/core/workspace/host.ts';
import { twoStories } from './twoStories.ts';

const uri = 'memory:/a.corpus.txt';
const host: Host = {
	now: () => 0,
	yield: () => Promise.resolve(),
	log: () => {},
	readData: name => Promise.resolve(new Uint8Array(gunzipSync(readFileSync(new URL(`../../../models/${name}.bin.gz`, import.meta.url))))),
	openBytes: () => Promise.resolve(undefined),
	blobs: undefined,
};

/** A background analysis of one corpus that counts the documents it takes apart. */
function counted(first: Corpus) {
	let present = first;
	const taken: number[] = [];
	const analysis = createBackgroundAnalysis({
		host,
		snapshot: () => ({
			id: 1,
			corpora: new Map([[uri, present]]),
			configuration: defaultConfiguration,
			configurations: new Map(),
			suppressions: new Map(),
		}),
		loadArticles: async () => {
			const find = await loadArticleFinder(host);
			return (document, pace) => {
				taken.push(document.ordinal);
				return find(document, pace);
			};
		},
		loadEntities: () => Promise.reject(new Error('Entities are not looked for.')),
		onProgress: () => {},
		maximumEntityUnits: 0,
	});
	const learn = async (corpus: Corpus): Promise<number[]> => {
		present = corpus;
		taken.length = 0;
		await analysis.run();
		return [...taken];
	};
	return { analysis, learn };
}

const document = (at: number): string =>
	`<<<FILE pk/${at}.txt>>>\nStory number ${at} is told\n\nUpdated 9 August 2025\n\nIts text says what happened on day ${at} of the year.\n`;
const openTwelve = (): Corpus => openCorpus(uri, 1, createText(Array.from({ length: 12 }, (_, at) => document(at)).join('')));

describe('taking articles apart', () => {
	it('is done once a document; an edit costs its document alone', async () => {
		const corpus = openTwelve();
		const { analysis, learn } = counted(corpus);
		expect(await learn(corpus)).toEqual(Array.from({ length: 12 }, (_, at) => at));
		expect(await learn(corpus)).toEqual([]);
		const known = Array.from({ length: 12 }, (_, at) => analysis.articles(corpus.document(at)));
		const at = corpus.document(7).span.to - 2;
		const edited = editCorpus(corpus, 2, [{ from: at, to: at, insert: ' and after' }]);
		expect(await learn(edited)).toEqual([7]);
		for (let ordinal = 0; ordinal < 12; ordinal++) {
			if (ordinal !== 7) expect(analysis.articles(edited.document(ordinal))).toBe(known[ordinal]);
		}
	});

	it('is asked for what is on screen first', async () => {
		const corpus = openTwelve();
		const { analysis, learn } = counted(corpus);
		analysis.show(uri, { first: 5, last: 6 });
		expect((await learn(corpus)).slice(0, 3)).toEqual([5, 6, 0]);
	});

	it('is kept by content: what an undo brings back, or another corpus has, is known', async () => {
		const find = await loadArticleFinder(host);
		const open = (text: string): Corpus => openCorpus(uri, 1, createText(text));
		const first = await find(open(`<<<FILE a.txt>>>\n${twoStories}`).document(0), unhurried);
		expect(first.articles).toHaveLength(2);
		expect(await find(open(`<<<FILE b/other.txt lang=en>>>\n${twoStories}`).document(0), unhurried)).toBe(first);
		expect(await find(open(`<<<FILE a.txt>>>\n${twoStories} `).document(0), unhurried)).not.toBe(first);
	});
});
