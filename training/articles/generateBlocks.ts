import type { LabelledBlock, LabelledLine } from './labelledBlock.ts';
import { drawLayout } from './pageLayout.ts';
import { createRandom, type Random } from './random.ts';
import { type DrawnLine, renderFurniture, renderLayout, renderNative, sentencesOf } from './renderArticle.ts';
import type { SourceArticle } from './sourceArticles.ts';

export interface BlockMix {
	/** Corpora: each has one layout and one to nine blocks, about four. */
	readonly corpora: number;
	readonly seed: number;
	readonly mode?: 'native' | 'furniture' | 'furniture-hard' | 'layout' | undefined;
	/** How many articles a block has; by chance where absent. */
	readonly articles?: number | undefined;
	readonly subheads?: boolean | undefined;
}

/** Documents of one to five articles with nothing between them, three in seven with one. The same articles, mix and seed give the same blocks. */
export function generateBlocks(bySource: ReadonlyMap<string, readonly SourceArticle[]>, mix: BlockMix): LabelledBlock[] {
	const random = createRandom(mix.seed);
	const sources = [...bySource.keys()];
	const weights = sources.map(source => Math.min(bySource.get(source)!.length, 1000) ** 0.4);
	const names = new Map(sources.map(source => [source, namesIn(bySource.get(source)!)]));
	const blocks: LabelledBlock[] = [];
	for (let corpus = 0; corpus < mix.corpora; corpus++) {
		const drawn = random.next();
		const mode = mix.mode ?? (drawn < 0.3 ? 'native' : drawn < 0.37 ? 'furniture' : drawn < 0.46 ? 'furniture-hard' : 'layout');
		const layout = drawLayout(random);
		const chosen = Array.from({ length: random.pick([1, 1, 2, 3, 5]) }, () => weighted(random, sources, weights));
		const isAlike = random.chance(0.6);
		const variety = random.pick([0, 0, 0, 0.3]);
		const gaps = random.pick([[1, 1, 2, 2], [1, 1, 2, 2], [2, 2, 2, 2, 1, 1, 3], [1], [2]]);
		const subheadChance = mix.subheads === undefined ? random.pick([0, 0, 0.5, 1]) : mix.subheads ? 1 : 0;
		for (let block = random.pick([1, 2, 3, 4, 9]); block > 0; block--) {
			const home = random.pick(chosen);
			const count = mix.articles ?? random.pick([1, 1, 1, 2, 3, 4, 5]);
			const lines: LabelledLine[] = [];
			const datelines: { line: number; from: number; to: number }[] = [];
			const used = new Set<string>();
			const sourcesUsed = new Set<string>();
			let hasSubheads = false;
			for (let index = 0; index < count; index++) {
				const source = isAlike ? home : random.pick(chosen);
				const whole = random.pick(bySource.get(source)!);
				if (used.has(whole.id)) continue;
				used.add(whole.id);
				sourcesUsed.add(source);
				// Short news: the first paragraphs alone.
				const article = whole.style !== 'reuters' && random.chance(0.2) ? { ...whole, body: whole.body.slice(0, random.whole(1, 3)) } : whole;
				const { body, subheads } = random.chance(subheadChance) ? withSubheads(article, random) : { body: article.body, subheads: new Set<number>() };
				if (subheads.size > 0) hasSubheads = true;
				const own = random.chance(variety) ? drawLayout(random) : layout;
				let drawnLines: DrawnLine[];
				if (mode === 'native') drawnLines = renderNative(article, random, subheads, body);
				else if (mode === 'layout') drawnLines = renderLayout(article, own, random, names.get(source)!, subheads, body);
				else {
					const dropped = mode === 'furniture' ? '' : random.pick(['', 'repeat', 'follow', 'date', 'follow date', 'bullets']);
					drawnLines = renderFurniture(article, random, dropped, subheads, body, layout);
				}
				while (drawnLines[0]?.kind === null) drawnLines.shift();
				if (drawnLines.length === 0) continue;
				if (lines.length > 0)
					for (let gap = random.pick(mode === 'layout' ? own.articleGaps : gaps); gap > 0; gap--)
						lines.push({ text: '', kind: null, startsArticle: false });
				const trailsBlank = random.chance(0.1);
				drawnLines.forEach((line, at) => {
					if (line.dateline) datelines.push({ line: lines.length, ...line.dateline });
					lines.push({
						text: trailsBlank && line.kind?.startsWith('headline') ? `${line.text}\u00a0` : line.text,
						kind: line.kind,
						startsArticle: at === 0,
					});
				});
			}
			blocks.push({ lines, datelines, hasSubheads, sources: [...sourcesUsed] });
		}
	}
	return blocks;
}

function weighted(random: Random, items: readonly string[], weights: readonly number[]): string {
	let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
	for (let at = 0; at < items.length; at++) {
		left -= weights[at]!;
		if (left <= 0) return items[at]!;
	}
	return items[items.length - 1]!;
}

/** Names that bylines are made of. */
function namesIn(articles: readonly SourceArticle[]): string[] {
	const found: string[] = [];
	for (const article of articles) {
		if (article.byline && article.byline.length < 60) found.push(article.byline);
		for (const paragraph of article.body.slice(1, 3))
			for (const match of paragraph.matchAll(/(?<=\s)\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu)) found.push(match[0]);
		if (found.length > 400) break;
	}
	return found.length > 0 ? found : ['Staff'];
}

/** The article with made-up sub-headings: a sentence taken out of its paragraph, or words of it. */
function withSubheads(article: SourceArticle, random: Random): { body: string[]; subheads: Set<number> } {
	const body: string[] = [];
	const subheads = new Set<number>();
	const step = random.pick([2, 3, 4, 5]);
	article.body.forEach((paragraph, index) => {
		if (index <= 1 || index % step !== 0 || paragraph.length < 120) {
			body.push(paragraph);
			return;
		}
		const sentences = sentencesOf(paragraph);
		let heading = '';
		let rest = paragraph;
		const words = paragraph.split(' ');
		if (sentences.length > 2 && random.chance(0.75)) {
			const [cut] = sentences.splice(random.whole(1, sentences.length - 1), 1);
			const cutWords = cut!.trim().split(' ');
			heading = cutWords.length > 3 ? cutWords.slice(0, random.whole(2, 9)).join(' ') : cut!.slice(0, random.whole(6, 24));
			rest = sentences.map(sentence => sentence.trim()).join(paragraph.includes(' ') ? ' ' : '');
		} else if (words.length > 12) {
			const from = random.chance(0.3) ? 0 : random.whole(0, words.length - 9);
			heading = words.slice(from, from + random.whole(2, 9)).join(' ');
		} else {
			const from = random.whole(0, Math.max(0, paragraph.length - 30));
			heading = paragraph.slice(from, from + random.whole(4, 22));
		}
		heading = heading.replace(/^[\s,.;:«»“”"()、。，「」-]+|[\s,.;:«»“”"()、。，「」-]+$/gu, '');
		if (heading.length > 2 && rest.length > 60) {
			if (random.chance(0.85)) heading = heading.charAt(0).toUpperCase() + heading.slice(1);
			if (random.chance(0.08)) heading += random.pick(['?', ':', '!']);
			subheads.add(body.length);
			body.push(heading);
		}
		body.push(rest);
	});
	return { body, subheads };
}
