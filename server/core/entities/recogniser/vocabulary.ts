import { hashText } from './featureHash.ts';
import { analyseWord, boundaryWord, type Word, type WordKnowledge } from './word.ts';

/** The words met so far, each once. Forgets all of them when it grows beyond its budget. */
export class Vocabulary {
	/** What stands before and behind a sentence. */
	boundary: Word = boundaryWord();
	#buckets = new Map<number, Word[]>();
	#lowerIds = new Map<string, number>();
	#size = 0;

	constructor(
		readonly knowledge: WordKnowledge,
		readonly maxWords = 80_000,
	) {}

	/** The word `text.slice(from, to)`; in a line of capitals it is another word than elsewhere. */
	word(text: string, from: number, to: number, inCapitals: boolean): Word {
		const hash = inCapitals ? ~hashText(text, from, to) : hashText(text, from, to);
		const bucket = this.#buckets.get(hash);
		if (bucket) {
			for (const word of bucket) if (word.text.length === to - from && text.startsWith(word.text, from)) return word;
		}
		const surface = text.slice(from, to);
		const lower = surface.toLowerCase();
		let lowerId = this.#lowerIds.get(lower);
		if (lowerId === undefined) this.#lowerIds.set(lower, (lowerId = this.#lowerIds.size));
		const word = analyseWord(surface, inCapitals, this.knowledge, lowerId);
		if (bucket) bucket.push(word);
		else this.#buckets.set(hash, [word]);
		this.#size++;
		return word;
	}

	/** Between two articles: starts afresh when too many words have gathered, and says whether it did. */
	trim(): boolean {
		if (this.#size <= this.maxWords) return false;
		this.#buckets = new Map();
		this.#lowerIds = new Map();
		this.#size = 0;
		this.boundary = boundaryWord();
		return true;
	}
}
