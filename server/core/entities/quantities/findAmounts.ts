import type { Span } from '../../source/span.ts';
import { runSteps, type Steps } from '../../util/steps.ts';
import { characterClass, classOf, isLetterClass, isWordClass } from '../characterClass.ts';
import type { MoneyValue, PercentValue, QuantityValue } from '../mention.ts';
import { type CurrencyName, currencyAdjectives, currencyOf } from './currencies.ts';
import { currencyWords, subunits } from './currencyWords.ts';
import { ideographicAmounts } from './ideographicAmounts.ts';
import { signAfter, signBefore } from './moneySigns.ts';
import { numberInDigits, tidy, writesDecimalComma } from './numbers.ts';
import { englishNumberWords, multipliers, numberInWords, otherNumberWords } from './numberWords.ts';
import { unitNamed } from './units.ts';
import { vagueSums } from './vagueSums.ts';

export type Amount =
	/** Without a value where nobody says how much: `millions of dollars`. */
	| { readonly type: 'MONEY'; readonly span: Span; readonly value: MoneyValue | null }
	| { readonly type: 'PERCENT'; readonly span: Span; readonly value: PercentValue }
	| { readonly type: 'QUANTITY'; readonly span: Span; readonly value: QuantityValue };

/** What amounts are read by: ISO 3166 decides what plain `$`, `Rs`, dinars and pesos are, BCP 47 whether `500.000` is half a million. */
export interface AmountContext {
	readonly country: string | null;
	readonly language: string | null;
}

/**
 * Sums of money, percentages and quantities with a unit, in order. Spans hold sign, number and multiplier (`$38 billion`, `Rs. 5 crore`,
 * `38 million dollars`), never `about` or `more than`. `$3-4 million`, `8 to 10 per cent` and `between 8 and 10 inches` are one amount with two ends;
 * `$3 million to $4 million` is two sums.
 */
export function findAmounts(text: string, context: AmountContext): Amount[] {
	return runSteps(amountsInSteps(text, context));
}

/** A number a step. */
export function* amountsInSteps(text: string, context: AmountContext): Steps<Amount[]> {
	const found: Amount[] = [];
	let end = 0;
	for (const from of numberStarts(text)) {
		yield;
		if (from < end) continue;
		const said = numberAt(text, from);
		const amount = said === undefined ? undefined : amountAt(text, from, said, context);
		if (!amount || amount.span.from < end) continue;
		found.push(amount);
		end = amount.span.to;
	}
	const ideographic = ideographicAmounts(text);
	const vague = Array.from(vagueSums(text), span => ({ type: 'MONEY' as const, span, value: null })).filter(sum => !overlaps(sum, found));
	if (ideographic.length === 0 && vague.length === 0) return found;
	const others = ideographic.length === 0 ? found : found.filter(amount => !overlaps(amount, ideographic));
	return [...others, ...ideographic, ...vague].sort((left, right) => left.span.from - right.span.from);
}

function overlaps({ span }: Amount, others: readonly Amount[]): boolean {
	return others.some(other => other.span.from < span.to && span.from < other.span.to);
}

const englishWords = englishNumberWords.join('|');
const multiplierWords = [...multipliers.keys()].sort((a, b) => b.length - a.length).join('|');
const blank = '[ \\u00a0\\u202f]';
const countedNext =
	'hundred|thousand|million|billion|trillion|lakh|crore|percent|per cent|dollar|pound|euro|mile|kilomet|tonne|ton\\b|rupee|yen|franc|peso';
// Bounded: a number may begin at each digit of a list that goes on for pages.
const digits = `\\d{1,3}(?:(?:${blank}|['’])\\d{3}){1,20}(?!\\d)|\\d{1,60}(?:[.,]\\d{1,60}){0,30}[½¼¾]?`;
const inWords =
	`(?:a|one|two|three)[ -]quarters? of an?(?= )|half(?:(?=[ -](?:m|b|tr)illion)| an?(?= (?:${countedNext})))|(?:a(?= hundred and (?:${englishWords})\\b)|(?:${englishWords})(?:-(?:${englishWords}))?)(?: hundred(?: and (?:${englishWords})(?:-(?:${englishWords}))?)?)?(?:[ -]and[ -]a[ -]half)?|` +
	`an?(?= (?:${countedNext}))|(?:${[...otherNumberWords.keys()].join('|')})(?=${blank}(?:${multiplierWords})(?!\\p{L}))`;
