import type { Span } from '../source/span.ts';
import { runSteps, type Steps } from '../util/steps.ts';
import { foldLetters } from './letters.ts';

/**
 * Acronyms that a text itself explains: `Long Name (LN)`, `LN (Long Name)` and `Long Name, or LN,`.
 *
 * The first letter of the acronym starts the first word of the expansion, and its last letter lies in the last word; the letters between are
 * aligned so that as many as possible start a word (after Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
 * biomedical text", 2003, with the alignment scored instead of the first one taken). Any script that has upper case.
 */
export interface AcronymPair {
	/** As it stands, a plural s included: `VASPs`. */
	readonly acronym: string;
	/** Without the plural s. */
	readonly base: string;
	readonly acronymSpan: Span;
	readonly expansion: string;
	readonly expansionSpan: Span;
}

/** The pairs of a text in order. */
export function findAcronymPairs(text: string): readonly AcronymPair[] {
	return runSteps(acronymPairsInSteps(text));
}

/** A bracket a step. */
export function* acronymPairsInSteps(text: string): Steps<readonly AcronymPair[]> {
	const pairs: AcronymPair[] = [];
	for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
		yield;
		const pair = expansionBefore(text, open) ?? expansionInside(text, open);
		if (pair) pairs.push(pair);
	}
	for (const match of text.matchAll(namedAfterComma)) {
		yield;
		const acronym = match[1] ?? '';
		const from = match.index + match[0].length - acronym.length;
		const pair = alignBefore(text, match.index, acronym, from);
		if (pair) pairs.push(pair);
	}
	return pairs.sort((left, right) => left.acronymSpan.from - right.acronymSpan.from);
}

