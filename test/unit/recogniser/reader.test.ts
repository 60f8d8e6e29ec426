import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Model, unpackModel } from '../../../server/core/entities/recogniser/model.ts';
import { ArticleReader, type ReadingLimits, usualLimits } from '../../../server/core/entities/recogniser/reader.ts';
import { plainReader } from './plainReader.ts';

const model: Model = unpackModel(gunzipSync(readFileSync(new URL('../../../models/entities.bin.gz', import.meta.url))));
const readPlainly = plainReader(model);
const everywhere: ReadingLimits = {
	start: Number.POSITIVE_INFINITY,
	startInLowerCase: Number.POSITIVE_INFINITY,
	open: Number.POSITIVE_INFINITY,
};
const news = new URL('../../../../shared/data/ner/labelled-news/news.jsonl', import.meta.url);

function expectAgreement(reader: ArticleReader, text: string, limits: ReadingLimits): void {
	const plain = readPlainly(text, limits);
	const fast = reader.read(text);
	expect(fast.map(({ type, span }) => ({ type, ...span }))).toEqual(plain.map(({ type, span }) => ({ type, ...span })));
	for (const [index, { confidence }] of fast.entries()) expect(Math.abs(confidence - plain[index]!.confidence)).toBeLessThan(1e-4);
}

/** Words that names are made of and that stand beside them, in any order: more doubt than any article has. */
const piece = fc.constantFrom(
	...'Harbourtown John Smith Bank of England the The said MARLAND U.N. (NATO) on Monday in New York , . and Mr. de la Cruz 2025 $5 University \n\n visited iPhone Al-Rahman'.split(
		' ',
	),
);

describe('ArticleReader', () => {
	it.each([
		['looking closer everywhere', everywhere],
		['looking closer where there is doubt', usualLimits],
	])(
		'agrees with the plain reading of random texts, %s',
		(_, limits) => {
			const reader = new ArticleReader(model, limits);
			fc.assert(
				fc.property(fc.array(piece, { minLength: 1, maxLength: 40 }), pieces => expectAgreement(reader, pieces.join(' '), limits)),
				{ seed: 23, numRuns: 12 },
			);
		},
		60_000,
	);

	it.skipIf(!existsSync(news))(
		'agrees with the plain reading of articles, and loses hardly a name by looking closer where there is doubt alone',
		() => {
			const texts = readFileSync(news, 'utf8')
				.split('\n')
				.filter((line, number) => line !== '' && number % 6 === 0)
				.map(line => (JSON.parse(line) as { text: string }).text);
			const usual = new ArticleReader(model);
			const thorough = new ArticleReader(model, everywhere);
			let names = 0;
			let different = 0;
			for (const [number, text] of texts.entries()) {
				// The plain reading is slow.
				if (number % 10 === 0) expectAgreement(usual, text, usualLimits);
				const all = new Set(thorough.read(text).map(({ type, span }) => `${type} ${span.from} ${span.to}`));
				const found = new Set(usual.read(text).map(({ type, span }) => `${type} ${span.from} ${span.to}`));
				names += all.size;
				different += [...all].filter(name => !found.has(name)).length + [...found].filter(name => !all.has(name)).length;
			}
			expect(names).toBeGreaterThan(1500);
			expect(different / names).toBeLessThan(0.005);
		},
		60_000,
	);

	it('gives the same again, however many words it has met since', () => {
		const text = 'John Smith of Example Motor met Anna Schmidt in Harbourtown on Monday, the United Nations said.';
		const reader = new ArticleReader(model);
		const once = reader.read(text);
		for (let number = 0; number < 90; number++) reader.read(Array.from({ length: 1000 }, (_, word) => `Word${number * 1000 + word}`).join(' '));
		expect(reader.read(text)).toEqual(once);
		expect(once.length).toBeGreaterThan(2);
	});
});
