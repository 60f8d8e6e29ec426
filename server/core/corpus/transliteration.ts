/**
 * Letters of all scripts as Latin ones, for the names that are made of headlines: a name that can be typed anywhere. The table is data
 * (models/transliteration.bin.gz), loaded when names are first made; without it, names keep the script of their headline.
 */

/** The table's file, unpacked: UTF-8 lines, each the first code point of a run in hexadecimal and what its letters become, in order, split by blanks. */
interface Run {
	readonly first: number;
	readonly letters: readonly string[];
}

let runs: readonly Run[] = [];

/** Takes the table's unpacked bytes. Throws where they are no table. */
export function loadTransliteration(bytes: Uint8Array): void {
	const lines = new TextDecoder().decode(bytes).split('\n');
	if (lines[0] !== transliterationHeader) throw new Error('The table of letters does not fit this version: reinstall Article Corpus.');
	runs = lines.slice(1).map(line => {
		const [first, ...letters] = line.split(' ');
		return { first: Number.parseInt(first!, 16), letters };
	});
}

/** The first line of the table's file. */
export const transliterationHeader = 'article-corpus transliteration 1';

/** Whether the table is there: names are then Latin whatever the script. */
export function isTransliterationLoaded(): boolean {
	return runs.length > 0;
}

/** The text with every letter that the table knows in Latin letters and digits. Ideographs become syllables that hyphens part. */
export function transliterated(text: string): string {
	if (runs.length === 0) return text;
	let out = '';
	let wasIdeograph = false;
	for (const char of text.normalize('NFC')) {
		const code = char.codePointAt(0)!;
		const isIdeograph = code >= 0x3400 && code < 0xa000;
		const latin = code < 0x80 ? char : code >= 0xac00 && code < 0xd7a4 ? hangul(code - 0xac00) : letterOf(code);
		if ((isIdeograph || (wasIdeograph && /^[a-z0-9]/i.test(latin ?? ''))) && /[a-z0-9]$/.test(out)) out += '-';
		out += latin ?? char;
		wasIdeograph = isIdeograph;
	}
	return out;
}

function letterOf(code: number): string | undefined {
	let low = 0;
	let high = runs.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (runs[middle]!.first <= code) low = middle;
		else high = middle - 1;
	}
	return runs[low]?.letters[code - runs[low]!.first];
}

/** Revised Romanisation of Korean, letter by letter. */
const initials = 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' ');
const vowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const finals = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ');

function hangul(index: number): string {
	return initials[Math.floor(index / 588)]! + vowels[Math.floor((index % 588) / 28)]! + finals[index % 28]!;
}
