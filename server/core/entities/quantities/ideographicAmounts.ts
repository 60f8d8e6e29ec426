import type { Amount } from './findAmounts.ts';
import { numberInDigits, tidy } from './numbers.ts';

const multipliers: Readonly<Record<string, number>> = {
	千: 1e3,
	천: 1e3,
	万: 1e4,
	萬: 1e4,
	만: 1e4,
	百万: 1e6,
	千万: 1e7,
	亿: 1e8,
	億: 1e8,
	억: 1e8,
	兆: 1e12,
	조: 1e12,
};
const currencies: Readonly<Record<string, string>> = {
	元: 'CNY',
	人民币: 'CNY',
	元人民币: 'CNY',
	美元: 'USD',
	欧元: 'EUR',
	歐元: 'EUR',
	英镑: 'GBP',
	日元: 'JPY',
	港元: 'HKD',
	円: 'JPY',
	ドル: 'USD',
	ユーロ: 'EUR',
	ポンド: 'GBP',
	원: 'KRW',
	달러: 'USD',
	유로: 'EUR',
	엔: 'JPY',
};
const alternatives = (table: Readonly<Record<string, unknown>>): string =>
	Object.keys(table)
		.sort((a, b) => b.length - a.length)
		.join('|');
const pattern = new RegExp(`(\\d+(?:[.,]\\d+)*)(?:多|余|約)?\\s?((?:${alternatives(multipliers)})*)\\s?(${alternatives(currencies)})`, 'gu');

/** Sums in Chinese, Japanese and Korean, where no blank parts number, multiplier and currency: `30亿元`, `5000万円`, `3조 원`. */
export function ideographicAmounts(text: string): Amount[] {
	if (!/[元円원币ドユポ달유엔]/u.test(text)) return [];
	const found: Amount[] = [];
	for (const match of text.matchAll(pattern)) {
		const [whole, digits = '', scale = '', currency = ''] = match;
		let number = numberInDigits(digits);
		for (const part of scale.matchAll(new RegExp(alternatives(multipliers), 'gu'))) number *= multipliers[part[0]] ?? 1;
		found.push({
			type: 'MONEY',
			span: { from: match.index, to: match.index + whole.length },
			value: { amount: tidy(number), currency: currencies[currency] ?? null },
		});
	}
	return found;
}
