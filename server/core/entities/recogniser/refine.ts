import { grown } from '../../util/grown.ts';
import { isCapitalised } from './contextFeatures.ts';
import type { Decoder } from './decoder.ts';
import { labelCount, nameTypes, outside, positionOf, typeOf } from './labels.ts';
import { caseClass, type Word } from './word.ts';

/**
 * The second look at an article. One thing is mostly of one type throughout an article, and some of its places say more plainly than
 * others which: what the first look made of a word's other places is added to the scores of each place, and the labels are found anew
 * where that could change them. Nothing is trained for it; the three numbers below were chosen on held-out documents, where others near
 * them do as well.
 */

/** What the other places say, against what the place itself says. */
const weight = 1.2;
/** So many other places weigh half of what very many do. */
const halfPlaces = 1.5;
/** Added to each probability, so that other places never rule a type out. */
const floor = 0.05;

/** So many places a name weighs that its acronym stands behind in brackets, for the type of the acronym. */
const expansionPlaces = 3;

/** A place that agrees with the others, both as sure as this, is left as it is. */
const sure = 0.9;

/** Outside, and one for each type. */
const kinds = 1 + nameTypes.length;

/** The sums of the probabilities of kinds, and the number of places. */
const placesLength = kinds + 1;

/** A row of tokens that the first look labelled. */
export interface Stretch {
	readonly index: number;
	readonly length: number;
	/** The first of its tokens among all that were kept. */
	readonly row: number;
	/** Its names among those of the first look. */
	readonly firstName: number;
	readonly lastName: number;
	/** Whether tokens of the sentence stand before and behind. */
	readonly isBehindToken: boolean;
	readonly isBeforeToken: boolean;
}

/** Where scores of a stretch are written, and what comes of them is read. */
export type StretchSums = Pick<Decoder, 'reserve' | 'scores' | 'path' | 'probability'>;

/** Tokens of an article of usual length that need a closer look. */
const usualRows = 256;

/** What the first look at an article saw, kept for the second. */
export class FirstLook {
	readonly stretches: Stretch[] = [];
	#rows = 0;
	/** Scores of labels, and probabilities of kinds, by row. */
	#scores = new Float64Array(usualRows * labelCount);
	#probabilities = new Float64Array(usualRows * kinds);
	/** By `Word.lowerId`, and by its complement for the places beside another capitalised word alone: the sums of the probabilities of kinds, and the number of places. */
	readonly #rowOfPlaces = new Map<number, number>();
	#places = new Float64Array(256 * placesLength);

	/** Keeps a row of tokens whose sums and best path the decoder holds, with the names that were found in it. */
	add(words: readonly Word[], found: Omit<Stretch, 'row'>, decoder: StretchSums): void {
		const { index, length, firstName, lastName, isBehindToken, isBeforeToken } = found;
		const row = this.#rows;
		this.stretches.push({ index, length, row, firstName, lastName, isBehindToken, isBeforeToken });
		this.#rows += length;
		if (this.#rows * labelCount > this.#scores.length) {
			this.#scores = grown(this.#scores, 2 * this.#rows * labelCount);
			this.#probabilities = grown(this.#probabilities, 2 * this.#rows * kinds);
		}
		this.#scores.set(decoder.scores.subarray(0, length * labelCount), row * labelCount);
		for (let position = 0; position < length; position++) {
			const at = (row + position) * kinds;
			this.#probabilities.fill(0, at, at + kinds);
			for (let label = 0; label < labelCount; label++) {
				this.#probabilities[at + kindOf(label)]! += decoder.probability(position, label);
			}
			const word = words[index + position]!;
			if (!hasPlaces(word)) continue;
			this.#count(word.lowerId, at, 1);
			if (hasNeighbour(words, index + position)) this.#count(~word.lowerId, at, 1);
		}
		let first = -1;
		for (let position = 0; position < length; position++) {
			const label = decoder.path[position]!;
			if (label === outside) continue;
			if (first < 0) first = position;
			if (positionOf(label) < 2) continue;
			const acronym = acronymBehind(words, index + first, index + position);
			if (acronym) this.#count(acronym.lowerId, (row + position) * kinds, expansionPlaces);
			first = -1;
		}
	}

