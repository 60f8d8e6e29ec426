import { describe, expect, test } from 'vitest';
import { buildEntityIndex, queryEntities } from '../../../server/core/features/entityIndex.ts';
import { definitionOf, expansionInCorpus, mentionAt, mentionsInArticle, mentionsInCorpus } from '../../../server/core/features/entityPlaces.ts';
import { newForm, renameEntity } from '../../../server/core/features/renameEntity.ts';
import { unhurried } from '../../../server/core/util/slices.ts';
import { markedCorpus } from './markedNames.ts';

const articles = [
	'The [ORG HSB] met [PER Ada Lund] in [LOC Norland]. [PER Lund] left.',
	'The [ORG Harbour Safety Board] ([ORG HSB]) met. The [ORG HSB] praised [PER Ada Lund].',
	'[PER Nan Borg] slept in [LOC Norland]. [PER Ada Lund] did not.',
];

describe('the entities of a corpus', () => {
	test('with their names, counts, companions and first mentions', async () => {
		const { corpus, analyses } = markedCorpus(articles);
		const { entities, complete } = await buildEntityIndex(corpus, analyses, [], unhurried);
		expect(complete).toBe(true);
		expect(entities.map(({ type, name, acronym, mentions, articles: count }) => [type, name, acronym, mentions, count])).toEqual([
			['ORG', 'Harbour Safety Board', 'HSB', 4, 2],
			['PER', 'Ada Lund', null, 4, 3],
			['LOC', 'Norland', null, 2, 2],
			['PER', 'Nan Borg', null, 1, 1],
		]);
		const [board, ada] = entities;
		expect(board?.companions[0]).toEqual({ key: ada?.key, articles: 2 });
		expect(ada?.aliases).toEqual(['Lund']);
		expect(corpus.text.slice(board!.first.from, board!.first.to)).toBe('HSB');
		expect(board?.firstArticle).toEqual({ document: 0, article: 0 });
	});

	test('that a person merged are one, under the name that was chosen', async () => {
		const { corpus, analyses } = markedCorpus(articles);
		const index = await buildEntityIndex(corpus, analyses, [['Nan Borg', 'Ada Lund']], unhurried);
		expect(
			queryEntities(index, { type: 'PER', sort: 'mentions', descending: true }).map(({ name, mentions, articles: count }) => [name, mentions, count]),
		).toEqual([['Nan Borg', 5, 3]]);
	});

	test('named as text names them, not as datelines do, but for acronyms', async () => {
		const { corpus, analyses } = markedCorpus([
			'[LOC NORLAND], Aug 9 - The [ORG NTB] met.',
			'[LOC NORLAND], Aug 8 - Rain.',
			'It rains in [LOC Norland]. [ORG Ntb] said so.',
		]);
		const { entities } = await buildEntityIndex(corpus, analyses, [], unhurried);
		expect(entities.map(({ name, mentions }) => [name, mentions])).toEqual([
			['Norland', 3],
			['NTB', 2],
		]);
	});

	test('sorted and filtered', async () => {
		const { corpus, analyses } = markedCorpus(articles);
		const index = await buildEntityIndex(corpus, analyses, [], unhurried);
		const names = (query: Parameters<typeof queryEntities>[1]): string[] => queryEntities(index, query).map(({ name }) => name);
		expect(names({ sort: 'mentions', descending: true })).toEqual(['Ada Lund', 'Harbour Safety Board', 'Norland', 'Nan Borg']);
		expect(names({ sort: 'articles', descending: true })).toEqual(['Ada Lund', 'Harbour Safety Board', 'Norland', 'Nan Borg']);
		expect(names({ sort: 'name', descending: false })).toEqual(['Ada Lund', 'Harbour Safety Board', 'Nan Borg', 'Norland']);
		expect(names({ sort: 'name', descending: false, filter: 'hsb' })).toEqual(['Harbour Safety Board']);
	});

	test('as far as they are known', async () => {
		const { corpus, analyses } = markedCorpus(articles, [1]);
		const { entities, complete } = await buildEntityIndex(corpus, analyses, [], unhurried);
		expect(complete).toBe(false);
		expect(entities.map(({ name }) => name)).toEqual(['HSB', 'Ada Lund', 'Norland', 'Nan Borg']);
	});
});

