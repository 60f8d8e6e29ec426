import type { DialectKeyword, EndForm } from './dialect.ts';
import { looksLike } from './lookalikes.ts';

/** A keyword as it stands at the start of some text. */
export interface KeywordReading {
	readonly kind: 'opener' | 'end';
	/** The form it was taken for. Ends that echo a name read as `END` or `END FILE:`; the line reader tells them apart. */
	readonly form: DialectKeyword | EndForm | 'END FILE:' | 'BEGIN' | 'START';
	/** How many units of the text it takes. */
	readonly length: number;
	/** `exact`; another `case`; `alike` letters; `spelling` off by one; `glued` to what follows; `cut` short. */
	readonly quality: 'exact' | 'case' | 'alike' | 'spelling' | 'glued' | 'cut';
}

/** Longest first, so that the first that fits is the right one. A blank stands for any run of blanks. */
const phrases: readonly (readonly [string, KeywordReading['kind'], KeywordReading['form']])[] = [
	['BEGIN_FILE', 'opener', 'BEGIN_FILE'],
	['BEGIN FILE', 'opener', 'BEGIN FILE'],
	['START_FILE', 'opener', 'START_FILE'],
	['START FILE', 'opener', 'START_FILE'],
	['FILE_START', 'opener', 'FILE_START'],
	['END_FILE', 'end', 'END_FILE'],
	['END FILE:', 'end', 'END FILE:'],
	['END FILE', 'end', 'END FILE'],
	['FILE_END', 'end', 'FILE_END'],
	['ENDFILE', 'end', 'ENDFILE'],
	['/ FILE', 'end', '/FILE'],
	['/FILE', 'end', '/FILE'],
	['END', 'end', 'END'],
	['FILE', 'opener', 'FILE'],
];

/** Reads the keyword at the start of `text`, as forgivingly as it can be told from a word that is none. */
export function readKeyword(text: string): KeywordReading | undefined {
	for (const [phrase, kind, form] of phrases) {
		const length = phraseLength(text, phrase);
		if (length === undefined || isWordCharacter(text, length)) continue;
		const written = text.slice(0, length);
		const quality =
			written === phrase
				? 'exact'
				: written.replace(/[ \t]+/g, ' ').toUpperCase() === phrase
					? written === written.toUpperCase()
						? 'exact'
						: 'case'
					: 'alike';
		return { kind, form, length, quality };
	}
	return readGlued(text) ?? readMisspelt(text) ?? readBegin(text);
}

function phraseLength(text: string, phrase: string): number | undefined {
	let index = 0;
	for (const letter of phrase) {
		if (letter === ' ') {
			const start = index;
			while (text[index] === ' ' || text[index] === '\t') index++;
			if (index === start) return undefined;
			continue;
		}
		const codePoint = text.codePointAt(index);
		if (codePoint === undefined) return undefined;
		const character = String.fromCodePoint(codePoint);
		if (!(/[A-Z]/.test(letter) ? looksLike(character, letter) : character === letter)) return undefined;
		index += character.length;
		const marks = /^\p{M}+/u.exec(text.slice(index, index + 4));
		if (marks) index += marks[0].length;
	}
	return index;
}

function isWordCharacter(text: string, index: number): boolean {
	const rest = text.slice(index, index + 2);
	return /^[\p{L}\p{N}_]/u.test(rest);
}

/** `FILEa.txt`: the keyword in capitals, with a name directly behind it that no word is (`FILENAME` and `FILES` are words). */
function readGlued(text: string): KeywordReading | undefined {
	const match = /^FILE(?=[\p{L}\p{N}_])([^\s<>]+)/u.exec(text);
	if (!match) return undefined;
	const rest = match[1]!;
	const isName = /\.\w{1,5}$/.test(rest) || /[/\d]/.test(rest) || /^\p{Ll}/u.test(rest) || /^[^\x00-\x7f]/.test(rest) || /^_\S/.test(rest);
	const isDoubled = /^FILE$/.test(rest);
	if (isDoubled) return { kind: 'opener', form: 'FILE', length: 8, quality: 'spelling' };
	return isName ? { kind: 'opener', form: 'FILE', length: 4, quality: 'glued' } : undefined;
}