const digitsPattern = new RegExp(digits, 'uy');
const wordsPattern = new RegExp(`(?:${inWords})(?![\\p{L}\\p{M}])`, 'iuy');
/** The words that a number in words can begin with: no expression runs anywhere else. */
const openings: ReadonlySet<string> = new Set([...englishNumberWords, ...otherNumberWords.keys(), 'a', 'an', 'half']);
/** The UTF-16 units that they begin with, in either case. */
const openingUnits = new Set([...openings].flatMap(word => [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)]));
const longestOpening = Math.max(...[...openings].map(word => word.length));

/** Where a number may begin: at digits, and at words that open one. */
function* numberStarts(text: string): Generator<number> {
	let at = 0;
	while (at < text.length) {
		const kind = classOf(text.charCodeAt(at));
		const from = at++;
		if (kind === characterClass.digit) {
			while (at < text.length && classOf(text.charCodeAt(at)) === characterClass.digit) at++;
			yield from;
		} else if (isLetterClass(kind)) {
			for (; at < text.length; at++) {
				const next = classOf(text.charCodeAt(at));
				if (!isWordClass(next) || next === characterClass.digit) break;
			}
			if (at - from <= longestOpening && openingUnits.has(text.charCodeAt(from)) && openings.has(text.slice(from, at).toLowerCase())) yield from;
		}
	}
}

/** The number that begins at an offset, as written. */
function numberAt(text: string, from: number): string | undefined {
	const pattern = classOf(text.charCodeAt(from)) === characterClass.digit ? digitsPattern : wordsPattern;
	pattern.lastIndex = from;
	return pattern.exec(text)?.[0];
}
const endPattern = new RegExp(
	`^(?:[-–]|${blank}?(?:[-–—]|to|bis|à|a|до|and)${blank})(${digits}|(?:${englishWords})(?:-(?:${englishWords}))?)(?![\\p{L}\\p{N}])`,
	'iu',
);
const multiplierAfter = new RegExp(
	`^(?:[\\s\\u00a0-]?(hundred thousand|${multiplierWords})(?![\\p{L}\\p{M}\\p{N}])\\.?)(?:[\\s\\u00a0](million|billion|crore|trillion|crores|करोड़|кроре)(?![\\p{L}]))?`,
	'iu',
);
const percentAfter =
	/^(?:[\s\u00a0\u202f]?[%٪％]|[\s\u00a0-]?(?:per\s?cent|pct|percentage points?|prozentpunkten?|prozent|por ciento|por cento|pour cent|per cento|procent|procents|процента|процентов|процент|проценти|відсотків|відсотки|відсотка|відсоток|persen|yüzde|в المئة|في المئة|بالمئة|بالمائة|प्रतिशत|فیصد|درصد)(?![\p{L}\p{M}]))/iu;
