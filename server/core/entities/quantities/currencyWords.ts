import {
	type CurrencyName,
	cfaFrancs,
	crowns,
	currencyName,
	dinars,
	dollars,
	francs,
	lira,
	pesos,
	plainDollars,
	pounds,
	rials,
	rupees,
	shillings,
	won,
} from './currencies.ts';

/** Names of one currency alone: its ISO 4217 code, and its words. */
const wordsOfOne = `
EUR euro
JPY yen
CNY yuan renminbi
DEM deutschemark
ITL lire
CZK koruna
PLN zloty
HUF forint
THB baht
MYR ringgit
IDR rupiah
VND dong
BDT taka
ILS shekel
ZAR rand
NGN naira
GHS cedi
ETB birr
UAH hryvnia
KZT tenge
UZS sum
TJS somoni
AFN afghani
NLG guilder
ESP peseta
BRL real reais
VES bolivar bolivares
PEN sol soles
ATS schilling
GBP penny pence sterling stg
OMR baiza
BWP pula
KHR riel
LAK kip
MMK kyat
GEL lari
AMD dram
MNT tugrik
BTN ngultrum
MVR rufiyaa
GMD dalasi
SLL leone
MRU ouguiya
MGA ariary
MZN metical meticais
AOA kwanza
ERN nakfa
PYG guarani guaranies
BOB boliviano
GTQ quetzal
HNL lempira
NIO cordoba
HTG gourde
GRD drachma
FIM markka
ARA austral
BRE cruzeiro
PEI inti
MOP pataca
PGK kina
MKD denar
ALL lek
BGN leva lev
LTL litas
LVL lats
EEK kroon
SIT tolar
HRK kuna
`;

/** Names that several countries have for their money. */
const wordsOfSeveral: readonly (readonly [CurrencyName, string])[] = [
	// `dlrs`, `cts` and `stg` are how agencies shorten them.
	[currencyName('USD', dollars), 'dollar dlr'],
	[currencyName('INR', rupees), 'rupee paisa'],
	[currencyName(null, dinars), 'dinar'],
	[currencyName(null, pesos), 'peso'],
	[currencyName('GBP', pounds), 'pound'],
	[currencyName('RUB', { BY: 'BYN' }), 'rouble ruble kopeck kopek'],
	[currencyName(null, francs), 'franc'],
	[currencyName('DEM', { FI: 'FIM', BA: 'BAM' }), 'mark'],
	[currencyName('TRY', lira), 'lira'],
	[currencyName('SEK', crowns), 'krona kronor'],
	[currencyName('ISK', {}), 'kronur'],
	[currencyName('NOK', crowns), 'krone kroner'],
	[currencyName(null, crowns), 'crown'],
	[currencyName('KRW', won), 'won'],
	[currencyName(null, rials), 'rial'],
	[currencyName('SAR', rials), 'riyal'],
	[currencyName('AED', { MA: 'MAD' }), 'dirham'],
	[currencyName(null, shillings), 'shilling'],
	[currencyName('KGS', { UZ: 'UZS' }), 'som'],
	[currencyName('USD', plainDollars), 'cent cts'],
	[currencyName('AZN', { TM: 'TMT' }), 'manat'],
	[currencyName('XOF', cfaFrancs), 'cfa'],
	[currencyName('CRC', { SV: 'SVC' }), 'colon colones'],
	[currencyName('PTE', { CV: 'CVE' }), 'escudo'],
	[currencyName('ZMW', { MW: 'MWK' }), 'kwacha'],
	[currencyName('RON', { RO: 'RON', MD: 'MDL' }), 'leu lei'],
];

/** What money is called in other languages than English, with the forms that stand after a number. */
const wordsElsewhere: readonly (readonly [CurrencyName, string])[] = [
	[currencyName('EUR'), 'eur evro евро євро یورو يورو यूरो'],
	[
		currencyName('USD', dollars),
		'dólar dólares dolar dolara dolarów dolary dollari dollaro dollarn доллар доллара долларов долар долара доларів دولار دولارات دولارا دالر ڈالر डॉलर',
	],
	[currencyName('RUB'), 'рубль рубля рублей рублів руб rubel rubli roubles rublos'],
	[currencyName('UAH'), 'гривня гривні гривень гривен гривна hrywien griwna'],
	[currencyName('PLN'), 'złoty złote złotych'],
	[currencyName('TRY'), 'lirası liraya liralık tl'],
	[currencyName('INR', rupees), 'rupi rupias roupies rupien रुपये रुपए रुपया روپے روپیہ روپئے'],
	[currencyName(null, pounds), 'جنيه جنيها libras'],
	[currencyName('GBP'), 'pfund sterline фунт фунтов'],
	[currencyName('SAR', rials), 'ريال ريالا ریال'],
	[currencyName(null, dinars), 'دينار دينارا dinares dinari'],
	[currencyName('AED', { MA: 'MAD' }), 'درهم درهما'],
	[currencyName('IRR'), 'تومان'],
	[currencyName('CHF', francs), 'franken franchi francos'],
	[currencyName('SEK', crowns), 'kronen koron корон'],
	[currencyName('JPY'), 'yenes ienes иен ين'],
	[currencyName('CNY'), 'yuanes юаней юаня يوان'],
	[currencyName('KZT'), 'тенге'],
];

/** Words that stand after the number, in lower case and in the singular. */
export const currencyWords: ReadonlyMap<string, CurrencyName> = new Map(
	[
		...wordsOfOne
			.trim()
			.split('\n')
			.map(line => [currencyName(line.slice(0, 3)), line.slice(4)] as const),
		...wordsOfSeveral,
		...wordsElsewhere,
	].flatMap(([currency, words]) => words.split(' ').map(word => [word, currency] as const)),
);

/** Hundredths of a currency. */
export const subunits: ReadonlySet<string> = new Set(['cent', 'ct', 'penny', 'pence', 'paisa', 'kopeck', 'kopek']);
