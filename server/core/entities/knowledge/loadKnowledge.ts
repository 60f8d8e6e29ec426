/// <reference path="../../source/textCodec.d.ts" />
import { failure, type Result, success } from '../../util/result.ts';
import { foldLetters } from '../letters.ts';
import type { Entity, EntityLink } from '../mention.ts';
import { NamedLines } from './namedLines.ts';

/** The first line of the packed file: its name and version. */
export const knowledgeHeader = 'article-corpus-knowledge 1';

export interface CountryFacts {
	/** ISO 3166, two letters. */
	readonly code: string;
	readonly name: string;
	readonly capital: string;
	/** ISO 4217, and its name. */
	readonly currency: string;
	readonly currencyName: string;
	readonly region: string;
}

export interface CityFacts {
	readonly geonamesId: string;
	readonly name: string;
	/** ISO 3166, two letters. */
	readonly country: string;
	/** Degrees, north and east positive. */
	readonly latitude: number;
	readonly longitude: number;
	readonly population: number;
}

/** What is known of a name: plain facts that a hover or a table words as it likes. */
export interface KnownThing {
	readonly link: EntityLink;
	readonly country: CountryFacts | undefined;
	readonly city: CityFacts | undefined;
	/** The country whose capital this city is. */
	readonly capitalOf: CountryFacts | undefined;
	/** One line of WordNet. */
	readonly gloss: string | undefined;
}

/** A small encyclopaedia that needs no network: countries, cities over 50,000 people, and things that WordNet has a line about. */
export interface Knowledge {
	/** By ISO code or by name in any of 20 languages. */
	country(codeOrName: string): CountryFacts | undefined;
	/** The city of a name; of several, the one in `country`, else the most populous. */
	city(name: string, country: string | null): CityFacts | undefined;
	/** The ISO code of the country that a place is or lies in; null where it is not known. */
	countryOfPlace(name: string): string | null;
	/**
	 * What a name of a kind is, seen from an article of a country. An acronym that the article spells out says nothing: there is more than one NRA.
	 */
	describe(
		entity: Pick<Entity, 'type' | 'name' | 'aliases'> & { readonly acronym?: string | null },
		context: { readonly country: string | null },
	): KnownThing | undefined;
}

/** Reads the unpacked bytes of models/knowledge.bin.gz; a file of another make is an error in words. */
export function loadKnowledge(bytes: Uint8Array): Result<Knowledge, string> {
	const text = new TextDecoder().decode(bytes);
	if (!text.startsWith(`${knowledgeHeader}\n`)) {
		return failure(
			'The knowledge base is damaged or of another version: it does not begin with its header. Run npm run build:knowledge, or install the extension again.',
		);
	}
	return success(createKnowledge(text));
}

function createKnowledge(text: string): Knowledge {
	const byCode = new Map<string, CountryFacts>();
	const countries = new Map<string, CountryFacts>();
	const capitals = new Map<string, CountryFacts>();
	for (const line of sectionOf(text, 'countries').split('\n')) {
		const [code = '', names = '', capital = '', currency = '', currencyName = '', region] = line.split('\t');
		if (region === undefined) continue;
		const facts = { code, name: names.split('|')[0] ?? names, capital, currency, currencyName, region };
		byCode.set(code, facts);
		for (const name of names.split('|')) if (!countries.has(keyOf(name))) countries.set(keyOf(name), facts);
		if (capital) capitals.set(`${code}\t${keyOf(capital)}`, facts);
	}
	const cities = new NamedLines(sectionOf(text, 'cities'), keyOf);
	const instances = new NamedLines(sectionOf(text, 'instances'), keyOf);
	const cityNamed = (name: string, country: string | null): CityFacts | undefined => {
		const found = cities.of(keyOf(name)).map(cityOf);
		const here = found.filter(city => city.country === country);
		return (here.length > 0 ? here : found).reduce<CityFacts | undefined>(
			(best, city) => (!best || city.population > best.population ? city : best),
			undefined,
		);
	};
	const countryNamed = (name: string): CountryFacts | undefined => byCode.get(name) ?? countries.get(keyOf(name));
	return {
		country: countryNamed,
		city: cityNamed,
		countryOfPlace: name => (countries.get(keyOf(name)) ?? byCode.get(cityNamed(name, null)?.country ?? ''))?.code ?? null,
		describe(entity, { country }) {
			for (const name of [entity.name, ...entity.aliases]) {
				if (name === entity.acronym && name !== entity.name) continue;
				const known = entity.type === 'LOC' ? place(name, country) : thing(name, entity.type);
				if (known) return known;
			}
			return undefined;
		},
	};

	function place(name: string, country: string | null): KnownThing | undefined {
		const nation = countries.get(keyOf(name));
		if (nation) return { link: { source: 'iso3166', id: nation.code }, country: nation, city: undefined, capitalOf: undefined, gloss: undefined };
		const city = cityNamed(name, country);
		if (!city) return thing(name, 'LOC');
		const capitalOf = capitals.get(`${city.country}\t${keyOf(city.name)}`) ?? capitals.get(`${city.country}\t${keyOf(name)}`);
		return { link: { source: 'geonames', id: city.geonamesId }, country: byCode.get(city.country), city, capitalOf, gloss: undefined };
	}

	/** A single word says too little of who is meant, unless it is a place or a body: there are many Wilsons. */
	function thing(name: string, type: string): KnownThing | undefined {
		if (type === 'PER' && !/[\s.]/.test(name.trim())) return undefined;
		const found = instances.of(keyOf(name)).filter(([typeOfInstance]) => typeOfInstance === type);
		const [only] = found;
		if (!only || (found.length > 1 && type === 'PER')) return undefined;
		const [, forms = '', gloss = ''] = only;
		const id = forms.split('|').reduce((best, form) => (form.length > best.length ? form : best), '');
		return { link: { source: 'wordnet', id }, country: undefined, city: undefined, capitalOf: undefined, gloss };
	}
}

/** The lines behind `#name`, up to the next section. */
function sectionOf(text: string, name: string): string {
	const heading = `\n#${name}\n`;
	const from = text.indexOf(heading);
	if (from < 0) return '';
	const to = text.indexOf('\n#', from + heading.length);
	return text.slice(from + heading.length, to < 0 ? text.length : to);
}

function cityOf([geonamesId = '', names = '', country = '', latitude, longitude, population]: readonly string[]): CityFacts {
	return {
		geonamesId,
		name: names.split('|')[0] ?? names,
		country,
		latitude: Number(latitude),
		longitude: Number(longitude),
		population: Number(population),
	};
}

function keyOf(name: string): string {
	const folded = foldLetters(name);
	return rare.test(folded) ? folded.replace(/^the /, '').replace(/[.'’]/g, '').replace(/-/g, ' ').trim() : folded;
}

/** What few names have, so that few take the long way. */
const rare = /[.'’-]|^the |^\s|\s$/;
