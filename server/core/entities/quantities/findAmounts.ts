import type { Span } from '../../source/span.ts';
import type { MoneyValue, PercentValue, QuantityValue } from '../mention.ts';
import { currencyAdjectives, currencyCodes, currencyOf, currencySigns, currencyWords, subunits } from './currencies.ts';
import { multipliers, numberInDigits, numberInWords, tidy } from './numbers.ts';
import { unitNamed } from './units.ts';

export type Amount =
	| { readonly type: 'MONEY'; readonly span: Span; readonly value: MoneyValue }
	| { readonly type: 'PERCENT'; readonly span: Span; readonly value: PercentValue }
	| { readonly type: 'QUANTITY'; readonly span: Span; readonly value: QuantityValue };

/**
 * Sums of money, percentages and quantities with a unit, in order. Spans hold sign, number and multiplier (`$38 billion`, `Rs. 5 crore`,
 * `38 million dollars`), never `about` or `more than`; `$3 million to $4 million` is two sums.
 * `country` (ISO 3166) decides what plain `$`, `Rs`, dinars and pesos are.
 */
export function findAmounts(text: string, country: string | null): Amount[] {
	const found: Amount[] = [];
	let end = 0;
	for (const match of text.matchAll(numberPattern)) {
		if (match.index < end) continue;
		const amount = amountAt(text, match.index, match[0], country);
		if (!amount || amount.span.from < end) continue;
		found.push(amount);
		end = amount.span.to;
	}
	return found;
}

const words =
	'(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)';
const numberPattern = new RegExp(
	`(?<![\\p{L}\\p{N}_])(?:\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+(?!\\d)|\\d+(?:[.,]\\d+)*[½¼¾]?|${words}(?:-${words})?(?: and a half)?|(?:half )?an?(?= (?:hundred|thousand|million|billion|trillion|lakh|crore|percent|per cent|dollar|pound|euro|mile|kilomet)))|(?<=[$€£¥₹₨₩₽₺₦₱฿]|\\b(?:Rs|US|USD|EUR|RM|Rp|Tk|DM|GBP|PKR|INR))\\d+(?:[.,]\\d+)*`,
	'giu',
);
const multiplierAfter =
	/^(?:[\s\u00a0-]?(hundred thousand|thousand|hundred|lakhs?|lacs?|crores?|millions?|billions?|trillions?|million(?:en|es)|milliard(?:en|s)?|mln|bln|mio|mn|bn|tn|trn|[kmb])(?![\p{L}\p{N}]))(?:[\s\u00a0](million|billion|crore|trillion)(?![\p{L}]))?/iu;
/** The rest of `$3-4 million`: one sum, whose amount is the lower. */
const rangeEnd = /^[-–](\d+(?:\.\d+)?)(?=[\s-]?(?:million|billion|trillion|thousand|lakh|crore|bn|mn|m)(?!\p{L}))/iu;
const percentAfter = /^(?:[\s\u00a0]?[%٪％]|[\s\u00a0-]?(?:per\s?cent|pct|percentage points?|prozent|por ciento|pour cent)(?![\p{L}]))/iu;
const wordAfter = /^[\s\u00a0-]+(?:((?:U\.S\.|US|[\p{Lu}][\p{L}]+)(?: [\p{Lu}][\p{L}]+)?)[\s\u00a0])?([\p{L}]+)/u;

function amountAt(text: string, from: number, digits: string, country: string | null): Amount | undefined {
	const base = /\d/.test(digits) ? numberInDigits(digits) : numberInWords(digits);
	if (base === undefined || !Number.isFinite(base)) return undefined;
	let to = from + digits.length;
	let number = base;
	const sign = signBefore(text, from, country);
	if (sign) to += rangeEnd.exec(text.slice(to, to + 24))?.[0].length ?? 0;
	const multiplier = multiplierAfter.exec(text.slice(to, to + 24));
	if (multiplier && (sign || (multiplier[1] ?? '').length > 1)) {
		for (const part of `${multiplier[1] ?? ''} ${multiplier[2] ?? ''}`.toLowerCase().trim().split(' ')) number *= multipliers.get(part) ?? 1;
		to += multiplier[0].length;
	}
	if (sign) {
		const code = /^[\s\u00a0](USD|dollars|rupees)\b/.exec(text.slice(to, to + 9));
		return {
			type: 'MONEY',
			span: { from: sign.from, to: to + (code?.[0].length ?? 0) },
			value: { amount: tidy(number * sign.scale), currency: sign.currency },
		};
	}
	const percent = percentAfter.exec(text.slice(to, to + 20));
	if (percent)
		return {
			type: 'PERCENT',
			span: { from: signed(text, from), to: to + percent[0].length },
			value: { number: tidy(text[signed(text, from)] === '-' ? -number : number) },
		};
	return moneyAfter(text, from, to, number, country) ?? quantityAfter(text, from, to, number);
}

