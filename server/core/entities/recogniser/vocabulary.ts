import { analyseWord, boundaryWord, type Word, type WordKnowledge } from './word.ts';

const smallestTable = 1 << 12;
/** A table is at most so full. */
const fullest = 0.5;

/** An entry is four numbers, so that none lies across two lines of a processor's cache: two hashes of a word, and its place in the list of words, counted from 1, where 0 says that there is none. */
const entryLength = 4;
const entryBits = 2;

/** The words met so far, each once. Two hashes of 32 bits tell them apart: among all words that a vocabulary may hold, two with the same hashes are met once in billions of vocabularies. */
export class Vocabulary {
	/** What stands before and behind a sentence. */
	readonly boundary: Word = boundaryWord();
	/** Open addressing by the first hash. */
	#entries = new Int32Array(smallestTable * entryLength);
	readonly #words: Word[] = [];
	readonly #lowerIds = new Map<string, number>();

	constructor(
		readonly knowledge: WordKnowledge,
		readonly maxWords = 80_000,
	) {}

	/** The word `text.slice(from, to)`; in a line of capitals it is another word than elsewhere. */
	word(text: string, from: number, to: number, inCapitals: boolean): Word {
		let first = inCapitals ? 0x811c9dc5 : 0x2545f491;
		let second = to - from;
		for (let index = from; index < to; index++) {
			const unit = text.charCodeAt(index);
			first = Math.imul(first ^ unit, 0x01000193);
			second = Math.imul(second + unit, 0x9e3779b1);
			second ^= second >>> 15;
		}
		first ^= first >>> 15;
		const entries = this.#entries;
		const mask = entries.length - 1;
		let at = (first << entryBits) & mask;
		for (; entries[at + 2] !== 0; at = (at + entryLength) & mask) {
			if (entries[at] === first && entries[at + 1] === second) return this.#words[entries[at + 2]! - 1]!;
		}
		entries[at] = first;
		entries[at + 1] = second;
		entries[at + 2] = this.#words.length + 1;
		return this.#add(text.slice(from, to), inCapitals);
	}

	/** Whether so many words have gathered that another vocabulary should take its place. */
	get isFull(): boolean {
		return this.#words.length > this.maxWords;
	}

	#add(surface: string, inCapitals: boolean): Word {
		const lower = surface.toLowerCase();
		let lowerId = this.#lowerIds.get(lower);
		if (lowerId === undefined) this.#lowerIds.set(lower, (lowerId = this.#lowerIds.size));
		const word = analyseWord(surface, inCapitals, this.knowledge, lowerId);
		this.#words.push(word);
		if (this.#words.length * entryLength > this.#entries.length * fullest) this.#grow();
		return word;
	}

	#grow(): void {
		const old = this.#entries;
		const entries = new Int32Array(old.length * 2);
		const mask = entries.length - 1;
		for (let from = 0; from < old.length; from += entryLength) {
			if (old[from + 2] === 0) continue;
			let at = (old[from]! << entryBits) & mask;
			while (entries[at + 2] !== 0) at = (at + entryLength) & mask;
			entries.set(old.subarray(from, from + entryLength), at);
		}
		this.#entries = entries;
	}
}
