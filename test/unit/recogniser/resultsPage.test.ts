import { describe, expect, it } from 'vitest';
import type { LabelledDocument } from '../../../training/entities/corpora.ts';
import { Random } from '../../../training/entities/random.ts';
import { drawNames, makeResultsPage, namesOf } from '../../../training/entities/resultsPage.ts';

const text = 'Ada Lund of Marland and Tom Okar of Norvale met in Harbourtown. Norvale Rovers lost.';
const named = (name: string, type: 'PER' | 'LOC' | 'ORG') => ({ type, from: text.indexOf(name), to: text.indexOf(name) + name.length });
const article: LabelledDocument = {
	set: 'labelled-news',
	number: 4,
	text,
	mentions: [
		named('Ada Lund', 'PER'),
		named('Marland', 'LOC'),
		named('Tom Okar', 'PER'),
		named('Norvale', 'LOC'),
		named('Harbourtown', 'LOC'),
		named('Norvale Rovers', 'ORG'),
	],
};
const isCountry = (name: string): boolean => name === 'Marland' || name === 'Norvale';
const names = namesOf([article], isCountry);
const pages = Array.from({ length: 60 }, (_, seed) => makeResultsPage(seed, names, new Random(seed + 1))!);

describe('a page of results', () => {
	it('has names of the article alone, whole or by the family name, and marks just those', () => {
		const known = ['Ada Lund', 'A. Lund', 'Lund', 'T. Okar', 'Tom Okar', 'Okar', 'Marland', 'Norvale', 'Harbourtown', 'Norvale Rovers'].flatMap(
			name => [name, name.toUpperCase()],
		);
		for (const page of pages) {
			expect(page.mentions.length).toBeGreaterThan(5);
			for (const { from, to } of page.mentions) expect(known).toContain(page.text.slice(from, to));
			const rest = page.mentions.toReversed().reduce((left, { from, to }) => left.slice(0, from) + left.slice(to), page.text);
			expect(rest).not.toMatch(/Lund|Okar|Marland|Norvale|Harbourtown|Rovers/i);
		}
	});

	it('has countries as places and clubs as bodies', () => {
		const types = new Set(
			pages.flatMap(({ text: written, mentions }) => mentions.map(({ type, from, to }) => `${type} ${written.slice(from, to).toLowerCase()}`)),
		);
		expect(types).toContain('ORG harbourtown');
		expect(types).toContain('LOC norvale');
		expect(types).not.toContain('ORG norvale');
		expect(types).not.toContain('LOC norvale rovers');
	});

	it('has some of many names where they are drawn', () => {
		const drawn = drawNames(names, new Random(3));
		expect(drawn.countries.every(isCountry)).toBe(true);
		expect([drawn.persons.length, new Set(drawn.persons)]).toEqual([14, new Set(['Ada Lund', 'Tom Okar'])]);
	});

	it('is the same for the same seed, and there is none for an article with too few names', () => {
		expect(makeResultsPage(0, names, new Random(1))).toEqual(pages[0]);
		expect(makeResultsPage(0, namesOf([{ ...article, mentions: article.mentions.slice(0, 2) }], isCountry), new Random(1))).toBeUndefined();
	});
});
