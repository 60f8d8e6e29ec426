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

/** What each class of characters is; a later one goes before. Runs of a class are found at once: a test for each unit would take a tenth of a second. */
const classes: readonly (readonly [RegExp, number])[] = [
	[/\s+/gu, blank],
	[/\p{L}+/gu, uncased],
	[/\p{Lu}+/gu, upper],
	[/\p{Ll}+/gu, lower],
	[/\p{M}+/gu, mark],
	[/\p{Nd}+/gu, digit],
];

function build(): Uint8Array {
	const kinds = new Uint8Array(65_536);
	// Surrogates would pair up with what follows them.
	const planes: readonly (readonly [from: number, to: number])[] = [
		[0, 0xd800],
		[0xe000, 65_536],
	];
	for (const [from, to] of planes) {
		let text = '';
		for (let code = from; code < to; code += 4096) {
			const count = Math.min(4096, to - code);
			text += String.fromCharCode(...Array.from({ length: count }, (_, step) => code + step));
		}
		for (const [pattern, kind] of classes) {
			for (const { index, 0: run } of text.matchAll(pattern)) kinds.fill(kind, from + index, from + index + run.length);
		}
	}
	for (let code = 0; code < 65_536; code++) if (kinds[code] === uncased && isUnspaced(code)) kinds[code] = ideograph;
	// Beyond the basic plane nearly all that newspapers write are ideographs.
	return kinds.fill(ideograph, 0xd800, 0xe000);
}

/** Kana, Han, Thai, Lao, Burmese and Khmer. */
function isUnspaced(code: number): boolean {
	return (
		(code >= 0x4e00 && code < 0xa000) ||
		(code >= 0x3040 && code < 0x3100) ||
		(code >= 0x3400 && code < 0x4dc0) ||
		(code >= 0xf900 && code < 0xfb00) ||
		(code >= 0x0e00 && code < 0x0f00) ||
		(code >= 0x1000 && code < 0x10a0) ||
		(code >= 0x1780 && code < 0x1800)
	);
}
