/** What a plain word or sign for money means, and where its country decides: `rupees` are PKR in Pakistan. */
export interface CurrencyName {
	/** ISO 4217 where no country decides. */
	readonly usual: string | null;
	/** ISO 3166 country to ISO 4217. */
	readonly byCountry: Readonly<Record<string, string>>;
}

/** Where a plain `$` is the country's own. */
export const plainDollars = {
	AU: 'AUD',
	NZ: 'NZD',
	CA: 'CAD',
	SG: 'SGD',
	HK: 'HKD',
	TW: 'TWD',
	JM: 'JMD',
	TT: 'TTD',
	BB: 'BBD',
	BS: 'BSD',
	FJ: 'FJD',
	NA: 'NAD',
	GY: 'GYD',
};
export const dollars = { ...plainDollars, BN: 'BND', LR: 'LRD', BZ: 'BZD', MX: 'MXN', AR: 'ARS', CL: 'CLP', CO: 'COP' };
export const rupees = { IN: 'INR', PK: 'PKR', LK: 'LKR', NP: 'NPR', MU: 'MUR', SC: 'SCR', BT: 'INR' };
export const dinars = { DZ: 'DZD', BH: 'BHD', IQ: 'IQD', JO: 'JOD', KW: 'KWD', LY: 'LYD', MK: 'MKD', RS: 'RSD', TN: 'TND' };
export const pesos = { AR: 'ARS', CL: 'CLP', CO: 'COP', CU: 'CUP', DO: 'DOP', MX: 'MXN', PH: 'PHP', UY: 'UYU' };
export const pounds = { EG: 'EGP', GB: 'GBP', LB: 'LBP', SD: 'SDG', SS: 'SSP', SY: 'SYP', GI: 'GIP', IE: 'IEP', CY: 'CYP' };
export const crowns = { SE: 'SEK', NO: 'NOK', DK: 'DKK', CZ: 'CZK', IS: 'ISK', EE: 'EEK' };
export const francs = {
	CH: 'CHF',
	LI: 'CHF',
	FR: 'FRF',
	BE: 'BEF',
	LU: 'LUF',
	RW: 'RWF',
	BI: 'BIF',
	DJ: 'DJF',
	GN: 'GNF',
	SN: 'XOF',
	CI: 'XOF',
	ML: 'XOF',
	CM: 'XAF',
	GA: 'XAF',
	CD: 'CDF',
};
export const cfaFrancs = { CM: 'XAF', GA: 'XAF', TD: 'XAF', CG: 'XAF', CF: 'XAF', GQ: 'XAF' };
export const shillings = { KE: 'KES', TZ: 'TZS', UG: 'UGX', SO: 'SOS', AT: 'ATS' };
export const rials = { IR: 'IRR', OM: 'OMR', YE: 'YER', QA: 'QAR', SA: 'SAR' };
export const lira = { TR: 'TRY', IT: 'ITL', LB: 'LBP', SY: 'SYP' };
export const won = { KR: 'KRW', KP: 'KPW' };
const none: Readonly<Record<string, string>> = {};

/** A name for money that stands for `usual` unless the article's country says otherwise. */
export function currencyName(usual: string | null, byCountry: Readonly<Record<string, string>> = none): CurrencyName {
	return { usual, byCountry };
}

/** Signs that stand before the number, longest first. */
export const currencySigns: readonly (readonly [sign: string, name: CurrencyName])[] = [
	['US$', currencyName('USD')],
	['A$', currencyName('AUD')],
	['AU$', currencyName('AUD')],
	['C$', currencyName('CAD')],
	['CA$', currencyName('CAD')],
	['NZ$', currencyName('NZD')],
	['HK$', currencyName('HKD')],
	['S$', currencyName('SGD')],
	['NT$', currencyName('TWD')],
	['R$', currencyName('BRL')],
	['MX$', currencyName('MXN')],
	['J$', currencyName('JMD')],
	['Z$', currencyName('ZWD')],
	['$', currencyName('USD', plainDollars)],
	['€', currencyName('EUR')],
	['£', currencyName('GBP', { EG: 'EGP', LB: 'LBP' })],
	['¥', currencyName('JPY', { CN: 'CNY' })],
	['₹', currencyName('INR')],
	['₨', currencyName('INR', rupees)],
	['₩', currencyName('KRW')],
	['₽', currencyName('RUB')],
	['₺', currencyName('TRY')],
	['₦', currencyName('NGN')],
	['₱', currencyName('PHP')],
	['฿', currencyName('THB')],
	['₫', currencyName('VND')],
	['₴', currencyName('UAH')],
	['₪', currencyName('ILS')],
	['₸', currencyName('KZT')],
	['₼', currencyName('AZN')],
	['₾', currencyName('GEL')],
	['₡', currencyName('CRC')],
	['₲', currencyName('PYG')],
	['¢', currencyName('USD')],
];

