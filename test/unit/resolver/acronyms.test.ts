import { describe, expect, test } from 'vitest';
import { acronymBase, findAcronymPairs, looksLikeAcronym } from '../../../server/core/entities/acronyms.ts';

const pairs: readonly (readonly [text: string, acronym: string, expansion: string])[] = [
	['The Inter-Services Public Relations (ISPR) said so.', 'ISPR', 'Inter-Services Public Relations'],
	['met the Punjab Digital Goods Licensing Authority (PDGLA) chairman', 'PDGLA', 'Punjab Digital Goods Licensing Authority'],
	['by bringing virtual asset service providers (VASPs) under a regime', 'VASPs', 'virtual asset service providers'],
	['a spokesman for the Ministry of Defence (MoD) said', 'MoD', 'Ministry of Defence'],
	['Officials of IMF (International Monetary Fund) arrived.', 'IMF', 'International Monetary Fund'],
	['the Group of Seven (G7) leaders', 'G7', 'Group of Seven'],
	['The World Health Organization, or WHO, warned again.', 'WHO', 'World Health Organization'],
	['the Pakistan Muslim League-Nawaz (PML-N) leader', 'PML-N', 'Pakistan Muslim League-Nawaz'],
	['the Federation of Small Ports ("FSP") agreed', 'FSP', 'Federation of Small Ports'],
	['представитель Министерства внутренних дел (МВД) сообщил', 'МВД', 'Министерства внутренних дел'],
	['η Εθνική Τράπεζα Ελλάδος (ΕΤΕ) ανακοίνωσε', 'ΕΤΕ', 'Εθνική Τράπεζα Ελλάδος'],
	['el Instituto Nacional de Estadística (INE) publicó', 'INE', 'Instituto Nacional de Estadística'],
	['Mr. Bo of the Office of Fair Trading (OFT) agreed', 'OFT', 'Office of Fair Trading'],
	['the Bank of Research & Development (BRD, in short) said', 'BRD', 'Bank of Research & Development'],
	['levels of tetrahydrocannabinol (THC) fell', 'THC', 'tetrahydrocannabinol'],
];

const nothing = [
	'KARACHI (Reuters) - The port reopened.',
	'ANNAPOLIS, Md. (AP) The harbour froze.',
	'the flat (owners) and the pilot (astronaut) agreed',
	'Shares of Northfield Corp. (NYSE: NFC) rose.',
	'the company (US) sold it',
	'Doctors Without Borders (MSF) left the town.',
	'He was tired. Big Cats (ABC) came later.',
	'in the end (2025) it was over',
];

describe('acronym pairs', () => {
	test.each(pairs)('%s', (text, acronym, expansion) => {
		const found = findAcronymPairs(text);
		expect(found.map(pair => [pair.acronym, pair.expansion])).toEqual([[acronym, expansion]]);
		const [pair] = found;
		expect(text.slice(pair?.acronymSpan.from, pair?.acronymSpan.to)).toBe(acronym);
		expect(text.slice(pair?.expansionSpan.from, pair?.expansionSpan.to)).toBe(expansion);
	});

	test.each(nothing)('none in: %s', text => {
		expect(findAcronymPairs(text)).toEqual([]);
	});
});

test('shapes of acronyms', () => {
	expect(['ISPR', 'MoD', 'U.N.', 'G7', 'PML-N', 'VASPs', 'NASA'].filter(token => !looksLikeAcronym(token))).toEqual([]);
	expect(['Reuters', 'I', 'A', 'owners', '2025', 'McDonald'].filter(looksLikeAcronym)).toEqual([]);
	expect([acronymBase('VASPs'), acronymBase('U.N.'), acronymBase('NGOs')]).toEqual(['VASP', 'UN', 'NGO']);
});
