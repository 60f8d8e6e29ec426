/** Words that multiply the number before them. */
export const multipliers: ReadonlyMap<string, number> = new Map(
	Object.entries({
		hundred: 1e2,
		thousand: 1e3,
		k: 1e3,
		tsd: 1e3,
		lakh: 1e5,
		lakhs: 1e5,
		lac: 1e5,
		lacs: 1e5,
		million: 1e6,
		millions: 1e6,
		m: 1e6,
		mn: 1e6,
		mln: 1e6,
		mio: 1e6,
		millionen: 1e6,
		millones: 1e6,
		milliards: 1e9,
		crore: 1e7,
		crores: 1e7,
		billion: 1e9,
		billions: 1e9,
		b: 1e9,
		bn: 1e9,
		bln: 1e9,
		milliard: 1e9,
		milliarden: 1e9,
		arab: 1e9,
		trillion: 1e12,
		trillions: 1e12,
		tn: 1e12,
		trn: 1e12,
	}),
);

const units =
	'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** The value of a number in words, `twenty-five`, `a`, `one and a half`; undefined for anything else. */
export function numberInWords(words: string): number | undefined {
	let total = 0;
	let seen = false;
	for (const word of words.toLowerCase().split(/[\s-]+/)) {
		const unit = units.indexOf(word);
		const ten = tens.indexOf(word);
		if (unit >= 0) total += unit;
		else if (ten >= 0) total += 20 + ten * 10;
		else if (word === 'half') total += 0.5;
		else if (word === 'a' || word === 'an') total += seen ? 0 : 1;
		else if (word !== 'and') return undefined;
		seen = true;
	}
	return seen ? total : undefined;
}

/** Digits with separators: `1,234.5`, `1.234,5` (decimal comma), `1 234`, `12,34,567`, `3½`. */
export function numberInDigits(text: string): number {
	const fraction = { '½': 0.5, '¼': 0.25, '¾': 0.75 }[text.at(-1) ?? ''] ?? 0;
	let digits = text.replace(/[½¼¾\s\u00a0\u202f]/g, '');
	if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(digits) || /^\d{1,3}(?:\.\d{3})+,\d+$/.test(digits)) digits = digits.replaceAll('.', '').replace(',', '.');
	else if (/^\d+,\d{1,2}$/.test(digits)) digits = digits.replace(',', '.');
	else digits = digits.replaceAll(',', '');
	return Number(digits || '0') + fraction;
}

/** Without the noise of binary fractions: 4.5 billion is 4500000000. */
export function tidy(number: number): number {
	return Number(number.toPrecision(12));
}
