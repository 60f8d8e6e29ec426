import { type FeatureSink, hashText, mix } from './featureHash.ts';
import type { Word } from './word.ts';

/** Where a word stands, seen from the token that is labelled. The last two are the neighbours of the word's other occurrences in the article. */
export const roles = { self: 0, previous: 1, next: 2, beforePrevious: 3, afterNext: 4, elsewherePrevious: 5, elsewhereNext: 6 } as const;
export const roleCount = 7;

/** Features that depend on one word and its role alone, so that their scores can be summed once a word. */
export function addWordFeatures(word: Word, role: number, sink: FeatureSink): void {
	const template = (number: number): number => (role + 1) * 1000 + number;
	sink.add(template(1), word.lowerHash);
	sink.add(template(2), word.caseClass);
	if (word.cluster4096 > 0) {
		sink.add(template(3), word.cluster256);
		sink.add(template(4), word.cluster1024);
	}
	if (role >= roles.elsewherePrevious) {
		addLists(word, template(40), sink);
		return;
	}
	if (role >= roles.beforePrevious) return;
	const longest = role === roles.self ? 4 : 3;
	sink.add(template(5), word.shortShapeHash);
	if (word.cluster4096 > 0) {
		sink.add(template(6), word.cluster64);
		sink.add(template(7), word.cluster4096);
	}
	const { lower } = word;
	for (let length = 1; length <= longest && length < lower.length; length++) {
		sink.add(template(10 + length), hashText(lower, 0, length));
		sink.add(template(20 + length), hashText(lower, lower.length - length));
	}
	addLists(word, template(40), sink);
	if (role !== roles.self) {
		if (word.cluster4096 > 0) sink.add(template(8), mix(word.cluster256, word.caseClass));
		return;
	}
	sink.add(template(30), word.wordHash);
	sink.add(template(31), word.shapeHash);
	sink.add(template(32), mix(word.rarity, word.caseClass));
	sink.add(template(33), mix(word.lists, word.caseClass));
	if (word.cluster4096 > 0) {
		sink.add(template(34), mix(word.cluster64, word.caseClass));
		sink.add(template(35), mix(word.cluster256, word.caseClass));
		sink.add(template(36), mix(word.cluster1024, word.caseClass));
		sink.add(template(37), mix(word.cluster4096, word.caseClass));
	}
	for (const sign of "-'.&/#@_") if (lower.includes(sign)) sink.add(template(38), sign.charCodeAt(0));
	const cut = lower.lastIndexOf('-');
	if (cut > 0) {
		sink.add(template(39), hashText(lower, cut + 1));
		sink.add(template(9), hashText(lower, 0, cut));
	}
	sink.add(template(50), Math.min(lower.length, 8));
	sink.add(template(51), 0);
}

function addLists(word: Word, template: number, sink: FeatureSink): void {
	for (let rest = word.lists; rest !== 0; rest &= rest - 1) sink.add(template, 31 - Math.clz32(rest & -rest));
}
