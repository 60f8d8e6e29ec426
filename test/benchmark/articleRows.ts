import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createArticleAnalyser } from '../../server/core/articles/analyse.ts';
import type { ArticleAnalysis } from '../../server/core/articles/article.ts';
import type { Corpus, CorpusDocument } from '../../server/core/corpus/corpus.ts';
import { openCorpus, openCorpusSlowly } from '../../server/core/corpus/corpusVersion.ts';
import { type Analyses, noAnalyses } from '../../server/core/features/analyses.ts';
import { outline } from '../../server/core/features/outline.ts';
import { createText } from '../../server/core/source/chunkedText.ts';
import { type Pace, sliceMs, unhurried } from '../../server/core/util/slices.ts';
import type { BenchRow } from './benchTable.ts';
import { newsCorpus } from './newsCorpus.ts';

const modelFile = new URL('../../models/articles.bin.gz', import.meta.url);
const parts = 1_000_000;

/** The outline of a corpus with all articles and parts: what it takes at first, when it is known already, and how long it ever keeps others waiting. */
export async function articleRows(megabytes: number): Promise<BenchRow[]> {
	const content = newsCorpus(megabytes * 1e6);
	const analyser = createArticleAnalyser(new Uint8Array(gunzipSync(readFileSync(modelFile))));
	const known = new WeakMap<CorpusDocument, ArticleAnalysis>();
	const analyses: Analyses = { ...noAnalyses, articles: document => known.get(document) };
	const open = (): Corpus => openCorpus('file:///news.corpus', 1, createText(content));

	const outlineOf = async (corpus: Corpus, pace: Pace = unhurried): Promise<void> => {
		for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
			const document = corpus.document(ordinal);
			if (known.has(document)) continue;
			const { body } = document.parsed().value;
			known.set(document, await analyser.analyse(document.source().slice(body.from, body.to), pace));
		}
		await outline(corpus, analyses, 'parts', parts, pace);
	};
	const rate = (milliseconds: number): number => content.length / 1000 / milliseconds;
	// Processor time: other work on the machine does not count.
	const cpuMs = async (work: () => Promise<void>): Promise<number> => {
		const before = process.cpuUsage();
		await work();
		const { user, system } = process.cpuUsage(before);
		return (user + system) / 1000;
	};
	const corpus = open();
	const cold = await cpuMs(() => outlineOf(corpus));
	const fresh = open();
	const compiled = await cpuMs(() => outlineOf(fresh));
	const warm = await cpuMs(() => outlineOf(fresh));
	const lines = await cpuMs(async () => {
		for (let run = 0; run < 5; run++) content.split('\n').map(line => line.trim().split(' ').length);
	});
	const step = await longestStepMs(async pace => outlineOf(await openCorpusSlowly(fresh.uri, fresh.version, fresh.text, pace), pace));
	const label = `${megabytes} MB`;
	const peerName = 'splitting the text into lines and words';
	return [
		{ what: `outline with articles and parts, first run, ${label}`, ours: rate(cold), peer: rate(lines / 5), peerName, unit: 'MB/s' },
		{
			what: `the same of another corpus, code compiled, ${label}`,
			ours: rate(compiled),
			peer: rate(lines / 5),
			peerName,
			unit: 'MB/s',
			goal: '5 MB/s',
		},
		{ what: `the same again, articles known, ${label}`, ours: rate(warm), peer: rate(compiled), peerName: 'articles not known', unit: 'MB/s' },
		{
			what: `its longest step, fastest of five runs, ${label}`,
			ours: step,
			peer: sliceMs,
			peerName: 'a slice',
			unit: 'ms',
			goal: 'a slice',
		},
	];
}

/**
 * The longest step of the work between two moments at which it would give way, in milliseconds. All runs take the same steps: of each step the fastest
 * run counts, so that neither other work on the machine nor a collection of garbage that fell into it is taken for the step.
 */
async function longestStepMs(work: (pace: Pace) => Promise<void>): Promise<number> {
	let fastest: number[] = [];
	for (let run = 0; run < 5; run++) {
		const steps: number[] = [];
		let since = performance.now();
		await work({
			due: () => {
				const now = performance.now();
				steps.push(now - since);
				since = now;
				return undefined;
			},
		});
		fastest = run === 0 ? steps : fastest.map((milliseconds, at) => Math.min(milliseconds, steps[at]!));
	}
	return fastest.reduce((longest, milliseconds) => Math.max(longest, milliseconds), 0);
}
