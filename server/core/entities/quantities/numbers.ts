/** Languages in which a comma separates thousands and a point decimals; elsewhere it is the other way round. */
const pointDecimals = new Set(['en', 'zh', 'ja', 'ko', 'hi', 'ur', 'bn', 'th', 'he', 'ar', 'ms', 'fil', 'sw', 'ta', 'te', 'mr', 'gu', 'pa']);

/** Whether a language writes `1.500` for fifteen hundred. Without a language, English. */
export function writesDecimalComma(language: string | null): boolean {
	return language !== null && !pointDecimals.has(language.slice(0, 3).replace(/-.*/, '').toLowerCase());
}

/** Digits with separators: `1,234.5`, `1.234,5` (decimal comma), `1 234`, `12,34,567`, `3½`, `1’234`. `500.000` is what the language says. */
export function numberInDigits(text: string, decimalComma = false): number {
	const fraction = { '½': 0.5, '¼': 0.25, '¾': 0.75 }[text.at(-1) ?? ''] ?? 0;
	let digits = text.replace(/[½¼¾\s\u00a0\u202f'’]/g, '');
	const dots = /^\d{1,3}(?:\.\d{3})+$/.test(digits);
	if ((dots && (decimalComma || digits.split('.').length > 2)) || /^\d{1,3}(?:\.\d{3})+,\d+$/.test(digits))
		digits = digits.replaceAll('.', '').replace(',', '.');
	else if (/^\d+,\d{1,2}$/.test(digits) || (decimalComma && /^\d+,\d+$/.test(digits))) digits = digits.replace(',', '.');
	else digits = digits.replaceAll(',', '');
	return Number(digits || '0') + fraction;
}

/** Without the noise of binary fractions: 4.5 billion is 4500000000. */
export function tidy(number: number): number {
	return Number(number.toPrecision(12));
}
