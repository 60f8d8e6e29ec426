import { describe, expect, test } from 'vitest';
import { findAmounts } from '../../../server/core/entities/quantities/findAmounts.ts';
import { valueAsMarked } from '../values/markedSentences.ts';

function read(text: string, country: string | null = null): string[] {
	return findAmounts(text, { country, language: null }).map(({ span, value }) => {
		const said = text.slice(span.from, span.to);
		return `${said} = ${valueAsMarked(value)}`;
	});
}

describe('money', () => {
	const plain: readonly (readonly [text: string, ...expected: string[]])[] = [
		['flows of $38 billion a year', '$38 billion = USD 38000000000'],
		['about US$3 million to US$4 million', 'US$3 million = USD 3000000', 'US$4 million = USD 4000000'],
		['€4.5bn and £20m', '€4.5bn = EUR 4500000000', '£20m = GBP 20000000'],
		['more than 38 million dollars', '38 million dollars = USD 38000000'],
		['twenty dollars and a million euros', 'twenty dollars = USD 20', 'a million euros = EUR 1000000'],
		['HK$20, A$1.5 million, NZ$3', 'HK$20 = HKD 20', 'A$1.5 million = AUD 1500000', 'NZ$3 = NZD 3'],
		['25 cents a share', '25 cents = USD 0.25'],
		['$1,250.50 in cash', '$1,250.50 = USD 1250.5'],
		['20 Swiss francs, 5 Kuwaiti dinars', '20 Swiss francs = CHF 20', '5 Kuwaiti dinars = KWD 5'],
		['EUR 300 million; 300 million EUR', 'EUR 300 million = EUR 300000000', '300 million EUR = EUR 300000000'],
		['1.200.000 euros', '1.200.000 euros = EUR 1200000'],
		['₹5 lakh crore', '₹5 lakh crore = INR 5000000000000'],
		['2,5 Millionen Euro', '2,5 Millionen Euro = EUR 2500000'],
		['worth $3-4 million', '$3-4 million = USD 3000000..4000000'],
		['200 pesos', '200 pesos = ? 200'],
		['5 kroner', '5 kroner = NOK 5'],
		['1.3 trillion won', '1.3 trillion won = KRW 1300000000000'],
		['a half-billion dollar plan, half a billion euros', 'half-billion dollar = USD 500000000', 'half a billion euros = EUR 500000000'],
		['Tens of millions of U.S. dollars and millions of people', 'Tens of millions of U.S. dollars = '],
		['several million pesos, several million people', 'several million pesos = '],
		['20 million new pesos and 300 new Israeli shekels', '20 million new pesos = ? 20000000', '300 new Israeli shekels = ILS 300'],
		['300 million Zambian kwacha', '300 million Zambian kwacha = ZMW 300000000'],
		['two-and-a-half million dollars', 'two-and-a-half million dollars = USD 2500000'],
		['5m euros for 5m of cable', '5m euros = EUR 5000000'],
		['$1.5 to $2 billion', '$1.5 = USD 1500000000', '$2 billion = USD 2000000000'],
		['between $3 and $4 million, $5 and $6 million', '$3 = USD 3000000', '$4 million = USD 4000000', '$5 = USD 5', '$6 million = USD 6000000'],
		['NIS 300 million, KSh20, FCFA 5,000', 'NIS 300 million = ILS 300000000', 'KSh20 = KES 20', 'FCFA 5,000 = XOF 5000'],
		['a profit of $38 million. The rest', '$38 million = USD 38000000'],
		['a hundred and twenty thousand dollars, a hundred dollars', 'a hundred and twenty thousand dollars = USD 120000', 'a hundred dollars = USD 100'],
		['18 million kronur', '18 million kronur = ISK 18000000'],
		['200 mln dlrs or 51 cts a share, 19.6 mln dlr', '200 mln dlrs = USD 200000000', '51 cts = USD 0.51', '19.6 mln dlr = USD 19600000'],
		['15 million pounds sterling, 82 mln stg', '15 million pounds sterling = GBP 15000000', '82 mln stg = GBP 82000000'],
		['60 kopecks and 4,000 marks for 90 marks', '60 kopecks = RUB 0.6', '4,000 marks = DEM 4000'],
		['a multi-million-dollar plan for $5 million', 'multi-million-dollar = ', '$5 million = USD 5000000'],
	];
	test.each(plain)('%s', (text, ...expected) => {
		expect(read(text)).toEqual(expected);
	});

	test('the country of the article decides', () => {
		expect(read('Rs. 5 crore', 'PK')).toEqual(['Rs. 5 crore = PKR 50000000']);
		expect(read('Rs 5 crore', 'IN')).toEqual(['Rs 5 crore = INR 50000000']);
		expect(read('200 pesos', 'MX')).toEqual(['200 pesos = MXN 200']);
		expect(read('10 dinars', 'JO')).toEqual(['10 dinars = JOD 10']);
		expect(read('$20', 'AU')).toEqual(['$20 = AUD 20']);
		expect(read('5 kroner', 'DK')).toEqual(['5 kroner = DKK 5']);
		expect(read('SR 200 million', 'SA')).toEqual(['SR 200 million = SAR 200000000']);
		expect(read('SR 200 million')).toEqual([]);
		expect(read('K50,000 for the K 9 unit', 'ZM')).toEqual(['K50,000 = ZMW 50000']);
		expect(read('Dh500 and 20 lei', 'AE')).toEqual(['Dh500 = AED 500']);
		expect(read('5,000 CFA, FCFA 20', 'CM')).toEqual(['5,000 CFA = XAF 5000', 'FCFA 20 = XAF 20']);
	});

	test.each([
		'They won 3 won games.',
		'He lost 20 pounds.',
		'in 2025 the CASA-1000 line',
		'Route 66',
		'a 5-4 vote',
		'an RS-232 port',
		'Rm 12',
		'Re-4',
	])('none in: %s', text => {
		expect(findAmounts(text, { country: null, language: null }).filter(({ type }) => type === 'MONEY')).toEqual([]);
	});
});

test('percentages and quantities', () => {
	expect(read('up 12 percent, 3.5%, one per cent')).toEqual(['12 percent = 12%', '3.5% = 3.5%', 'one per cent = 1%']);
	expect(read('5 kilometres at 30 km/h')).toEqual(['5 kilometres = 5 kilometre', '30 km/h = 30 kilometre per hour']);
	expect(read('a 10-mile road, 40 MW, 20 pounds, 2 million barrels')).toEqual([
		'10-mile = 10 mile',
		'40 MW = 40 megawatt',
		'20 pounds = 20 pound',
		'2 million barrels = 2000000 barrel',
	]);
});
