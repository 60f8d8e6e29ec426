import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Article, ArticleAnalysis } from '../../../server/core/articles/article.ts';
import { createEntityAnalyser, type EntityAnalyser } from '../../../server/core/entities/analysis/createEntityAnalyser.ts';
import { loadKnowledge } from '../../../server/core/entities/knowledge/loadKnowledge.ts';
import { loadRecogniser, type Recogniser } from '../../../server/core/entities/recogniser.ts';
import { Lru } from '../../../server/core/util/lru.ts';
import { createPace, sliceMs, unhurried } from '../../../server/core/util/slices.ts';

const trained = loadRecogniser(data('entities'));
const loaded = loadKnowledge(data('knowledge'));
const knowledge = loaded.ok ? loaded.value : undefined;
const stated = { date: '2025-08-09', language: 'en' };

function data(name: string): Uint8Array {
	return gunzipSync(readFileSync(new URL(`../../../models/${name}.bin.gz`, import.meta.url)));
}

/** A body of these articles, a blank line between them. */
function bodyOf(texts: readonly string[]): { body: string; articles: ArticleAnalysis } {
	let from = 0;
	const articles = texts.map((text): Article => {
		const span = { from, to: from + text.length };
		from = span.to + 2;
		return { span, headline: null, headlineSpan: null, date: null, confidence: 1, evidence: [], parts: [] };
	});
	return { body: texts.join('\n\n'), articles: { articles, possible: [] } };
}

const harbour = 'HARBOURTOWN: Ada Lund, the mayor of Harbourtown, met the Harbour Safety Board (HSB) on Friday.\n\nThe HSB spent $4 million.';
const bank = 'Northfield Bank (NB) said on Monday that Tariq Malik would lead it.\n\nMalik comes from Lisbon.';

describe('an edit', () => {
	const read: string[] = [];
	const counting: Recogniser = {
		recognise: text => trained.recognise(text),
		steps: text => {
			read.push(text);
			return trained.steps(text);
		},
	};
	const analyse = async (analyser: EntityAnalyser, texts: readonly string[]): Promise<readonly string[]> => {
		const { body, articles } = bodyOf(texts);
		read.length = 0;
		const fresh = createEntityAnalyser({ recogniser: trained, knowledge });
		expect(await analyser.analyseSlowly(body, articles, stated, unhurried)).toEqual(fresh.analyse(body, articles, stated));
		return [...read];
	};

	it('has its own article read again, and no other of the document, wherever they have moved', async () => {
		const analyser = createEntityAnalyser({ recogniser: counting, knowledge, known: new Lru(100_000) });
		expect(await analyse(analyser, [harbour, bank])).toEqual([harbour, bank]);
		expect(await analyse(analyser, [`${harbour} Lund agreed.`, bank])).toEqual([`${harbour} Lund agreed.`]);
		expect(await analyse(analyser, [bank, harbour])).toEqual([]);
	});

	it('of what the document says of itself has its articles read again: values depend on it', async () => {
		const analyser = createEntityAnalyser({ recogniser: counting, knowledge, known: new Lru(100_000) });
		const { body, articles } = bodyOf([bank]);
		const dayOf = (date: string): unknown =>
			analyser.analyse(body, articles, { ...stated, date }).flatMap(({ analysis }) => analysis.mentions.find(({ text }) => text === 'Monday')?.value);
		expect([dayOf('2025-08-09'), dayOf('2025-12-05')]).toMatchObject([[{ timex: '2025-08-04' }], [{ timex: '2025-12-01' }]]);
	});
});

describe.each([
	['the model', { recogniser: trained, knowledge }],
	['rules', { knowledge }],
])('an article of 200 KB, read by %s', (_, options) => {
	const paragraphs = Array.from({ length: 900 }, (__, number) => `${harbour} It was item ${number}, in May ${1900 + (number % 120)}.\n\n${bank}`);
	const { body, articles } = bodyOf([paragraphs.join('\n\n')]);

	it('gives way after each slice, between steps of a few sentences each', async () => {
		// Every look at the clock takes a millisecond, as long as no step should take.
		let time = 0;
		let sliceStart = 0;
		let longest = 0;
		let rests = 0;
		const scheduler = {
			now: () => time++,
			yield: async () => {
				rests++;
				longest = Math.max(longest, time - sliceStart);
				sliceStart = time;
			},
		};
		const analyser = createEntityAnalyser(options);
		const slowly = await analyser.analyseSlowly(body, articles, stated, createPace(scheduler));
		expect(slowly).toEqual(analyser.analyse(body, articles, stated));
		expect(longest).toBeLessThanOrEqual(sliceMs + 2);
		expect(body.length).toBeGreaterThan(200_000);
		// At least one step for each 500 units, so that none has more than some sentences to read.
		expect(time).toBeGreaterThan(body.length / 500);
		expect(rests).toBeGreaterThan(time / 12);
	});

	it('stops at the next step where nobody wants it any more', async () => {
		const cancel = { isCancelled: false };
		let looks = 0;
		const scheduler = {
			now: () => {
				if (++looks === 100) cancel.isCancelled = true;
				return 0;
			},
			yield: () => Promise.resolve(),
		};
		const analysis = createEntityAnalyser(options).analyseSlowly(body, articles, stated, createPace(scheduler, cancel as never));
		await expect(analysis).rejects.toThrow();
		expect(looks).toBeLessThan(105);
	});
});
