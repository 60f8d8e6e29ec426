import type { GoldMention, LabelledDocument } from './corpora.ts';
import type { Finder } from './scoring.ts';

/** What may make a name hard to find: how it is written, whether it stood in the text before, where it stands, and how long it is. */
export function traitsOf(document: LabelledDocument, mention: GoldMention): string[] {
	const { text, mentions } = document;
	const name = text.slice(mention.from, mention.to);
	const lower = name.toLowerCase();
	const isRepeated = mentions.some(({ from, to }) => from < mention.from && text.slice(from, to).toLowerCase() === lower);
	const before = text.slice(Math.max(0, mention.from - 3), mention.from).trimEnd();
	const words = name.split(/[\s\u00a0]+/).length;
	return [
		name === lower ? 'in lower case' : name === name.toUpperCase() && name.length > 1 ? 'in capitals' : 'with capitals',
		isRepeated ? 'named before' : 'named for the first time',
		isInHeadline(text, mention) ? 'in a first line' : before === '' || /[.!?:"“]$/.test(before) ? 'first in a sentence' : 'within a sentence',
		words === 1 ? 'of one word' : words === 2 ? 'of two words' : 'of three words or more',
	];
}

function isInHeadline(text: string, { to }: GoldMention): boolean {
	const end = text.indexOf('\n');
	return end >= to;
}

/** One line a trait: how many names of the documents have it, and how many of those are found with the right ends and type, in percent. */
export function formatTraits(documents: readonly LabelledDocument[], finder: Finder): string[] {
	const counts = new Map<string, { gold: number; right: number }>();
	for (const document of documents) {
		const found = new Set(finder(document.text).map(({ from, to, type }) => `${from} ${to} ${type}`));
		for (const mention of document.mentions) {
			const isRight = found.has(`${mention.from} ${mention.to} ${mention.type}`);
			for (const trait of traitsOf(document, mention)) {
				const count = counts.get(trait) ?? { gold: 0, right: 0 };
				counts.set(trait, { gold: count.gold + 1, right: count.right + (isRight ? 1 : 0) });
			}
		}
	}
	return [...counts]
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([trait, { gold, right }]) => `${String(gold).padStart(5)}  ${((100 * right) / gold).toFixed(1).padStart(5)}  ${trait}`);
}
