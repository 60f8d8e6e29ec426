import { characterClass, classOf, isLetterClass } from '../characterClass.ts';
import { hashText, mix } from './featureHash.ts';

/** How a word is written. */
export const caseClass = {
	lower: 0,
	title: 1,
	upper: 2,
	mixed: 3,
	number: 4,
	punctuation: 5,
	initial: 6,
	withDigits: 7,
	dotted: 8,
	/** Any word with letters in a line of capitals, where case says nothing. */
	inCapitals: 9,
	boundary: 10,
} as const;

/** What is known of words beforehand: word clusters, frequency and gazetteers, by the hash of the lower-case form. */
export interface WordKnowledge {
	/** The id in the finest clustering, counted from 1; 0 where the word is unknown. */
	cluster(lowerHash: number): number;
	/** Coarser cluster ids of a finest one: 1024, 256 and 64 clusters, counted from 1. */
	readonly coarser: readonly [Uint16Array, Uint16Array, Uint16Array];
	/** How rare the word is: 1 (the commonest thousand) to 5; 0 where unknown. */
	rarity(lowerHash: number): number;
	/** One bit a gazetteer list for a word or, by `phraseHash`, several; 0 where in none. */
	lists(hash: number): number;
}

/** The bits of the lists of countries and of nationalities, and those of all lists of first names and of places; the order of lists stands in training/entities/gazetteerLists.ts. */
export const countryBit = 1 << 11;
export const nationalityBit = 1 << 20;
export const firstNameBits = 0x500;
export const placeBits = 0x2388e;

/** A word as the features see it: one object for all its occurrences. */
export interface Word {
	readonly text: string;
	readonly lower: string;
	/** Numbers words of the same lower-case form alike. */
	readonly lowerId: number;
	readonly caseClass: number;
	readonly wordHash: number;
	readonly lowerHash: number;
	/** Letters as X and x, digits as 0, and the same without repetitions. */
	readonly shapeHash: number;
	readonly shortShapeHash: number;
	/** Hashes that phrases of the gazetteer are made of. */
	readonly phraseHash: number;
	readonly cluster4096: number;
	readonly cluster1024: number;
	readonly cluster256: number;
	readonly cluster64: number;
	readonly rarity: number;
	readonly lists: number;
	/** Filled in by the reader: where the word's partial scores stand (`wordScores.ts`); -1 where they have not been asked for. */
	sentenceRows: number;
	elsewhereRows: number;
	/** Filled in by the trainer: feature ids by role. */
	features: Int32Array[] | undefined;
}

/** The word that stands before and behind a sentence. */
export function boundaryWord(): Word {
	// Changed in place, not copied: an engine reads objects that were made alike faster.
	return Object.assign(analyseWord('', false, noKnowledge, -1), { caseClass: caseClass.boundary });
}

const noKnowledge: WordKnowledge = {
	cluster: () => 0,
	coarser: [new Uint16Array(1), new Uint16Array(1), new Uint16Array(1)],
	rarity: () => 0,
	lists: () => 0,
};

/** Takes a word apart. `inCapitals` says that its whole line is in capitals. */
export function analyseWord(text: string, inCapitals: boolean, knowledge: WordKnowledge, lowerId: number): Word {
	const lower = text.toLowerCase().replace(/’/g, "'");
	const lowerHash = hashText(lower);
	const shown = (inCapitals ? lower : text).replace(/\p{N}/gu, '0');
	const kind = caseClassOf(text, inCapitals);
	const shape = shapeOf(shown);
	const cluster = knowledge.cluster(lowerHash);
	return {
		text,
		lower,
		lowerId,
		caseClass: kind,
		wordHash: hashText(shown),
		lowerHash: hashText(lower.replace(/\p{N}/gu, '0')),
		shapeHash: mix(hashText(shape), inCapitals ? 1 : 0),
		shortShapeHash: mix(hashText(shape.replace(/(.)\1+/g, '$1')), inCapitals ? 1 : 0),
		phraseHash: lowerHash,
		cluster4096: cluster,
		cluster1024: knowledge.coarser[0][cluster]!,
		cluster256: knowledge.coarser[1][cluster]!,
		cluster64: knowledge.coarser[2][cluster]!,
		rarity: knowledge.rarity(lowerHash),
		lists: knowledge.lists(lowerHash),
		sentenceRows: -1,
		elsewhereRows: -1,
		features: undefined,
	};
}

function caseClassOf(text: string, inCapitals: boolean): number {
	let upper = 0;
	let letters = 0;
	let digits = 0;
	let periods = 0;
	for (let index = 0; index < text.length; index++) {
		const kind = classOf(text.charCodeAt(index));
		if (isLetterClass(kind)) letters++;
		if (kind === characterClass.upper) upper++;
		if (kind === characterClass.digit) digits++;
		if (text.charCodeAt(index) === 0x2e) periods++;
	}
	if (letters === 0) return digits > 0 ? caseClass.number : caseClass.punctuation;
	if (digits > 0) return caseClass.withDigits;
	if (inCapitals) return caseClass.inCapitals;
	if (upper === 0) return caseClass.lower;
	if (letters === 1) return caseClass.initial;
	if (periods > 0 && upper === letters) return caseClass.dotted;
	if (upper === letters) return caseClass.upper;
	return upper === 1 && classOf(text.charCodeAt(0)) === characterClass.upper ? caseClass.title : caseClass.mixed;
}

function shapeOf(text: string): string {
	let shape = '';
	for (let index = 0; index < text.length && index < 24; index++) {
		const kind = classOf(text.charCodeAt(index));
		if (kind === characterClass.upper) shape += 'X';
		else if (isLetterClass(kind)) shape += 'x';
		else if (kind === characterClass.digit) shape += '0';
		else shape += text[index];
	}
	return shape;
}

/** The hash that a gazetteer phrase is filed under: its words' hashes, one after another; of one word, its own. */
export function phraseHash(wordHashes: readonly number[]): number {
	return wordHashes.reduce((hash, next) => mix(hash, next));
}