/** One letter wrong, missing, doubled or in the wrong place; letters with signs between them; or a word cut short that is all there is. */
function readMisspelt(text: string): KeywordReading | undefined {
	const word = /^[\p{L}\p{N}\p{M}_|!$€@¦-]+/u.exec(text)?.[0] ?? '';
	const letters = [...word.normalize('NFC')];
	const spaced = /^(\S)[ \t._\-*]*(\S)[ \t._\-*]*(\S)[ \t._\-*]*(\S)(?=[\s:]|$)/u.exec(text);
	if (spaced && spaced[0].length > 4 && [...'FILE'].every((capital, index) => looksLike(spaced[index + 1]!, capital))) {
		return { kind: 'opener', form: 'FILE', length: spaced[0].length, quality: 'spelling' };
	}
	const isCut = letters.length > 0 && letters.length < 4 && letters.every((letter, index) => looksLike(letter, 'FILE'[index]!));
	if (isCut && (letters.length > 1 || letters[0] === 'F') && /^\s*>*\s*$/.test(text.slice(word.length))) {
		return { kind: 'opener', form: 'FILE', length: word.length, quality: 'cut' };
	}
	if (letters.length >= 3 && letters.length <= 6) {
		if (editDistance(letters, 'FILE') <= 1) return { kind: 'opener', form: 'FILE', length: word.length, quality: 'spelling' };
		if (letters.length <= 5 && sortedLetters(letters.join('').toUpperCase()) === 'EFIL')
			return { kind: 'opener', form: 'FILE', length: word.length, quality: 'spelling' };
	}
	for (const [phrase, form] of [
		['ENDFILE', 'ENDFILE'],
		['END_FILE', 'END_FILE'],
		['BEGIN_FILE', 'BEGIN_FILE'],
		['START_FILE', 'START_FILE'],
	] as const) {
		if (Math.abs(letters.length - phrase.length) <= 1 && editDistance(letters, phrase) <= 1) {
			return { kind: phrase.startsWith('END') ? 'end' : 'opener', form, length: word.length, quality: 'spelling' };
		}
	}
	const swapped = /^(\p{L}{2,4})[ \t]+(\p{L}{4})(?![\p{L}\p{N}])/u.exec(text);
	if (swapped && editDistance([...swapped[1]!], 'END') <= 1 && editDistance([...swapped[2]!], 'FILE') === 0)
		return { kind: 'end', form: 'END FILE', length: swapped[0].length, quality: 'spelling' };
	const doubled = /^(?:FF+I+L+E+|F+II+L+E+|F+I+LL+E+|F+I+L+EE+)(?![\p{L}\p{N}])/iu.exec(text);
	return doubled ? { kind: 'opener', form: 'FILE', length: doubled[0].length, quality: 'spelling' } : undefined;
}

function readBegin(text: string): KeywordReading | undefined {
	const match = /^(BEGIN|START)(?![A-Za-z])/i.exec(text);
	if (!match) return undefined;
	const form = match[1]!.toUpperCase() === 'BEGIN' ? 'BEGIN' : 'START';
	return { kind: 'opener', form, length: match[0].length, quality: 'spelling' };
}

function sortedLetters(word: string): string {
	return [...word].sort().join('');
}

/** The optimal string alignment distance (one for a letter too many, too few, wrong, or two swapped), look-alikes counting as equal. */
function editDistance(letters: readonly string[], word: string): number {
	const width = word.length + 1;
	const cost = new Uint8Array((letters.length + 1) * width);
	for (let row = 0; row <= letters.length; row++) {
		for (let column = 0; column < width; column++) {
			if (row === 0 || column === 0) {
				cost[row * width + column] = row + column;
				continue;
			}
			const isEqual = looksLike(letters[row - 1]!, word[column - 1]!);
			let best = Math.min(
				cost[(row - 1) * width + column]! + 1,
				cost[row * width + column - 1]! + 1,
				cost[(row - 1) * width + column - 1]! + (isEqual ? 0 : 1),
			);
			if (row > 1 && column > 1 && looksLike(letters[row - 1]!, word[column - 2]!) && looksLike(letters[row - 2]!, word[column - 1]!)) {
				best = Math.min(best, cost[(row - 2) * width + column - 2]! + 1);
			}
			cost[row * width + column] = best;
		}
	}
	return cost[letters.length * width + width - 1]!;
}