function signed(text: string, from: number): number {
	return /[-−+]/.test(text[from - 1] ?? '') && /[\s(]/.test(text[from - 2] ?? ' ') ? from - 1 : from;
}

function signBefore(text: string, from: number, country: string | null): { from: number; currency: string | null; scale: number } | undefined {
	const before = text.slice(Math.max(0, from - 8), from).replace(/[-−]$/, ' ');
	const match =
		/(?:^|[^\p{L}\p{N}$])((?:[\p{Lu}]{0,3}[$€£¥₹₨₩₽₺₦₱฿₫₴₪₸₼₾₡₲])|(?:Rs|Re|RM|Rp|Tk|KSh|Sh|DM|SFr|Fr|P|R|N)\.?|[A-Z]{3})[\s\u00a0]?$/u.exec(before);
	if (!match) return undefined;
	const sign = match[1] ?? '';
	const spaced = /[\s\u00a0]$/.test(before);
	const start = from - (before.length - before.lastIndexOf(sign, before.length));
	const code = sign.replace(/\.$/, '');
	if (currencyCodes.has(code)) return { from: start, currency: code === 'RMB' ? 'CNY' : code, scale: 1 };
	if (/^[PRN]$/.test(code) && (spaced || country === null || !({ P: 'PH', R: 'ZA', N: 'NG' }[code] === country))) return undefined;
	const known =
		currencySigns.find(([name]) => name === code.toUpperCase()) ??
		currencySigns.find(([name]) => name.length === 1 && /[^A-Z]/.test(name) && code.endsWith(name));
	if (!known) return undefined;
	const letters = /^[A-Z]{2}\$$/.test(code) && known[0] === '$' ? code.slice(0, 2) : country;
	return { from: start, currency: currencyOf(known[1], letters), scale: code === '¢' ? 0.01 : 1 };
}

function moneyAfter(text: string, from: number, to: number, number: number, country: string | null): Amount | undefined {
	const rest = text.slice(to, to + 48);
	const signAfter = /^[\s\u00a0]?(€|£|\$|¥|₽|₴|₺|zł|Kč|kr|[A-Z]{3}|RMB)(?![\p{L}\p{N}])/u.exec(rest);
	if (signAfter) {
		const sign = signAfter[1] ?? '';
		const local: Readonly<Record<string, string>> = { zł: 'PLN', Kč: 'CZK', RMB: 'CNY' };
		const currency = currencyCodes.has(sign)
			? (local[sign] ?? sign)
			: (local[sign] ?? currencyOf(currencySigns.find(([name]) => name === sign)?.[1] ?? { usual: null, byCountry: {} }, country));
		if (currency !== null) return { type: 'MONEY', span: { from, to: to + signAfter[0].length }, value: { amount: tidy(number), currency } };
	}
	const word = wordAfter.exec(rest);
	if (!word) return undefined;
	const named = (word[2] ?? '').toLowerCase();
	const currency = currencyWords.get(named) ?? currencyWords.get(named.replace(/s$/, ''));
	const adjective = (word[1] ?? '').toLowerCase();
	const whose = adjective === '' ? undefined : currencyAdjectives[adjective];
	if (!currency || (adjective !== '' && whose === undefined)) return undefined;
	const singular = named.replace(/s$/, '');
	if (
		ambiguousWords.has(singular) &&
		whose === undefined &&
		!(country !== null && country in currency.byCountry) &&
		!(singular === 'pound' && number >= 1000)
	)
		return undefined;
	const amount = subunits.has(singular) ? number / 100 : number;
	return {
		type: 'MONEY',
		span: { from, to: to + word[0].length },
		value: { amount: tidy(amount), currency: currencyOf(currency, whose ?? country) },
	};
}

/** Words that also say something else: weight, school marks, heads of state, verbs. */
const ambiguousWords = new Set(['pound', 'mark', 'crown', 'won', 'sum', 'som', 'sol', 'real', 'dong', 'lev', 'lei']);

function quantityAfter(text: string, from: number, to: number, number: number): Amount | undefined {
	const unit = unitNamed(text.slice(to, to + 32));
	if (!unit) return undefined;
	return { type: 'QUANTITY', span: { from, to: to + unit.length }, value: { number: tidy(number), unit: unit.name } };
}