	/** Counts the probabilities of kinds at `at` as so many places. */
	#count(key: number, at: number, places: number): void {
		let row = this.#rowOfPlaces.get(key);
		if (row === undefined) {
			row = this.#rowOfPlaces.size * placesLength;
			this.#rowOfPlaces.set(key, row);
			if (row + placesLength > this.#places.length) this.#places = grown(this.#places, 2 * (row + placesLength));
			this.#places.fill(0, row, row + placesLength);
		}
		const sums = this.#places;
		for (let kind = 0; kind < kinds; kind++) sums[row + kind]! += places * this.#probabilities[at + kind]!;
		sums[row + kinds]! += places;
	}

	/** Whether the other places of its words could change the labels of this stretch; if so, the decoder has its scores with what they say added. */
	refine(stretch: Stretch, words: readonly Word[], decoder: StretchSums): boolean {
		const { index, length, row } = stretch;
		let isDoubtful = false;
		for (let position = 0; position < length && !isDoubtful; position++) {
			const places = this.#others(words, index + position);
			isDoubtful = places >= 0 && !this.#agree(places, (row + position) * kinds);
		}
		if (!isDoubtful) return false;
		decoder.reserve(length);
		decoder.scores.set(this.#scores.subarray(row * labelCount, (row + length) * labelCount));
		for (let position = 0; position < length; position++) {
			const places = this.#others(words, index + position);
			if (places >= 0) this.#add(places, (row + position) * kinds, decoder.scores, position * labelCount);
		}
		return true;
	}

	/**
	 * Where the sums over the places of a word stand that has more than one; -1 where there are none. What may be part of a longer name hears from its like alone: `Marland` is a
	 * place, and yet the `Marland Times` is none.
	 */
	#others(words: readonly Word[], index: number): number {
		const word = words[index]!;
		if (!hasPlaces(word)) return -1;
		const row = this.#rowOfPlaces.get(hasNeighbour(words, index) ? ~word.lowerId : word.lowerId);
		return row !== undefined && this.#places[row + kinds]! > 1 ? row : -1;
	}

	#agree(places: number, at: number): boolean {
		const sums = this.#places;
		const others = sums[places + kinds]! - 1;
		for (let kind = 0; kind < kinds; kind++) {
			const here = this.#probabilities[at + kind]!;
			if (here >= sure) return sums[places + kind]! - here >= sure * others;
		}
		return false;
	}

	#add(places: number, at: number, scores: Float64Array, row: number): void {
		const sums = this.#places;
		const others = sums[places + kinds]! - 1;
		const strength = (weight * others) / (others + halfPlaces);
		for (let label = 0; label < labelCount; label++) {
			const kind = kindOf(label);
			const mean = Math.max(0, sums[places + kind]! - this.#probabilities[at + kind]!) / others;
			scores[row + label]! += strength * Math.log(mean + floor);
		}
	}
}

/** Whether a word's places say something of each other: words in lower case, single letters and the commonest words do not. */
export function hasPlaces(word: Word): boolean {
	return isCapitalised(word) && word.text.length > 1 && (word.rarity !== 1 || word.caseClass === caseClass.upper);
}

/** Whether a capitalised word stands beside this one. */
function hasNeighbour(words: readonly Word[], index: number): boolean {
	const before = words[index - 1];
	const after = words[index + 1];
	return (before !== undefined && isCapitalised(before)) || (after !== undefined && isCapitalised(after));
}

/** The word in brackets behind the name from `first` to `last` where its letters are those that the name's words, or their parts, start with, in order. */
function acronymBehind(words: readonly Word[], first: number, last: number): Word | undefined {
	if (last - first < 1 || words[last + 1]?.text !== '(' || words[last + 3]?.text !== ')') return undefined;
	const acronym = words[last + 2]!;
	if (!hasPlaces(acronym) || acronym.text.length > 8 || acronym.text.slice(1) === acronym.lower.slice(1)) return undefined;
	let letter = 0;
	for (let index = first; index <= last && letter < acronym.lower.length; index++) {
		const { lower } = words[index]!;
		const sought = acronym.lower[letter]!;
		if (lower.startsWith(sought) || lower.includes(`-${sought}`)) letter++;
	}
	return letter === acronym.lower.length ? acronym : undefined;
}

function kindOf(label: number): number {
	return label === outside ? 0 : 1 + typeOf(label);
}
