import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { knownFacts } from '../../../server/core/entities/analysis/entityCard.ts';
import { loadKnowledge } from '../../../server/core/entities/knowledge/loadKnowledge.ts';

const loaded = loadKnowledge(gunzipSync(readFileSync('models/knowledge.bin.gz')));
if (!loaded.ok) throw new Error(loaded.error);
const knowledge = loaded.value;
const place = (name: string, country: string | null = null): readonly string[] => {
	const known = knowledge.describe({ type: 'LOC', name, aliases: [] }, { country });
	return known ? knownFacts(known) : [];
};

describe('the knowledge base', () => {
	test('fits its budget', () => {
		expect(statSync('models/knowledge.bin.gz').size).toBeLessThan(800_000);
	});

	test('countries in several languages, with and without accents', () => {
		expect(
			['Pakistan', 'Tadjikistan', 'TADSCHIKISTAN', 'Türkiye', 'Turkey', 'U.S.', 'Россия', 'Cote d’Ivoire'].map(name => knowledge.country(name)?.code),
		).toEqual(['PK', 'TJ', 'TJ', 'TR', 'TR', 'US', 'RU', 'CI']);
		expect(place('Japan')).toEqual(['country in Asia', 'capital Tokyo', 'currency Yen (JPY)', 'JP']);
	});

	test('peoples, parties, compass points and abbreviations of states are no places', () => {
		const names = 'Swiss Argentine Somali Canadian Kazakh Uzbek Tajik Turkmen Pakistani German Republican North South East West OR IN ME'.split(' ');
		expect(names.filter(name => place(name).length > 0)).toEqual([]);
	});

	test('cities: capitals, the article’s country first, former names', () => {
		expect(place('Dushanbe')).toEqual(['capital of Tajikistan', 'population 679,400', '38.54° N 68.78° E']);
		expect(place('Karachi')[0]).toBe('city in Pakistan');
		expect([knowledge.city('Hyderabad', 'PK')?.country, knowledge.city('Hyderabad', 'IN')?.country]).toEqual(['PK', 'IN']);
		expect(knowledge.countryOfPlace('ISLAMABAD')).toBe('PK');
		expect(knowledge.city('Kiev', null)?.name).toBe('Kyiv');
		expect(knowledge.countryOfPlace('Nowhere-upon-Nothing')).toBeNull();
	});

	test('glosses of WordNet, never for a bare last name', () => {
		expect(place('Arabian Sea')[0]).toContain('Indian Ocean');
		expect(knowledge.describe({ type: 'PER', name: 'Wilson', aliases: [] }, { country: null })).toBeUndefined();
		const spelledOut = { type: 'ORG', name: 'National Roads Authority', aliases: ['NRA'], acronym: 'NRA' } as const;
		expect(knowledge.describe(spelledOut, { country: null })).toBeUndefined();
		expect(knowledge.describe({ ...spelledOut, name: 'NRA', aliases: [] }, { country: null })).toBeDefined();
		expect(knowledge.describe({ type: 'PER', name: 'Marie Curie', aliases: [] }, { country: null })?.link.source).toBe('wordnet');
	});

	test('a damaged file is an error in words', () => {
		const damaged = loadKnowledge(new Uint8Array([1, 2, 3]));
		expect(damaged.ok ? '' : damaged.error).toMatch(/damaged or of another version/);
	});
});
