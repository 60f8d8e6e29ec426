import type { GoldMention, LabelledDocument } from './corpora.ts';

export interface Counts {
	gold: number;
	found: number;
	right: number;
}

/** Entity-level counts by type, as conlleval has them: a name is right when its ends and its type are. */
export class Scores {
	readonly byType = new Map<string, Counts>();

	add(gold: readonly GoldMention[], found: readonly GoldMention[]): void {
		const keys = new Set(gold.map(keyOf));
		for (const mention of gold) this.#counts(mention.type).gold++;
		for (const mention of found) {
			this.#counts(mention.type).found++;
			if (keys.has(keyOf(mention))) this.#counts(mention.type).right++;
		}
	}

	/** The counts of these types together. */
	total(types: readonly string[]): Counts {
		const total = { gold: 0, found: 0, right: 0 };
		for (const type of types) {
			const counts = this.#counts(type);
			total.gold += counts.gold;
			total.found += counts.found;
			total.right += counts.right;
		}
		return total;
	}

	#counts(type: string): Counts {
		let counts = this.byType.get(type);
		if (!counts) this.byType.set(type, (counts = { gold: 0, found: 0, right: 0 }));
		return counts;
	}
}

function keyOf({ from, to, type }: GoldMention): string {
	return `${from} ${to} ${type}`;
}

/** Precision, recall and F1 in percent, as a row shows them. */
export function formatCounts({ gold, found, right }: Counts): string {
	const precision = found > 0 ? right / found : 0;
	const recall = gold > 0 ? right / gold : 0;
	const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
	return [precision, recall, f1].map(value => (value * 100).toFixed(1).padStart(6)).join('');
}

export type Finder = (text: string) => readonly GoldMention[];

export function scoreDocuments(documents: readonly LabelledDocument[], finder: Finder): Scores {
	const scores = new Scores();
	for (const { text, mentions } of documents) scores.add(mentions, finder(text));
	return scores;
}