/** The form that singular and plural, `U.N.` and `UN` share. */
export function acronymBase(form: string): string {
	const letters = form.replace(/[.’']/g, '');
	return /^[\p{Lu}\p{N}&/-]{2,}s$/u.test(letters) ? letters.slice(0, -1) : letters;
}

/** Whether a token has the shape of an acronym: two upper-case letters or more, few lower-case ones (`MoD`, `UNHCR`, `PML-N`, `VASPs`). */
export function looksLikeAcronym(token: string): boolean {
	if (token.length < 2 || token.length > 12 || !acronymShape.test(token)) return false;
	let upper = 0;
	let lower = 0;
	for (const letter of acronymBase(token)) {
		if (/\p{Lu}/u.test(letter)) upper++;
		else if (/\p{Ll}/u.test(letter)) lower++;
	}
	const digits = /\d/.test(token);
	return (upper >= 2 || (upper === 1 && digits && lower === 0)) && lower <= upper;
}

const acronymShape = /^[\p{Lu}\p{N}][\p{L}\p{N}.&/-]*$/u;
const acronymAtStart = /^[“"'‘«]?([\p{Lu}\p{N}][\p{L}\p{N}.&/-]{1,11})[”"'’»]?(?=[),;]|\s+(?:in|or|by)\s)/u;
const acronymAtEnd = /(?:^|[\s“"(‘«])([\p{Lu}][\p{L}\p{N}.&/-]{1,11})[”"’»]? ?$/u;
const namedAfterComma = /, (?:or|known as) (?:the )?([\p{Lu}][\p{L}\p{N}&-]{1,9})(?=[,.;)])/gu;
/** Words that an acronym may pass over, in the languages that use such names most. */
const smallWords = new Set(
	(
		'a an and as at by de del della dem den der des di do dos du e el en et for für fur för för i in la las le les los na of on or para ' +
		'per pour su the to und und van voor y и в по на за о та των του της και'
	).split(' '),
);
const numberWords = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const longestExpansion = 140;

function expansionBefore(text: string, open: number): AcronymPair | undefined {
	const match = acronymAtStart.exec(text.slice(open + 1, open + 30));
	const acronym = match?.[1]?.replace(/[./-]$/, '');
	if (!match || !acronym || !looksLikeAcronym(acronym)) return undefined;
	const from = open + 1 + match[0].indexOf(acronym);
	return alignBefore(text, open, acronym, from);
}

function expansionInside(text: string, open: number): AcronymPair | undefined {
	const close = text.slice(open, open + longestExpansion).indexOf(')');
	const match = acronymAtEnd.exec(text.slice(Math.max(0, open - 16), open));
	const acronym = match?.[1];
	if (close < 0 || !match || !acronym || !looksLikeAcronym(acronym)) return undefined;
	const inside = text.slice(open + 1, open + close).split(/[,;]/)[0] ?? '';
	const words = wordsOf(inside, open + 1);
	if (words.length < 2 || inside.includes('\n')) return undefined;
	const last = contentWordBefore(words, words.length);
	if (alignmentScore(lettersOf(acronym), words, 0) === undefined || last < 1) return undefined;
	const from = open - (text.slice(Math.max(0, open - 16), open).length - match.index) + match[0].indexOf(acronym);
	const expansionSpan = { from: words[0]?.from ?? 0, to: words.at(-1)?.to ?? 0 };
	return pairOf(text, acronym, from, expansionSpan);
}

function alignBefore(text: string, end: number, acronym: string, acronymFrom: number): AcronymPair | undefined {
	if (!looksLikeAcronym(acronym)) return undefined;
	const letters = lettersOf(acronym);
	if (letters.length < 2) return undefined;
	const window = text.slice(Math.max(0, end - longestExpansion), end);
	const start = end - window.length + sentenceStart(window);
	const words = wordsOf(text.slice(start, end), start);
	const furthest = Math.max(0, words.length - Math.max(letters.length + 5, letters.length * 2));
	let best: { first: number; score: number } | undefined;
	for (let first = words.length - 1; first >= furthest; first--) {
		const score = alignmentScore(letters, words, first);
		if (score !== undefined && (best === undefined || score > best.score)) best = { first, score };
	}
	if (!best) return undefined;
	const first = words[best.first];
	const last = words.at(-1);
	if (!first || !last) return undefined;
	return pairOf(text, acronym, acronymFrom, { from: first.from, to: last.to });
}

function pairOf(text: string, acronym: string, acronymFrom: number, expansionSpan: Span): AcronymPair | undefined {
	const expansion = text.slice(expansionSpan.from, expansionSpan.to);
	if (foldLetters(expansion) === foldLetters(acronym)) return undefined;
	return {
		acronym,
		base: acronymBase(acronym),
		acronymSpan: { from: acronymFrom, to: acronymFrom + acronym.length },
		expansion,
		expansionSpan,
	};
}

interface Word extends Span {
	readonly folded: string;
	readonly small: boolean;
	/** Whether it is joined to the word before by a hyphen, slash or apostrophe. */
	readonly joined: boolean;
}

function wordsOf(text: string, offset: number): Word[] {
	const words: Word[] = [];
	let end = -1;
	for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
		const joined = end >= 0 && !/\s/.test(text.slice(end, match.index));
		const folded = foldLetters(match[0]);
		end = match.index + match[0].length;
		words.push({ from: offset + match.index, to: offset + end, folded, joined, small: smallWords.has(folded) || (joined && folded === 's') });
	}
	return words;
}

/** Nothing is expanded across a line, a sentence, a bracket or a quotation. */
function sentenceStart(window: string): number {
	let start = 0;
	for (const match of window.matchAll(/[\n\r;:!?()“”"«»]|[^\s.][^\s.]\.\s/gu)) start = match.index + match[0].length;
	return start;
}

function lettersOf(acronym: string): string {
	return foldLetters(acronymBase(acronym)).replace(/[^\p{L}\p{N}]/gu, '');
}

function contentWordBefore(words: readonly Word[], end: number): number {
	let index = end - 1;
	while (index >= 0 && words[index]?.small) index--;
	return index;
}

/**
 * How well `letters` follow the words from `first` to the end; undefined where they do not. A letter that starts a word is worth two, one inside a
 * word a quarter, a word passed over costs one unless it is small.
 */
function alignmentScore(letters: string, words: readonly Word[], first: number): number | undefined {
	const opening = words[first];
	if (!opening || opening.joined || opening.small || !startsWith(opening, letters, 0)) return undefined;
	const last = contentWordBefore(words, words.length);
	if (last < first) return undefined;
	const memo = new Map<number, Alignment | null>();
	const best = align(letters, 0, words, first, last, memo);
	if (!best) return undefined;
	const content = last - first + 1;
	if (content === 1)
		return best.initials === letters.length || (opening.folded.length >= 8 && best.skipped === 0 && letters.length >= 3) ? best.score : undefined;
	if (best.initials / letters.length < 0.6 || best.skipped > 1 || best.initials < 2) return undefined;
	return best.score;
}

interface Alignment {
	readonly score: number;
	readonly initials: number;
	readonly skipped: number;
}

function align(
	letters: string,
	done: number,
	words: readonly Word[],
	at: number,
	last: number,
	memo: Map<number, Alignment | null>,
): Alignment | null {
	if (at > last) return done === letters.length ? { score: 0, initials: 0, skipped: 0 } : null;
	const key = done * 64 + at;
	const known = memo.get(key);
	if (known !== undefined) return known;
	const word = words[at];
	let best: Alignment | null = null;
	const consider = (rest: Alignment | null, gain: number, initials: number, skipped: number): void => {
		if (!rest) return;
		const score = rest.score + gain;
		if (!best || score > best.score) best = { score, initials: rest.initials + initials, skipped: rest.skipped + skipped };
	};
	if (word) {
		if (at < last) consider(align(letters, done, words, at + 1, last, memo), word.small ? 0 : -1, 0, word.small ? 0 : 1);
		if (done < letters.length && startsWith(word, letters, done)) {
			let used = done + numberLength(word, letters, done);
			let gain = 2;
			let position = 1;
			const initials = used - done;
			while (true) {
				consider(align(letters, used, words, at + 1, last, memo), gain, initials, 0);
				const next = letters[used];
				position = next === undefined ? -1 : word.folded.indexOf(next, position) + 1;
				if (position <= 0) break;
				used++;
				gain += 0.25;
			}
		}
	}
	memo.set(key, best);
	return best;
}

function startsWith(word: Word, letters: string, done: number): boolean {
	return word.folded[0] === letters[done] || numberWords.indexOf(word.folded) === digitsAt(letters, done);
}

function numberLength(word: Word, letters: string, done: number): number {
	const digits = /^\d+/.exec(letters.slice(done))?.[0];
	if (!digits) return 1;
	return word.folded.startsWith(digits) || numberWords.indexOf(word.folded) === Number(digits) ? digits.length : 1;
}

function digitsAt(letters: string, done: number): number {
	const digits = /^\d+/.exec(letters.slice(done))?.[0];
	return digits === undefined ? -2 : Number(digits);
}
