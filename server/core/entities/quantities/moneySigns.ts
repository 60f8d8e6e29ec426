import { currencyCodes, currencyOf, currencySigns } from './currencies.ts';
import { currencyOfLetters } from './letterSigns.ts';

/** A sign, an abbreviation or a code for money before a number. */
export interface MoneySign {
	readonly from: number;
	/** ISO 4217; null where it cannot be told. */
	readonly currency: string | null;
	/** What one of it is of the currency: 0.01 for `¢`. */
	readonly scale: number;
}

const signAtEnd = /(?:^|[^\p{L}\p{N}$])((?:[\p{Lu}]{0,3}[$€£¥₹₨₩₽₺₦₱฿₫₴₪₸₼₾₡₲¢₵])|L\.E\.?|[A-Z][A-Za-zč]{0,4}\.?)[\s\u00a0]?$/u;

/** The sign that a number at an offset has before it, at most a blank away; `country` (ISO 3166) decides what plain ones are. */
export function signBefore(text: string, from: number, country: string | null): MoneySign | undefined {
	const written = text.slice(Math.max(0, from - 8), from);
	const before = written.replace(/[-−]$/, ' ');
	const match = signAtEnd.exec(before);
	if (!match) return undefined;
	const sign = match[1] ?? '';
	const spaced = /[\s\u00a0]$/.test(before);
	const start = from - (before.length - before.lastIndexOf(sign, before.length));
	const code = sign.replace(/\.$/, '');
	if (currencyCodes.has(code)) return { from: start, currency: code === 'RMB' ? 'CNY' : code, scale: 1 };
	// A single letter stands for money right before the number alone, and what a hyphen joins is a name (`Re-4`).
	const lettered = (spaced && code.length === 1) || before !== written ? undefined : currencyOfLetters(code, country);
	if (lettered !== undefined) return { from: start, currency: lettered, scale: 1 };
	const known =
		currencySigns.find(([name]) => name === code) ?? currencySigns.find(([name]) => name.length === 1 && /[^A-Z]/.test(name) && code.endsWith(name));
	if (!known) return undefined;
	const letters = /^[A-Z]{2}\$$/.test(code) && known[0] === '$' ? code.slice(0, 2) : country;
	return { from: start, currency: currencyOf(known[1], letters), scale: code === '¢' ? 0.01 : 1 };
}

const signAtStart = /^[\s\u00a0\u202f]?(€|£|\$|¥|₽|₴|₺|₸|zł|Kč|kr|[A-Z]{3}|RMB)(?![\p{L}\p{N}])/u;
const localSigns: Readonly<Record<string, string>> = { zł: 'PLN', Kč: 'CZK', RMB: 'CNY' };

/** The sign or code after a number, and how much of the text it takes. */
export function signAfter(text: string, country: string | null): { readonly currency: string; readonly length: number } | undefined {
	const match = signAtStart.exec(text);
	if (!match) return undefined;
	const sign = match[1] ?? '';
	const named = currencySigns.find(([name]) => name === sign)?.[1];
	const currency =
		localSigns[sign] ?? (currencyCodes.has(sign) ? sign : sign === 'kr' ? crownsOf(country) : named ? currencyOf(named, country) : null);
	return currency === null ? undefined : { currency, length: match[0].length };
}

function crownsOf(country: string | null): string | null {
	return { SE: 'SEK', NO: 'NOK', DK: 'DKK', IS: 'ISK' }[country ?? ''] ?? null;
}
