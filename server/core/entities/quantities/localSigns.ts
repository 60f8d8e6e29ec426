/** What newspapers of one country write before a number, and others read as a word or a name: the country, the currency, its abbreviations. */
const ofCountries = `
KE KES Sh Shs
UG UGX Sh Shs
TZ TZS Sh Shs
AE AED Dh Dhs DH
MA MAD Dh Dhs DH
GH GHS ¢ ₵ GHC
ZM ZMW K
MW MWK K MK
PG PGK K
EG EGP LE L.E
LB LBP LL
SA SAR SR
QA QAR QR
OM OMR RO
YE YER YR
BH BHD BD
KW KWD KD
JO JOD JD
IQ IQD ID
TN TND TD DT
LY LYD LD
DZ DZD DA
VE VES Bs
BO BOB Bs
RO RON Lei
MD MDL Lei
CH CHF Fr Frs
PH PHP P
ZA ZAR R
NG NGN N
`;

const ofCountry = new Map(
	ofCountries
		.trim()
		.split('\n')
		.map(line => {
			const [country = '', currency = '', ...signs] = line.split(' ');
			return [country, new Map(signs.map(sign => [sign, currency]))] as const;
		}),
);

/** Abbreviations that stand for one currency wherever they are read. */
const everywhere: ReadonlyMap<string, string> = new Map([
	...['Ksh', 'KSh', 'Kshs', 'KSHS', 'KShs'].map(sign => [sign, 'KES'] as const),
	...['Ush', 'USh', 'UShs', 'Ushs'].map(sign => [sign, 'UGX'] as const),
	...['Tsh', 'TSh', 'TShs', 'Tshs'].map(sign => [sign, 'TZS'] as const),
	...['Frw', 'FRW', 'RWF'].map(sign => [sign, 'RWF'] as const),
	...['Sfr', 'SFr', 'SwFr', 'SFR'].map(sign => [sign, 'CHF'] as const),
	...['Pta', 'Ptas'].map(sign => [sign, 'ESP'] as const),
	...['Kcs', 'Kč'].map(sign => [sign, 'CZK'] as const),
	...['GH¢', 'GH₵', '₵'].map(sign => [sign, 'GHS'] as const),
	['FFr', 'FRF'],
	['NIS', 'ILS'],
	['Php', 'PHP'],
	['BFr', 'BEF'],
	['DFl', 'NLG'],
	['DKr', 'DKK'],
	['SKr', 'SEK'],
	['NKr', 'NOK'],
	['Lit', 'ITL'],
]);

const centralAfrica = new Set(['CM', 'GA', 'TD', 'CG', 'CF', 'GQ']);

/** The currency of an abbreviation, with its capitals and without a final full stop, in an article of a country (ISO 3166); undefined where it is none. */
export function localCurrency(sign: string, country: string | null): string | undefined {
	if (/^F?CFA$/.test(sign)) return centralAfrica.has(country ?? '') ? 'XAF' : 'XOF';
	return (country === null ? undefined : ofCountry.get(country)?.get(sign)) ?? everywhere.get(sign);
}
