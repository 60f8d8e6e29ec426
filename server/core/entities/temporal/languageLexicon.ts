import { monthNames } from '../../articles/monthNames.ts';
import { unitCodes } from './anchor.ts';
import type { Lexicon, WordClass } from './lexicon.ts';
import { type TimeWords, timeWords } from './timeWords.ts';

const lexicons = new Map<string, Lexicon>();

/** The words of a language by its BCP 47 tag; undefined for English and for languages whose words for times are not known. */
export function lexiconOfLanguage(tag: string | null): Lexicon | undefined {
	const language = tag?.toLowerCase().replace(/[-_].*/, '') ?? 'en';
	const words = timeWords[language];
	if (!words) return undefined;
	let lexicon = lexicons.get(language);
	if (!lexicon) lexicons.set(language, (lexicon = buildLexicon(words, monthNames[language])));
	return lexicon;
}

/** Codes of the periods that `k` names. */
const periodCodes = ['D', 'W', 'M', 'Y'];
/** Later letters do not replace earlier ones: a word that is two things is the one that comes first here. */
const columns = ['T', 'W', 'P', 'U', 'S', 'o', 'c'] as const;
const lists = ['p', 'x', 'f', 'g', 'z', 'q', 'Q', 'O', 'E', 'I', 't', 'l'] as const;

function buildLexicon(table: TimeWords, months: string | undefined): Lexicon {
	const words = new Map<string, WordClass>();
	const phrases = new Map<string, { rest: string; class: WordClass }[]>();
	const add = (form: string, wordClass: WordClass): void => {
		const text = form.replaceAll('_', ' ');
		const first = /^[\p{L}\p{M}]+/u.exec(text)?.[0] ?? '';
		if (first === '') return;
		if (first === text) {
			if (!words.has(text)) words.set(text, wordClass);
			return;
		}
		const known = phrases.get(first) ?? [];
		known.push({ rest: text.slice(first.length), class: wordClass });
		phrases.set(first, known);
	};
	const addColumns = (letter: string, text: string | undefined, valueAt: (column: number) => number): void => {
		for (const [column, forms] of (text ?? '').split(' ').entries())
			if (forms !== '-') for (const form of forms.split('/')) add(form, { letter, value: valueAt(column) });
	};
	for (const letter of columns) addColumns(letter, table[letter], column => (letter === 'T' ? column - 2 : column + 1));
	for (const letter of lists) for (const form of (table[letter] ?? '').split('/')) add(form, { letter: letter === 'E' ? 'Ñ' : letter, value: 1 });
	for (const [period, forms] of Object.entries(table.k ?? {})) {
		const value = periodCodes.indexOf(period[0] ?? '') * 10 + Number(period.slice(1)) + 5;
		for (const form of forms.split('/')) add(form, { letter: 'k', value });
	}
	for (const [month, forms] of (months ?? '').split(' ').entries())
		for (const form of forms.split('|')) if (form.length > 3 || form === forms) add(form, { letter: 'M', value: month + 1 });
	for (const known of phrases.values()) known.sort((a, b) => b.rest.length - a.rest.length);
	return { word: lowerCase => words.get(lowerCase), phrases, capitalOnly: new Set(), futureEnding: table.futureEnding };
}

/** The code of the unit and the shift that a word of class `k` says. */
export function periodOf(value: number): { readonly code: (typeof unitCodes)[number]; readonly shift: number } {
	const rank = Math.floor(value / 10);
	return { code: unitCodes[rank] ?? 'Y', shift: value - rank * 10 - 5 };
}
