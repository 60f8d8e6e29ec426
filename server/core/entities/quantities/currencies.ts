/** What a plain word or sign for money means, and where its country decides: `rupees` are PKR in Pakistan. */
export interface CurrencyName {
	/** ISO 4217 where no country decides. */
	readonly usual: string | null;
	/** ISO 3166 country to ISO 4217. */
	readonly byCountry: Readonly<Record<string, string>>;
}

const dollars = {
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
	BN: 'BND',
	LR: 'LRD',
	BZ: 'BZD',
	MX: 'MXN',
	AR: 'ARS',
	CL: 'CLP',
	CO: 'COP',
};
const plainDollars = {
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
const rupees = { IN: 'INR', PK: 'PKR', LK: 'LKR', NP: 'NPR', MU: 'MUR', SC: 'SCR', BT: 'INR' };
const dinars = { DZ: 'DZD', BH: 'BHD', IQ: 'IQD', JO: 'JOD', KW: 'KWD', LY: 'LYD', MK: 'MKD', RS: 'RSD', TN: 'TND' };
const pesos = { AR: 'ARS', CL: 'CLP', CO: 'COP', CU: 'CUP', DO: 'DOP', MX: 'MXN', PH: 'PHP', UY: 'UYU' };
const pounds = { EG: 'EGP', GB: 'GBP', LB: 'LBP', SD: 'SDG', SS: 'SSP', SY: 'SYP', GI: 'GIP', IE: 'IEP', CY: 'CYP' };
const crowns = { SE: 'SEK', NO: 'NOK', DK: 'DKK', CZ: 'CZK', IS: 'ISK', EE: 'EEK' };
const francs = {
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
const shillings = { KE: 'KES', TZ: 'TZS', UG: 'UGX', SO: 'SOS', AT: 'ATS' };
const rials = { IR: 'IRR', OM: 'OMR', YE: 'YER', QA: 'QAR', SA: 'SAR' };
const lira = { TR: 'TRY', IT: 'ITL', LB: 'LBP', SY: 'SYP' };
const won = { KR: 'KRW', KP: 'KPW' };
const none: Readonly<Record<string, string>> = {};

function name(usual: string | null, byCountry: Readonly<Record<string, string>> = none): CurrencyName {
	return { usual, byCountry };
}

/** Signs and codes that stand before the number, longest first. Compared in upper case. */
export const currencySigns: readonly (readonly [sign: string, name: CurrencyName])[] = [
	['US$', name('USD')],
	['A$', name('AUD')],
	['AU$', name('AUD')],
	['C$', name('CAD')],
	['CA$', name('CAD')],
	['NZ$', name('NZD')],
	['HK$', name('HKD')],
	['S$', name('SGD')],
	['NT$', name('TWD')],
	['R$', name('BRL')],
	['MX$', name('MXN')],
	['J$', name('JMD')],
	['Z$', name('ZWD')],
	['$', name('USD', plainDollars)],
	['€', name('EUR')],
	['£', name('GBP', { EG: 'EGP', LB: 'LBP' })],
	['¥', name('JPY', { CN: 'CNY' })],
	['₹', name('INR')],
	['₨', name('INR', rupees)],
	['₩', name('KRW')],
	['₽', name('RUB')],
	['₺', name('TRY')],
	['₦', name('NGN')],
	['₱', name('PHP')],
	['฿', name('THB')],
	['₫', name('VND')],
	['₴', name('UAH')],
	['₪', name('ILS')],
	['₸', name('KZT')],
	['₼', name('AZN')],
	['₾', name('GEL')],
	['₡', name('CRC')],
	['₲', name('PYG')],
	['¢', name('USD')],
	['RS', name('INR', rupees)],
	['RE', name('INR', rupees)],
	['RM', name('MYR')],
	['RP', name('IDR')],
	['TK', name('BDT')],
	['KSH', name('KES')],
	['SH', name('KES', shillings)],
	['DM', name('DEM')],
	['FR', name('FRF', francs)],
	['SFR', name('CHF')],
	['P', name('PHP')],
	['R', name('ZAR')],
	['N', name('NGN')],
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

/** What money is called in other languages than English, in lower case, with the forms that stand after a number. */
const otherCurrencyWords: readonly (readonly [CurrencyName, string])[] = [
	[name('EUR'), 'eur evro евро євро یورو يورو यूरो'],
	[
		name('USD', dollars),
		'dólar dólares dolar dolara dolarów dolary dollari dollaro dollarn доллар доллара долларов долар долара доларів دولار دولارات دولارا دالر ڈالر डॉलर',
	],
	[name('RUB'), 'рубль рубля рублей рублів руб rubel rubli roubles rublos'],
	[name('UAH'), 'гривня гривні гривень гривен гривна hrywien griwna'],
	[name('PLN'), 'złoty złote złotych'],
	[name('BRL'), 'real reais'],
	[name('TRY'), 'lirası liraya liralık tl'],
	[name('INR', rupees), 'rupi rupias roupies rupien रुपये रुपए रुपया روپے روپیہ روپئے'],
	[name(null, pounds), 'جنيه جنيها libras'],
	[name('GBP'), 'pfund sterline фунт фунтов'],
	[name('SAR', rials), 'ريال ريالا ریال'],
	[name(null, dinars), 'دينار دينارا dinares dinari'],
	[name('AED', { MA: 'MAD' }), 'درهم درهما'],
	[name('IRR'), 'تومان'],
	[name('CHF', francs), 'franken franchi francos'],
	[name('SEK', crowns), 'kronen koron корон'],
	[name('JPY'), 'yenes ienes иен ين'],
	[name('CNY'), 'yuanes юаней юаня يوان'],
	[name('KZT'), 'тенге'],
];

/** Words that stand after the number. */
export const currencyWords: ReadonlyMap<string, CurrencyName> = new Map(
	Object.entries({
		dollar: name('USD', dollars),
		rupee: name('INR', rupees),
		dinar: name(null, dinars),
		peso: name(null, pesos),
		pound: name('GBP', pounds),
		euro: name('EUR'),
		yen: name('JPY'),
		yuan: name('CNY'),
		renminbi: name('CNY'),
		rouble: name('RUB', { BY: 'BYN' }),
		ruble: name('RUB', { BY: 'BYN' }),
		franc: name(null, francs),
		mark: name('DEM', { FI: 'FIM', BA: 'BAM' }),
		deutschemark: name('DEM'),
		lira: name('TRY', lira),
		lire: name('ITL'),
		krona: name('SEK', crowns),
		kronor: name('SEK', crowns),
		krone: name('NOK', crowns),
		kroner: name('NOK', crowns),
		crown: name(null, crowns),
		koruna: name('CZK'),
		zloty: name('PLN'),
		forint: name('HUF'),
		baht: name('THB'),
		ringgit: name('MYR'),
		rupiah: name('IDR'),
		won: name('KRW', won),
		dong: name('VND'),
		taka: name('BDT'),
		rial: name(null, rials),
		riyal: name('SAR', rials),
		dirham: name('AED', { MA: 'MAD' }),
		shekel: name('ILS'),
		rand: name('ZAR'),
		naira: name('NGN'),
		cedi: name('GHS'),
		birr: name('ETB'),
		shilling: name(null, shillings),
		hryvnia: name('UAH'),
		tenge: name('KZT'),
		som: name('KGS', { UZ: 'UZS' }),
		sum: name('UZS'),
		somoni: name('TJS'),
		afghani: name('AFN'),
		guilder: name('NLG'),
		peseta: name('ESP'),
		real: name('BRL'),
		reais: name('BRL'),
		bolivar: name('VES'),
		sol: name('PEN'),
		schilling: name('ATS'),
		cent: name('USD', plainDollars),
		penny: name('GBP'),
		pence: name('GBP'),
		paisa: name('INR', rupees),
		kwacha: name('ZMW', { MW: 'MWK' }),
		leu: name('RON', { MD: 'MDL' }),
		lei: name('RON', { MD: 'MDL' }),
		lev: name('BGN'),
		kuna: name('HRK'),
		...Object.fromEntries(otherCurrencyWords.flatMap(([known, words]) => words.split(' ').map(word => [word, known] as const))),
	}),
);

export const subunits: ReadonlySet<string> = new Set(['cent', 'penny', 'pence', 'paisa']);

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
