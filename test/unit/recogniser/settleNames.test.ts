import { describe, expect, it } from 'vitest';
import { hashText } from '../../../server/core/entities/recogniser/featureHash.ts';
import { settleNames } from '../../../server/core/entities/recogniser/settleNames.ts';
import {
	countryBit,
	firstNameBits,
	nationalityBit,
	phraseHash,
	placeBits,
	type WordKnowledge,
} from '../../../server/core/entities/recogniser/word.ts';
import type { NameType } from '../../../server/core/entities/recogniser.ts';
import { bitsOf } from '../../../training/entities/gazetteerLists.ts';

const listed = new Map([
	[hashText('marlander'), bitsOf('DEM')],
	[hashText('lisbonese'), bitsOf('DEM CITY1')],
	[hashText('ostian'), bitsOf('DEM')],
	[hashText('norvalian'), bitsOf('DEM FN')],
	[hashText('marland'), bitsOf('CTRY FN')],
	[hashText('ostia'), bitsOf('CTRY')],
	[hashText('ostia-marland'), bitsOf('CTRY')],
	[hashText('okl.'), bitsOf('WLOC')],
	[hashText('hadria'), bitsOf('CITY1')],
	[hashText('north'), bitsOf('WLOC')],
	[phraseHash(['hadria', 'and', 'marland'].map(word => hashText(word))), bitsOf('REG')],
]);
const knowledge: WordKnowledge = {
	cluster: () => 0,
	coarser: [new Uint16Array(1), new Uint16Array(1), new Uint16Array(1)],
	rarity: hash => (hash === hashText('common') ? 2 : 0),
	lists: hash => listed.get(hash) ?? 0,
};

/** Names in the text are marked `[TYPE name]`, or `[TYPE? name]` where they are doubtful. Gives what is made of them in the same way, without the doubts. */
function settled(marked: string): string {
	const names: { type: NameType; span: { from: number; to: number }; confidence: number }[] = [];
	const text = marked.replace(/\[([A-Z]+)(\??) ([^\]]+)\]/g, (_, type: NameType, doubt: string, name: string, at: number) => {
		const from = at - names.reduce((sum, { type: before, confidence }) => sum + before.length + 3 + (confidence < 0.5 ? 1 : 0), 0);
		names.push({ type, span: { from, to: from + name.length }, confidence: doubt === '' ? 0.9 : 0.3 });
		return name;
	});
	let out = '';
	let end = 0;
	for (const { type, span } of settleNames(text, names, knowledge)) {
		out += `${text.slice(end, span.from)}[${type} ${text.slice(span.from, span.to)}]`;
		end = span.to;
	}
	return out + text.slice(end);
}

