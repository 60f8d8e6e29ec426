import { hashText } from './featureHash.ts';
import { analyseWord, boundaryWord, type Word, type WordKnowledge } from './word.ts';

const smallestTable = 1 << 12;
/** A table is at most so full. */
const fullest = 0.5;

/** The words met so far, each once. */
export class Vocabulary {
	/** What stands before and behind a sentence. */
	readonly boundary: Word = boundaryWord();
	/** Open addressing: the hash of a word, and its place in `#words`, counted from 1, where 0 says that there is none. */
	#hashes = new Int32Array(smallestTable);
	#places = new Int32Array(smallestTable);
	readonly #words: Word[] = [];
	readonly #lowerIds = new Map<string, number>();

	constructor(
		readonly knowledge: WordKnowledge,
		readonly maxWords = 80_000,
	) {}

	/** The word `text.slice(from, to)`; in a line of capitals it is another word than elsewhere. */
	word(text: string, from: number, to: number, inCapitals: boolean): Word {
		const hash = inCapitals ? ~hashText(text, from, to) : hashText(text, from, to);
		const hashes = this.#hashes;
		const places = this.#places;
		const mask = hashes.length - 1;
		let at = hash & mask;
		for (; places[at] !== 0; at = (at + 1) & mask) {
			if (hashes[at] !== hash) continue;
			const word = this.#words[places[at]! - 1]!;
			if (isSame(word.text, text, from, to)) return word;
		}
		return this.#add(at, hash, text.slice(from, to), inCapitals);
	}

	/** Whether so many words have gathered that another vocabulary should take its place. */
	get isFull(): boolean {
		return this.#words.length > this.maxWords;
	}

	#add(at: number, hash: number, surface: string, inCapitals: boolean): Word {
		const lower = surface.toLowerCase();
		let lowerId = this.#lowerIds.get(lower);
		if (lowerId === undefined) this.#lowerIds.set(lower, (lowerId = this.#lowerIds.size));
		const word = analyseWord(surface, inCapitals, this.knowledge, lowerId);
		this.#words.push(word);
		this.#hashes[at] = hash;
		this.#places[at] = this.#words.length;
		if (this.#words.length > this.#hashes.length * fullest) this.#grow();
		return word;
	}

	#grow(): void {
		const hashes = new Int32Array(this.#hashes.length * 2);
		const places = new Int32Array(hashes.length);
		const mask = hashes.length - 1;
		for (const [old, place] of this.#places.entries()) {
			if (place === 0) continue;
			const hash = this.#hashes[old]!;
			let at = hash & mask;
			while (places[at] !== 0) at = (at + 1) & mask;
			hashes[at] = hash;
			places[at] = place;
		}
		this.#hashes = hashes;
		this.#places = places;
	}
}

/** Whether `word` is `text.slice(from, to)`. */
function isSame(word: string, text: string, from: number, to: number): boolean {
	if (word.length !== to - from) return false;
	for (let index = 0; index < word.length; index++) if (word.charCodeAt(index) !== text.charCodeAt(from + index)) return false;
	return true;
}