/** Whose money it is, in a word or two with capitals, before the word for it. */
const adjectiveAfter = /^[\s\u00a0-]+((?:U\.S\.|US|[\p{Lu}][\p{L}]+)(?: [\p{Lu}][\p{L}]+)?)(?=[\s\u00a0]\p{Ll})/u;
const wordAfter = /^[\s\u00a0-]+(?:de |d['’]|di )?([\p{L}\p{M}]+)/u;
/** `20 million new pesos`. */
const renewedAfter = /^[\s\u00a0](?:new|old)(?=[\s\u00a0]\p{L})/u;

/** A number, what multiplies it, and where both end. */
interface Reading {
	readonly number: number;
	readonly upTo: number | undefined;
	readonly to: number;
}

function amountAt(text: string, from: number, said: string, context: AmountContext): Amount | undefined {
	const sign = signBefore(text, from, context.country);
	if (!sign && /[\p{L}\p{M}_]/u.test(text[from - 1] ?? '')) return undefined;
	const plain = readNumber(text, from, said, context, sign !== undefined);
	if (!plain) return undefined;
	const start = sign?.from ?? from;
	const isBetween = /\b(?:between|from|zwischen|entre|tra|fra|tussen|mellan|między|от|від)\s$/iu.test(text.slice(Math.max(0, start - 12), start));
	const range = rangeFrom(text, from, said, plain, context, sign !== undefined, isBetween);
	for (const reading of range ? [range, plain] : [plain]) {
		const amount = sign
			? {
					type: 'MONEY' as const,
					span: { from: sign.from, to: afterCode(text, reading.to) },
					value: money(reading, sign.scale * sharedFactor(text, from + said.length, reading, isBetween), sign.currency),
				}
			: (percentOf(text, from, reading) ?? moneyAfter(text, from, reading, context.country) ?? quantityAfter(text, from, reading));
		if (amount && !(reading === range && isBetween && sign)) return amount;
	}
	if (sign) return undefined;
	// `5m` may be metres, `5m euros` are none.
	const short = readNumber(text, from, said, context, true);
	return short && short.to > plain.to ? moneyAfter(text, from, short, context.country) : undefined;
}

/** What multiplies the first of two sums that share a multiplier: `$1.5 to $2 billion`, `between $3 and $4 million`. */
function sharedFactor(text: string, numberTo: number, { number, to }: Reading, isBetween: boolean): number {
	if (to > numberTo) return 1;
	const link = secondSum.exec(text.slice(to, to + 40));
	if (!link || (link[1] === 'and' && !isBetween) || Number(link[2]?.replaceAll(',', '')) <= number) return 1;
	return multiplierAt(text, to + link[0].length, true).factor;
}

const secondSum = /^[\s\u00a0]?(to|or|and|-|–)[\s\u00a0]?[\p{L}]{0,3}[$€£¥](\d[\d,]*(?:\.\d+)?)/u;

function readNumber(text: string, from: number, said: string, { language }: AmountContext, hasSign: boolean): Reading | undefined {
	const base = /\d/.test(said) ? numberInDigits(said, writesDecimalComma(language)) : numberInWords(said);
	if (base === undefined || !Number.isFinite(base)) return undefined;
	const { factor, length } = multiplierAt(text, from + said.length, hasSign);
	return { number: base * factor, upTo: undefined, to: from + said.length + length };
}

const spelledOut = /^(?:hundreds?|(?:hundred )?thousands?|(?:m|b|tr)illions?|lakhs?|crores?)$/i;

function multiplierAt(text: string, at: number, hasSign: boolean): { factor: number; length: number } {
	const multiplier = multiplierAfter.exec(text.slice(at, at + 28));
	const word = multiplier?.[1] ?? '';
	if (!multiplier || (word.length === 1 && !hasSign)) return { factor: 1, length: 0 };
	let factor = 1;
	for (const part of `${word} ${multiplier[2] ?? ''}`.toLowerCase().trim().split(' ')) factor *= multipliers.get(part) ?? 1;
	// A full stop belongs to an abbreviation alone, and only where the sentence goes on.
	const behind = /^[\s\u00a0](\p{L}+)/u.exec(text.slice(at + multiplier[0].length, at + multiplier[0].length + 24))?.[1] ?? '';
	const goesOn = /^\p{Ll}/u.test(behind) || currencyWords.has(behind.toLowerCase());
	const isEnd = multiplier[0].endsWith('.') && (spelledOut.test(word) || !goesOn);
	return { factor, length: multiplier[0].length - (isEnd ? 1 : 0) };
}

/** `3-4 million`, `two to three thousand`: both ends have the multiplier of the last, where the first has none of its own. */
function rangeFrom(
	text: string,
	from: number,
	said: string,
	first: Reading,
	context: AmountContext,
	hasSign: boolean,
	isBetween: boolean,
): Reading | undefined {
	const link = endPattern.exec(text.slice(first.to, first.to + 40));
	if (!link || (/and\s/i.test(link[0]) && !isBetween)) return undefined;
	const last = link[1] ?? '';
	const start = first.to + link[0].length - last.length;
	const second = readNumber(text, start, last, context, hasSign);
	if (!second) return undefined;
	const hasOwn = first.to > from + said.length;
	const scaled = hasOwn ? first.number : first.number * multiplierAt(text, start + last.length, hasSign).factor;
	return scaled < second.number ? { number: scaled, upTo: second.number, to: second.to } : undefined;
}

function money({ number, upTo }: Reading, scale: number, currency: string | null): MoneyValue {
	return { amount: tidy(number * scale), ...(upTo === undefined ? {} : { upTo: tidy(upTo * scale) }), currency };
}

/** Some newspapers name the currency behind a sum that has a sign already. */
function afterCode(text: string, to: number): number {
	return to + (/^[\s\u00a0](USD|dollars|rupees)\b/.exec(text.slice(to, to + 9))?.[0].length ?? 0);
}

function percentOf(text: string, from: number, { number, upTo, to }: Reading): Amount | undefined {
	const percent = percentAfter.exec(text.slice(to, to + 24));
	if (!percent) return undefined;
	const { start, isNegative } = signOf(text, from);
	const value = { number: tidy(isNegative ? -number : number), ...(upTo === undefined ? {} : { upTo: tidy(upTo) }) };
	return { type: 'PERCENT', span: { from: start, to: to + percent[0].length }, value };
}

/** Where the number starts with its sign, in a character or a word. */
function signOf(text: string, from: number): { start: number; isNegative: boolean } {
	const word = /(?<!\p{L})(?:minus|moins|menos|meno|минус|мінус)[\s\u00a0]$/iu.exec(text.slice(Math.max(0, from - 8), from));
	if (word) return { start: from - word[0].length, isNegative: true };
	const isSigned = /[-−+]/.test(text[from - 1] ?? '') && /[\s(]/.test(text[from - 2] ?? ' ');
	return { start: isSigned ? from - 1 : from, isNegative: isSigned && text[from - 1] !== '+' };
}

function moneyAfter(text: string, from: number, reading: Reading, country: string | null): Amount | undefined {
	const { number, to } = reading;
	const rest = text.slice(to, to + 48);
	const sign = signAfter(rest, country);
	if (sign) return { type: 'MONEY', span: { from, to: to + sign.length }, value: money(reading, 1, sign.currency) };
	const pence = /^p(?![\p{L}\p{N}])/u.exec(rest);
	if (pence && Number.isInteger(number) && number < 1000 && (country === 'GB' || text.includes('£')))
		return { type: 'MONEY', span: { from, to: to + 1 }, value: money(reading, 0.01, 'GBP') };
	const renewed = renewedAfter.exec(rest)?.[0].length ?? 0;
	const adjective = adjectiveAfter.exec(rest.slice(renewed));
	const whose = adjective ? currencyAdjectives[adjective[1]?.toLowerCase() ?? ''] : undefined;
	const named = (adjective ? currencyAt(rest, renewed + adjective[0].length) : undefined) ?? currencyAt(rest, renewed);
	if (!named) return undefined;
	const { currency, singular, length } = named;
	// No wrestler won so often, no pupil has so many marks.
	const isSum = (singular === 'won' && number >= 1_000_000) || (singular === 'mark' && number >= 1000);
	if (ambiguousWords.has(singular) && !isSum && whose === undefined && !(country !== null && country in currency.byCountry)) {
		const isWeight =
			singular !== 'pound' || country !== null || number < 1000 || /\bweigh(?:s|ed|ing|t)?\b/i.test(text.slice(Math.max(0, from - 60), from));
		if (isWeight) return undefined;
	}
	return {
		type: 'MONEY',
		span: { from, to: to + length },
		value: money(reading, subunits.has(singular) ? 0.01 : 1, currencyOf(currency, whose ?? country)),
	};
}

/** The word for money behind a number, at an offset of what follows it, and how far it reaches. */
function currencyAt(rest: string, from: number): { readonly currency: CurrencyName; readonly singular: string; readonly length: number } | undefined {
	const word = wordAfter.exec(rest.slice(from));
	const named = (word?.[1] ?? '').toLowerCase();
	const singular = named.replace(/s$/, '');
	const currency = currencyWords.get(named) ?? currencyWords.get(singular);
	if (!word || !currency) return undefined;
	const sterling = singular === 'pound' ? (/^[\s\u00a0](?:sterling|stg)(?!\p{L})/iu.exec(rest.slice(from + word[0].length))?.[0].length ?? 0) : 0;
	return {
		currency: sterling > 0 ? currencyWords.get('sterling')! : currency,
		singular: sterling > 0 ? 'sterling' : singular,
		length: from + word[0].length + sterling,
	};
}

/** Words that also say something else: weight, school marks, heads of state, verbs. */
const ambiguousWords = new Set([
	'pound',
	'mark',
	'crown',
	'won',
	'sum',
	'som',
	'sol',
	'real',
	'dong',
	'lev',
	'lei',
	'colon',
	'kip',
	'dram',
	'leone',
	'kina',
	'lek',
	'inti',
	'austral',
	'cordoba',
]);

function quantityAfter(text: string, from: number, { number, upTo, to }: Reading): Amount | undefined {
	const unit = unitNamed(text.slice(to, to + 32));
	if (!unit) return undefined;
	const isTemperature = unit.name.startsWith('degree');
	const { start, isNegative } = isTemperature ? signOf(text, from) : { start: from, isNegative: false };
	const value = { number: tidy(isNegative ? -number : number), ...(upTo === undefined ? {} : { upTo: tidy(upTo) }), unit: unit.name };
	return { type: 'QUANTITY', span: { from: start, to: to + unit.length }, value };
}
