import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createEntityAnalyser } from '../../../server/core/entities/analysis/createEntityAnalyser.ts';
import { describeValue, entityCard } from '../../../server/core/entities/analysis/entityCard.ts';
import { type Knowledge, loadKnowledge } from '../../../server/core/entities/knowledge/loadKnowledge.ts';
import type { EntityAnalysis } from '../../../server/core/entities/mention.ts';
import { loadRecogniser } from '../../../server/core/entities/recogniser.ts';

const seed = '../shared/data/seed/000_91cca5a07f03203f.txt';

function knowledgeBase(): Knowledge {
	const loaded = loadKnowledge(gunzipSync(readFileSync('models/knowledge.bin.gz')));
	if (!loaded.ok) throw new Error(loaded.error);
	return loaded.value;
}

/** Read by hand: what the two articles name and say, and nothing of their sentences. */
describe.skipIf(!existsSync(seed))('the seed, names by rule', () => {
	const text = existsSync(seed) ? readFileSync(seed, 'utf8') : '';
	const cut = text.lastIndexOf('\n', text.indexOf('Updated 05') - 2);
	const knowledge = knowledgeBase();
	const analyser = createEntityAnalyser({ knowledge });
	const contexts = [
		{ articleDate: '2025-08-09', country: 'PK', language: 'en' },
		{ articleDate: '2025-12-05', country: 'PK', language: 'en' },
	] as const;
	const drill = analyser.analyseArticle(text.slice(0, cut), contexts[0]);
	const payments = analyser.analyseArticle(text.slice(cut), contexts[1]);
	const values = (analysis: EntityAnalysis): string[] =>
		analysis.mentions.flatMap(mention => (mention.value ? [`${mention.text} = ${JSON.stringify(mention.value)}`] : []));
	const day = (timex: string): string => JSON.stringify({ timex, start: timex, end: timex });

	test('dates of the first article', () => {
		expect(values(drill)).toEqual([
			`August 9, 2025 = ${day('2025-08-09')}`,
			`09 August 2025 = ${day('2025-08-09')}`,
			`Saturday = ${day('2025-08-09')}`,
			'recent years = {"timex":"PAST_REF","start":null,"end":null}',
			'Earlier this year in May = {"timex":"2025-05","start":"2025-05-01","end":"2025-05-31"}',
			'4-9 August 2025 = {"timex":"2025-08-04/2025-08-09","start":"2025-08-04","end":"2025-08-09"}',
		]);
	});

	test('dates and amounts of the second article', () => {
		expect(values(payments)).toEqual([
			`05 December 2025 = ${day('2025-12-05')}`,
			`Friday = ${day('2025-12-05')}`,
			'$38 billion = {"amount":38000000000,"currency":"USD"}',
			'recent months = {"timex":"PAST_REF","start":null,"end":null}',
			'$25 billion = {"amount":25000000000,"currency":"USD"}',
			'September = {"timex":"2025-09","start":"2025-09-01","end":"2025-09-30"}',
		]);
	});

	const named = (analysis: EntityAnalysis): string[] =>
		analysis.entities.map(({ type, name, acronym, descriptor, mentions }) =>
			[type, name, acronym ?? '-', descriptor ?? '-', mentions.length].join(' | '),
		);

	test('persons, bodies, places and acronyms of the first article', () => {
		expect(named(drill)).toEqual(
			expect.arrayContaining([
				'ORG | Inter-Services Public Relations | ISPR | - | 5',
				'PER | Shehbaz Sharif | - | Prime Minister | 1',
				'PER | Emomali Rahmon | - | President of Tajikistan | 1',
				'LOC | Dushanbe | - | - | 2',
				'LOC | Fakhrobod Base | - | - | 1',
				'ORG | Light Commando Battalion | - | - | 1',
				'ORG | Pakistan Army | - | - | 1',
				'ORG | Tajikistan Special Forces | - | - | 1',
				'LOC | Central Asia | - | - | 1',
				'ORG | Shanghai Cooperation Organization | - | - | 1',
				'LOC | Arabian Sea | - | - | 1',
				'LOC | Karachi | - | - | 1',
				'LOC | Gwadar | - | - | 1',
			]),
		);
	});

	test('persons, bodies and acronyms of the second article', () => {
		expect(named(payments)).toEqual(
			expect.arrayContaining([
				'PER | Muhammad Aurangzeb | - | Finance Minister | 2',
				'ORG | Pakistan Virtual Assets Regulatory Authority | PVARA | - | 2',
				'PER | Bilal bin Saqib | - | Pakistan Virtual Assets Regulatory Authority (PVARA) Chairman | 1',
				'PER | Richard Teng | - | Global CEO | 1',
				'MISC | virtual asset service providers | VASP | - | 3',
			]),
		);
	});

	test('cards', () => {
		const at = (analysis: EntityAnalysis, wanted: string): number => analysis.mentions.findIndex(mention => mention.text === wanted);
		expect(entityCard(drill, at(drill, 'ISPR'), contexts[0], knowledge)).toMatchObject({
			title: 'Inter-Services Public Relations',
			acronym: 'ISPR',
			mentions: 5,
		});
		expect(entityCard(drill, at(drill, 'Dushanbe'), contexts[0], knowledge)?.facts).toEqual([
			'capital of Tajikistan',
			'population 679,400',
			'38.54° N 68.78° E',
		]);
		expect(entityCard(drill, at(drill, 'Saturday'), contexts[0], knowledge)?.value).toBe('2025-08-09 (article of Saturday, 9 August 2025)');
		expect(describeValue(payments.mentions[at(payments, '$38 billion')] ?? { value: null }, contexts[1])).toBe('USD 38,000,000,000');
	});
});

