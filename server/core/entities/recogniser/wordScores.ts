import { FeatureSink } from './featureHash.ts';
import type { FeatureTable } from './featureTable.ts';
import { numbersPerRow } from './labelSums.ts';
import type { Word } from './word.ts';
import { addWordFeatures, roleCount, roles } from './wordFeatures.ts';

/** Roles in the sentence, and then those beside a word's other occurrences, which few words ever have: each group has its block, filled when first asked for. */
const elsewhereRoles = roleCount - roles.elsewherePrevious;
const blockLength = { sentence: roles.elsewherePrevious * numbersPerRow, elsewhere: elsewhereRoles * numbersPerRow };

/** Partial scores of words by role, summed once a word: rows of packed sums (`labelSums.ts`) in one growing block. */
export class WordScores {
	readonly #table: FeatureTable;
	readonly #sink = new FeatureSink();
	#length = 0;
	/** Rows of sums. A larger array takes its place when a word is added. */
	sums = new Float64Array(1 << 16);

	constructor(table: FeatureTable) {
		this.#table = table;
	}

	/** Where the rows of a word start, one a role from `roles.self` to `roles.afterNext`. */
	ofSentence(word: Word): number {
		return word.sentenceRows >= 0 ? word.sentenceRows : (word.sentenceRows = this.#add(word, roles.self, blockLength.sentence));
	}

	/** Where the rows of `roles.elsewherePrevious` and `roles.elsewhereNext` start. */
	ofElsewhere(word: Word): number {
		return word.elsewhereRows >= 0 ? word.elsewhereRows : (word.elsewhereRows = this.#add(word, roles.elsewherePrevious, blockLength.elsewhere));
	}

	#add(word: Word, firstRole: number, length: number): number {
		const start = this.#length;
		this.#length += length;
		if (this.#length > this.sums.length) {
			const larger = new Float64Array(this.sums.length * 2);
			larger.set(this.sums);
			this.sums = larger;
		}
		this.sums.fill(0, start, this.#length);
		for (let row = start, role = firstRole; row < this.#length; row += numbersPerRow, role++) {
			this.#sink.clear();
			addWordFeatures(word, role, this.#sink);
			this.#table.addTo(this.sums, row, this.#sink);
		}
		return start;
	}
}