/** ISO 4217 codes that are used beside numbers in running text. */
export const currencyCodes: ReadonlySet<string> = new Set(
	(
		'AED AFN ALL AMD AOA ARS AUD AZN BAM BBD BDT BGN BHD BIF BOB BRL BWP BYN CAD CDF CHF CLP CNY COP CRC CUP CZK DEM DJF DKK DOP DZD EGP ERN ETB EUR FJD FRF GBP GEL GHS ' +
		'GNF GTQ HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK ITL JMD JOD JPY KES KGS KHR KRW KWD KZT LAK LBP LKR LYD MAD MDL MGA MKD MMK MNT MRU MUR MVR MWK MXN MYR MZN NAD NGN ' +
		'NIO NOK NPR NZD OMR PEN PGK PHP PKR PLN PYG QAR RMB RON RSD RUB RWF SAR SDG SEK SGD SOS SRD SYP THB TJS TMT TND TRY TTD TWD TZS UAH UGX USD UYU UZS VND XAF XOF YER ZAR ' +
		'ZMW ZWL'
	).split(' '),
);

/** Adjectives that say whose money it is: `Hong Kong dollars`, `Swiss francs`. */
export const currencyAdjectives: Readonly<Record<string, string>> = {
	american: 'US',
	us: 'US',
	'u.s.': 'US',
	canadian: 'CA',
	australian: 'AU',
	singapore: 'SG',
	'hong kong': 'HK',
	'new zealand': 'NZ',
	taiwan: 'TW',
	swiss: 'CH',
	french: 'FR',
	belgian: 'BE',
	pakistani: 'PK',
	indian: 'IN',
	'sri lankan': 'LK',
	nepali: 'NP',
	nepalese: 'NP',
	kuwaiti: 'KW',
	jordanian: 'JO',
	iraqi: 'IQ',
	bahraini: 'BH',
	algerian: 'DZ',
	tunisian: 'TN',
	libyan: 'LY',
	serbian: 'RS',
	mexican: 'MX',
	argentine: 'AR',
	chilean: 'CL',
	colombian: 'CO',
	philippine: 'PH',
	cuban: 'CU',
	uruguayan: 'UY',
	egyptian: 'EG',
	lebanese: 'LB',
	syrian: 'SY',
	sudanese: 'SD',
	british: 'GB',
	turkish: 'TR',
	italian: 'IT',
	swedish: 'SE',
	norwegian: 'NO',
	danish: 'DK',
	czech: 'CZ',
	icelandic: 'IS',
	kenyan: 'KE',
	tanzanian: 'TZ',
	ugandan: 'UG',
	somali: 'SO',
	iranian: 'IR',
	omani: 'OM',
	yemeni: 'YE',
	qatari: 'QA',
	saudi: 'SA',
	emirati: 'AE',
	moroccan: 'MA',
	chinese: 'CN',
	japanese: 'JP',
	russian: 'RU',
	belarusian: 'BY',
	'south korean': 'KR',
	'south african': 'ZA',
	german: 'DE',
	deutsche: 'DE',
	sterling: 'GB',
	cfa: 'SN',
};

/** The ISO 4217 code of a name for money in an article of a country. */
export function currencyOf(currency: CurrencyName, country: string | null): string | null {
	return (country === null ? undefined : currency.byCountry[country]) ?? currency.usual;
}