describe('places', () => {
	async function at(document: number, form: string, aliases: readonly (readonly string[])[] = []) {
		const { corpus, analyses } = markedCorpus(articles);
		const { names } = await buildEntityIndex(corpus, analyses, aliases, unhurried);
		const own = corpus.document(document);
		const place = mentionAt(own, analyses, own.source().indexOf(form))!;
		const said = ({ from, to }: { from: number; to: number }): string => `${corpus.text.lineAt(from)} ${corpus.text.slice(from, to)}`;
		return { corpus, analyses, names, place, said };
	}

	test('an acronym is defined by its expansion, in its article or else in the corpus; a name by its first mention', async () => {
		const here = await at(1, 'HSB praised');
		expect(here.said(definitionOf(here.place, here.names).span)).toBe('3 Harbour Safety Board');
		const elsewhere = await at(0, 'HSB');
		expect(elsewhere.said(expansionInCorpus(elsewhere.corpus, elsewhere.analyses, elsewhere.place, elsewhere.names)!.span)).toBe(
			'3 Harbour Safety Board',
		);
		const name = await at(0, 'Lund left');
		expect(name.said(definitionOf(name.place, name.names).span)).toBe('1 Ada Lund');
		expect(expansionInCorpus(name.corpus, name.analyses, name.place, name.names)).toBeUndefined();
	});

	test('what a person merged is one in its article too', async () => {
		const apart = await at(2, 'Nan Borg');
		expect(mentionsInArticle(apart.place, apart.names)).toHaveLength(1);
		const { place, names, said } = await at(2, 'Ada Lund', [['Ada Lund', 'Nan Borg']]);
		expect(mentionsInArticle(place, names).map(({ span }) => said(span))).toEqual(['5 Nan Borg', '5 Ada Lund']);
		expect(said(definitionOf(place, names).span)).toBe('5 Nan Borg');
	});

	test('a new name in all its forms and everywhere', async () => {
		const { corpus, analyses, names, place } = await at(0, 'HSB');
		const places = [...mentionsInCorpus(corpus, analyses, names.keyOf(place.entity!), names)];
		const changes = renameEntity(places, 'Harbour Safety Board', 'Coastal Harbour Office');
		expect(changes.map(({ form, insert }) => [form, insert])).toEqual([
			['HSB', 'CHO'],
			['Harbour Safety Board', 'Coastal Harbour Office'],
			['HSB', 'CHO'],
			['HSB', 'CHO'],
		]);
	});
});

test.each([
	['Ada Lund', 'Ada Lund', 'Eva Berg', 'Eva Berg'],
	['Lund', 'Ada Lund', 'Eva Berg', 'Berg'],
	['Ada', 'Ada Lund', 'Eva Berg', 'Eva'],
	['ADA LUND', 'Ada Lund', 'Eva Berg', 'EVA BERG'],
	['LUND’s', 'Ada Lund', 'Eva Berg', 'BERG’s'],
	['Ada\n  Lund', 'Ada Lund', 'Eva Berg', 'Eva Berg'],
	['Bilal Saqib', 'Bilal bin Saqib', 'Omar al Farooq', 'Omar Farooq'],
	['Bilal Saqib', 'Bilal bin Saqib', 'Omar', 'Omar'],
	['HSB', 'Harbour Safety Board', 'Port Office', 'PO'],
	['the Board', 'Harbour Safety Board', 'Port Office', undefined],
])('%j of %j becomes, with %j, %j', (form, name, newName, expected) => {
	expect(newForm(form, name, newName)).toBe(expected);
});