/** The same two articles as the editor shows them, by the shipped model: every person, body, place and acronym, and how often each is named. */
describe.skipIf(!existsSync(seed))('the seed, names by the model', () => {
	const text = existsSync(seed) ? readFileSync(seed, 'utf8') : '';
	const cut = text.lastIndexOf('\n', text.indexOf('Updated 05') - 2);
	const analyser = createEntityAnalyser({
		knowledge: knowledgeBase(),
		recogniser: loadRecogniser(gunzipSync(readFileSync('models/entities.bin.gz'))),
	});
	const named = (analysis: EntityAnalysis, type: string): string[] =>
		analysis.entities.flatMap(entity =>
			entity.type === type
				? [[entity.name, entity.acronym, entity.descriptor, entity.mentions.length].filter(part => part !== null).join(' | ')]
				: [],
		);

	test('first article', () => {
		const drill = analyser.analyseArticle(text.slice(0, cut), { articleDate: '2025-08-09', country: 'PK', language: 'en' });
		expect(named(drill, 'PER')).toEqual(['Shehbaz Sharif | Prime Minister | 1', 'Emomali Rahmon | President of Tajikistan | 1']);
		expect(named(drill, 'ORG')).toEqual([
			'Inter-Services Public Relations | ISPR | 5',
			'Light Commando Battalion | 1',
			'Pakistan Army | 1',
			'Tajikistan Special Forces | 1',
			'Shanghai Cooperation Organization | 1',
		]);
		expect(named(drill, 'LOC')).toEqual([
			'Pakistan | 9',
			'Tajikistan | 11',
			'Islamabad | 3',
			'Dushanbe | 2',
			'Fakhrobod Base | 1',
			'Central Asia | 1',
			'Arabian Sea | 1',
			'Karachi | 1',
			'Gwadar | 1',
		]);
		expect(named(drill, 'MISC')).toEqual(['Pakistani | 1', 'Tajik | 2', 'Exercise Dosti-II | 3', 'CASA-1000 | 1', 'Central Asian | 1']);
	});

	test('second article', () => {
		const payments = analyser.analyseArticle(text.slice(cut), { articleDate: '2025-12-05', country: 'PK', language: 'en' });
		expect(named(payments, 'PER')).toEqual([
			'Muhammad Aurangzeb | Finance Minister | 2',
			'Bilal bin Saqib | Pakistan Virtual Assets Regulatory Authority (PVARA) Chairman | 1',
			'Richard Teng | Global CEO | 1',
		]);
		expect(named(payments, 'ORG')).toEqual(['Binance | 2', 'Pakistan Virtual Assets Regulatory Authority | PVARA | 2']);
		expect(named(payments, 'LOC')).toEqual(['Pakistan | 9', 'Islamabad | 3']);
		expect(named(payments, 'MISC')).toEqual([
			'Pakistani | 2',
			'Web3 | 3',
			'National Digital Asset Framework | regulatory setup to govern Pakistan’s digital assets | 1',
			'virtual asset service providers | VASP | 3',
		]);
	});
});
