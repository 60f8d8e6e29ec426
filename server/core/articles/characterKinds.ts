/** What a UTF-16 unit is to the features: a table, since a regular expression a unit is too slow. */
export const other = 0;
export const blank = 1;
export const upper = 2;
export const lower = 3;
/** A letter of a script without case. */
export const uncased = 4;
export const digit = 5;
/** A letter of a script that is written without blanks: two of them are a word's worth. */
export const ideograph = 6;
export const mark = 7;

let table: Uint8Array | undefined;

/** The kinds of all UTF-16 units, built at first use. Surrogates count as ideographs. */
export function characterKinds(): Uint8Array {
	table ??= build();
	return table;
}

function build(): Uint8Array {
	const kinds = new Uint8Array(65_536);
	for (let code = 0; code < 65_536; code++) {
		if ((code >= 0x4e00 && code < 0xa000) || (code >= 0xac00 && code < 0xd7a4) || (code >= 0xd800 && code < 0xe000)) {
			// Hangul is written with blanks between words.
			kinds[code] = code >= 0xac00 && code < 0xd7a4 ? uncased : ideograph;
			continue;
		}
		if (code >= 0xe000 && code < 0xf900) continue;
		const char = String.fromCharCode(code);
		if (/\s/.test(char)) kinds[code] = blank;
		else if (/\p{L}/u.test(char)) {
			if (isUnspaced(code)) kinds[code] = ideograph;
			else kinds[code] = /\p{Lu}/u.test(char) ? upper : /\p{Ll}/u.test(char) ? lower : uncased;
		} else if (/\p{M}/u.test(char)) kinds[code] = mark;
		else if (/\p{Nd}/u.test(char)) kinds[code] = digit;
	}
	return kinds;
}

/** Kana, Han, Thai, Lao, Burmese and Khmer. */
function isUnspaced(code: number): boolean {
	return (
		(code >= 0x3040 && code < 0x3100) ||
		(code >= 0x3400 && code < 0x4dc0) ||
		(code >= 0xf900 && code < 0xfb00) ||
		(code >= 0x0e00 && code < 0x0f00) ||
		(code >= 0x1000 && code < 0x10a0) ||
		(code >= 0x1780 && code < 0x1800)
	);
}
