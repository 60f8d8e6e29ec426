import { type CurrencyName, cfaFrancs, currencyName, currencyOf, francs, rupees, shillings } from './currencies.ts';

/** What newspapers of one country write before a number, and others read as a word or a name: the country, the currency, its abbreviations. */
const ofCountries = `
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

/** Abbreviations that are money wherever they are read. */
const everywhere: ReadonlyMap<string, CurrencyName> = new Map(
	(
		[
			['Rs Re', currencyName('INR', rupees)],
			['Sh Shs', currencyName('KES', shillings)],
			['Fr Frs', currencyName('FRF', francs)],
			['CFA FCFA', currencyName('XOF', cfaFrancs)],
			['Ksh KSh Kshs KShs KSHS', currencyName('KES')],
			['Ush USh Ushs UShs', currencyName('UGX')],
			['Tsh TSh Tshs TShs', currencyName('TZS')],
			['Frw FRW', currencyName('RWF')],
			['Sfr SFr SwFr', currencyName('CHF')],
			['FFr', currencyName('FRF')],
			['BFr', currencyName('BEF')],
			['DFl', currencyName('NLG')],
			['DKr', currencyName('DKK')],
			['SKr', currencyName('SEK')],
			['NKr', currencyName('NOK')],
			['DM', currencyName('DEM')],
			['Pta Ptas', currencyName('ESP')],
			['Kcs Kč', currencyName('CZK')],
			['GH¢ GH₵ ₵', currencyName('GHS')],
			['NIS', currencyName('ILS')],
			['Php', currencyName('PHP')],
			['RM', currencyName('MYR')],
			['Rp', currencyName('IDR')],
			['Tk', currencyName('BDT')],
		] as const
	).flatMap(([signs, currency]) => signs.split(' ').map(sign => [sign, currency] as const)),
);

/**
 * The currency of an abbreviation before a number in an article of a country (ISO 3166); undefined where it is none. Capitals count (`RS-232` is no money),
 * a final full stop is to be taken off before.
 */
export function currencyOfLetters(sign: string, country: string | null): string | null | undefined {
	const own = country === null ? undefined : ofCountry.get(country)?.get(sign);
	const known = everywhere.get(sign);
	return own ?? (known && currencyOf(known, country));
}
