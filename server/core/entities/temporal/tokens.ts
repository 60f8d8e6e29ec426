import { monthOf } from '../../articles/dates.ts';
import type { Steps } from '../../util/steps.ts';
import type { Lexicon } from './lexicon.ts';

/** A text as the patterns see it: tokens, and one class letter a token (`lexicon.ts`). */
export interface ClassifiedText {
	readonly text: string;
	readonly from: Int32Array;
	readonly to: Int32Array;
	/** What a token says: a number, a month from 1, a unit's rank, ... */
	readonly value: Float64Array;
	readonly classes: string;
}

/** So many tokens are read in a step. */
const tokensInStep = 2048;

/** Reads a text once, with the words of its language; where that is not known, or none of ours, months may be of any (`25 out` is the 25th of October in Portuguese). */
export function* classifyInSteps(text: string, lexicon: Lexicon, hasForeignMonths: boolean): Steps<ClassifiedText> {
	const from: number[] = [];
	const to: number[] = [];
	const value: number[] = [];
	const letters: string[] = [];
	const push = (start: number, end: number, letter: string, number = 0): void => {
		from.push(start);
		to.push(end);
		letters.push(letter);
		value.push(number);
	};
	let at = 0;
	for (let pause = tokensInStep; at < text.length; ) {
		if (letters.length >= pause) {
			pause += tokensInStep;
			yield;
		}
		const unit = text.charCodeAt(at);
		if (unit === 32 || unit === 9 || unit === 0xa0) {
			at++;
		} else if (unit >= 48 && unit <= 57) {
			at = readNumber(text, at, push);
		} else if (isLetter(unit)) {
			const start = at;
			do at++;
			while (at < text.length && isLetter(text.charCodeAt(at)));
			at = readWord(text, start, at, lexicon, push);
		} else {
			push(at, at + 1, punctuation(unit));
			at++;
		}
	}
	// `It could last several months`: a verb.
	for (let index = 1; index < letters.length; index++) {
		if (letters[index] !== 'p' || text.slice(from[index], to[index]) !== 'last') continue;
		if (/^(?:to|not|will|would|shall|should|can|could|may|might|must)$/.test(text.slice(from[index - 1], to[index - 1]))) letters[index] = 'X';
	}
	for (let index = 0; hasForeignMonths && index < letters.length; index++) {
		if (letters[index] !== 'X' || to[index]! - from[index]! < 3) continue;
		if (!isDayOrYear(letters[index - 1]) && !isDayOrYear(letters[index + 1]) && letters[index + 1] !== 'O') continue;
		const month = monthOf(text.slice(from[index], to[index]).toLowerCase());
		if (month === 0) continue;
		letters[index] = 'N';
		value[index] = month;
	}
	return { text, from: Int32Array.from(from), to: Int32Array.from(to), value: Float64Array.from(value), classes: letters.join('') };
}

type Push = (start: number, end: number, letter: string, number?: number) => void;

function isDayOrYear(letter: string | undefined): boolean {
	return letter === 'd' || letter === 'y' || letter === 'o';
}

function isLetter(unit: number): boolean {
	return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 0xc0 && unit < 0x2000) || unit >= 0x3040 || unit === 0xaa;
}

function punctuation(unit: number): string {
	if (unit === 45 || unit === 0x2013 || unit === 0x2010 || unit === 0x2011) return 'h';
	if (unit === 44 || unit === 46) return String.fromCharCode(unit);
	if (unit === 10 || unit === 13) return '\n';
	if (unit === 39 || unit === 0x2019) return "'";
	return '!';
}

/** Takes a word, or the longest phrase that begins with it; gives where that ends. */
function readWord(text: string, start: number, end: number, lexicon: Lexicon, push: Push): number {
	const word = end - start > longestWord ? '' : text.slice(start, end);
	const lower = word.toLowerCase();
	for (const { rest, class: known } of lexicon.phrases.get(lower) ?? noPhrases) {
		const stop = end + rest.length;
		if (text.slice(end, stop).toLowerCase().replaceAll('’', "'") !== rest) continue;
		if (!rest.endsWith("'") && stop < text.length && isLetter(text.charCodeAt(stop))) continue;
		push(start, stop, known.letter, known.value);
		return stop;
	}
	const known = lexicon.word(lower);
	if (known && !(word === lower && lexicon.capitalOnly.has(lower))) push(start, end, known.letter, known.value);
	else push(start, end, lexicon.futureEnding?.test(lower) && word === lower ? 'l' : 'X');
	return end;
}

const noPhrases: readonly never[] = [];

/** Longer words are none of ours. */
const longestWord = 16;

const isoDate = /\d{4}-[01]\d-[0-3]\d(?!\d)/y;
const clock = /([01]?\d|2[0-3])[:.]([0-5]\d)(?![\d.:])/y;
const oClock = /(?:1[0-2]|[1-9]) ?o['’]clock(?![a-z])/iy;
const slashed = /\d{1,4}([/.])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)/y;
const number = /\d+(?:,\d{3})*(?:\.\d+)?/y;

function readNumber(text: string, at: number, push: Push): number {
	const ending = (pattern: RegExp): number => {
		pattern.lastIndex = at;
		return pattern.test(text) ? pattern.lastIndex : -1;
	};
	let end = ending(isoDate);
	if (end > 0) {
		push(at, end, 'i');
		return end;
	}
	end = ending(slashed);
	if (end > 0) {
		push(at, end, 's');
		return end;
	}
	end = ending(clock);
	if (end > 0 && (text[at + 1] === ':' || text[at + 2] === ':' || /^\s?[ap]\.?m\b/i.test(text.slice(end, end + 4)))) {
		const [hour, minute] = text.slice(at, end).split(/[:.]/);
		push(at, end, 'C', Number(hour) * 60 + Number(minute));
		return end;
	}
	end = ending(oClock);
	if (end > 0) {
		push(at, end, 'C', Number.parseInt(text.slice(at, end), 10) * 60);
		return end;
	}
	end = ending(number);
	const digits = text.slice(at, end);
	const amount = Number(digits.replaceAll(',', ''));
	const suffix = /^(?:st|nd|rd|th|er|re|[eºª])(?![\p{L}\p{N}])/iu.exec(text.slice(end, end + 3))?.[0];
	if (suffix && amount >= 1 && amount <= 31 && !digits.includes('.')) {
		push(at, end + suffix.length, 'o', amount);
		return end + suffix.length;
	}
	if (/^['’]?s\b/.test(text.slice(end, end + 3)) && /^(?:1[0-9]|20|21)?\d0$/.test(digits)) {
		const stop = text.indexOf('s', end) + 1;
		push(at, stop, 'D', amount < 100 ? 1900 + amount : amount);
		return stop;
	}
	const whole = !/[.,]/.test(digits);
	const letter = whole && digits.length === 4 && amount >= 1000 && amount < 2200 ? 'y' : whole && amount >= 1 && amount <= 31 ? 'd' : 'n';
	push(at, end, letter, amount);
	return end;
}