describe('what is settled of names', () => {
	it('goes by the lists that training has bits for', () => {
		expect([countryBit, nationalityBit, firstNameBits, placeBits]).toEqual([
			bitsOf('CTRY'),
			bitsOf('DEM'),
			bitsOf('FN FN1'),
			bitsOf('CTRY CAP CITY1 CITY2 CITY3 REG LOC4 WLOC'),
		]);
		expect(() => bitsOf('DEM CITY9')).toThrow('CITY9');
	});

	it.each([
		[
			'a title is left outside',
			'He met [PER Cardinal Okar], [PER Gen. Ada Lund] and [PER Dr].',
			'He met Cardinal [PER Okar], Gen. [PER Ada Lund] and [PER Dr].',
		],
		['so is who is only called by it', 'The [PER Queen] met the [PER Cardinal] and [PER Queen].', 'The Queen met the Cardinal and [PER Queen].'],
		[
			'an age and a nationality are left outside, and a first name stays',
			'[PER Nineteen-year-old Okar], [PER Marlander Ada Lund], [PER Norvalian Reed]',
			'Nineteen-year-old [PER Okar], Marlander [PER Ada Lund], [PER Norvalian Reed]',
		],
		['so does a rank', 'He met [PER Prince Okar] and [PER Sir Ada Lund].', 'He met Prince [PER Okar] and Sir [PER Ada Lund].'],
		['a title alone is no name', 'the [ORG Defense Attaché] of [ORG Prime Minister]', 'the Defense Attaché of Prime Minister'],
		['a body of that name is one', '[ORG Ministry of Defence]', '[ORG Ministry of Defence]'],
		['a nationality is no place', 'the [LOC? South Marlander] coast, [LOC Pro-Marlander]', 'the [MISC South Marlander] coast, [MISC Pro-Marlander]'],
		['nor where lists have it as one', 'the [LOC Tajik] coast, [LOC Saudi Arabia]', 'the [MISC Tajik] coast, [LOC Saudi Arabia]'],
		['a place that is one too stays', 'in [LOC Lisbonese]', 'in [LOC Lisbonese]'],
		['and the word in lower case behind it no part', 'the [LOC South Marlander market]', 'the [MISC South Marlander] market'],
		[
			'places that a word or a sign joins are two',
			'[LOC Marland and Ostia], [LOC Ostia/Marland], [LOC Marland – Hadria]',
			'[LOC Marland] and [LOC Ostia], [LOC Ostia]/[LOC Marland], [LOC Marland] – [LOC Hadria]',
		],
		[
			'unless they are one, or not both listed, or one is half a name',
			'[LOC Hadria and Marland], [LOC Marland and Okar], [LOC Marland - Ostia], [LOC North and Marland], [ORG Marland and Ostia]',
			'[LOC Hadria and Marland], [LOC Marland and Okar], [LOC Marland - Ostia], [LOC North and Marland], [ORG Marland and Ostia]',
		],
		[
			'what describes a place in lower case is outside, and a short word a part of it',
			'[LOC eastern Ostia], [LOC al Marland], [LOC sub-coastal inner Marland], [PER young Okar]',
			'eastern [LOC Ostia], [LOC al Marland], sub-coastal inner [LOC Marland], [PER young Okar]',
		],
		[
			'what follows a country belongs to a body',
			'[LOC Marland] Special Forces, [LOC Marland] Coast',
			'[ORG Marland Special Forces], [LOC Marland] Coast',
		],
		[
			'countries that a hyphen joins are two names, and nationalities too',
			'the Marland-Ostia border, [LOC Marlander-Ostian] talks, [ORG Marland-Ostia] with Marland-Ostia-Okar',
			'the [LOC Marland]-[LOC Ostia] border, [MISC Marlander]-[MISC Ostian] talks, [LOC Marland]-[LOC Ostia] with Marland-Ostia-Okar',
		],
		[
			'unless they are one, or part of more',
			'in Ostia-Marland, the [ORG Marlander-Ostian Fund], Marlander-Americans',
			'in Ostia-Marland, the [ORG Marlander-Ostian Fund], Marlander-Americans',
		],
		[
			'a body and what it is of are one',
			'the [ORG Central Bank] of [LOC Marland], [ORG Centre] for the [MISC Marlander Arts], but [ORG Harbour] of [LOC Marland], [ORG Bank] of [LOC Ostia Island]',
			'the [ORG Central Bank of Marland], [ORG Centre for the Marlander Arts], but [ORG Harbour] of [LOC Marland], [ORG Bank] of [LOC Ostia Island]',
		],
		[
			'and all that a ministry looks after',
			'the [ORG Ministry of Trade], Labour and Health, the [ORG Office of Digital Policy] and [LOC Marland], the [ORG Board of Trade] and Friends of Okar',
			'the [ORG Ministry of Trade, Labour and Health], the [ORG Office of Digital Policy] and [LOC Marland], the [ORG Board of Trade] and Friends of Okar',
		],
		['so are a party and a state', 'Ada Lund (R-Okl.), (R-Lund)', 'Ada Lund ([MISC R]-[LOC Okl.]), (R-Lund)'],
		['a treaty is a name', 'The Marland Grain Agreement, an agreement', 'The [MISC Marland Grain Agreement], an agreement'],
		['what is hardly likely goes', '[ORG? Spring] and [ORG Harbour Board]', 'Spring and [ORG Harbour Board]'],
		[
			'a word with a number is a name',
			'Exercise Kestrel-IV, a Dora-9 and Net2 skills',
			'[MISC Exercise Kestrel-IV], a [MISC Dora-9] and [MISC Net2] skills',
		],
		['partners end the name of a company', 'sold by [PER Brill], [PER Mardale] and Co.', 'sold by [ORG Brill, Mardale and Co].'],
		[
			'a company is called for short',
			'[ORG Dorling Petroleum Co] rose. [PER Dorling] has the shares of Dorling, DORLING and Dorling-Brill.',
			'[ORG Dorling Petroleum Co] rose. [ORG Dorling] has the shares of [ORG Dorling], DORLING and Dorling-Brill.',
		],
		[
			'unless a person is called so',
			'[PER Ada Dorling] of [ORG Dorling Petroleum Co] said [PER Dorling] left Dorling.',
			'[PER Ada Dorling] of [ORG Dorling Petroleum Co] said [PER Dorling] left Dorling.',
		],
		[
			'or a place is, or a common word that the text has in lower case',
			'[ORG Ostia Mining Ltd] left [LOC Ostia] for [ORG Common Energy Inc], which is common. Ostia had Common shares.',
			'[ORG Ostia Mining Ltd] left [LOC Ostia] for [ORG Common Energy Inc], which is common. Ostia had Common shares.',
		],
		[
			'a full stop is none of a company that is shortened without one elsewhere',
			'[ORG Dora Inc] bought [ORG Brill Corp.]\nSo did [ORG Mardale Holding Plc.] Then [ORG Brill Corp.] Shares fell.',
			'[ORG Dora Inc] bought [ORG Brill Corp].\nSo did [ORG Mardale Holding Plc]. Then [ORG Brill Corp]. Shares fell.',
		],
		[
			'unless the text shortens with one, or does not show its custom',
			'[ORG Dora Inc.], a maker of [ORG Brill Corp.]',
			'[ORG Dora Inc.], a maker of [ORG Brill Corp.]',
		],
		[
			'unless it is part of one, or an address, a tag, or a day',
			'[ORG Dora-9 Works], www.Net2.org, #Net2 and A-1 on May1x',
			'[ORG Dora-9 Works], www.Net2.org, #Net2 and A-1 on May1x',
		],
	])('%s', (_, marked, wanted) => {
		expect(settled(marked)).toBe(wanted);
	});

	it('adds what the patterns tell in every line, as often as it stands there, and nothing to a name that it touches', () => {
		const lines = Array.from({ length: 40 }, (_, line) =>
			line % 3 === 0 ? 'no name, 3-4 or X-ray' : `Dora-${line} of [ORG? Net2], Net3 [ORG Dora-7 Works]`,
		);
		const wanted = lines.map(line =>
			line
				.replace(/^Dora-\d+/, '[MISC $&]')
				.replace('[ORG? Net2]', '[MISC Net2]')
				.replace('Net3', '[MISC Net3]'),
		);
		expect(settled(lines.join('\n'))).toBe(wanted.join('\n'));
	});

	it('finds the short names of a thousand companies, each beside its own', () => {
		const name = (number: number): string =>
			`Dor${'abcdefghij'[number % 10]}${'abcdefghij'[Math.floor(number / 10) % 10]}${'abcdefghij'[Math.floor(number / 100)]}`;
		const numbers = Array.from({ length: 1000 }, (_, number) => number);
		const marked = numbers.map(number => `[ORG ${name(number)} Petroleum Co] sold ${name(number)} shares.`).join('\n');
		const wanted = numbers.map(number => `[ORG ${name(number)} Petroleum Co] sold [ORG ${name(number)}] shares.`).join('\n');
		expect(settled(marked)).toBe(wanted);
	});

	it('looks at each name a few times, however many there are and however many are added', () => {
		const count = 2000;
		const word = 'Kestrel-9 ';
		const text = word.repeat(count);
		let looks = 0;
		const found = Array.from({ length: count / 2 }, (_, index) => ({
			type: 'ORG' as const,
			confidence: 0.9,
			get span() {
				looks++;
				return { from: index * 2 * word.length, to: index * 2 * word.length + word.length - 1 };
			},
		}));
		expect(settleNames(text, found, knowledge)).toHaveLength(count);
		expect(looks).toBeLessThan(count * 10);
	});
});
