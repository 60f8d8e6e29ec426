import type { ArticleAnalysis } from '../../server/core/articles/article.ts';
import { bodyOf, type LabelledBlock } from './labelledBlock.ts';

export interface Counts {
	right: number;
	found: number;
	wanted: number;
}

export interface Scores {
	readonly boundaries: Counts;
	readonly kinds: Map<string, Counts>;
	readonly datelines: Counts;
	blocks: number;
}

export function f1({ right, found, wanted }: Counts): number {
	return right === 0 ? (found + wanted === 0 ? 1 : 0) : (2 * right) / (found + wanted);
}

export function emptyScores(): Scores {
	return { boundaries: emptyCounts(), kinds: new Map(), datelines: emptyCounts(), blocks: 0 };
}

/** Adds the second to the first. */
export function addScores(sum: Scores, more: Scores): void {
	const add = (counts: Counts, { right, found, wanted }: Counts): void => {
		counts.right += right;
		counts.found += found;
		counts.wanted += wanted;
	};
	add(sum.boundaries, more.boundaries);
	add(sum.datelines, more.datelines);
	for (const [kind, counts] of more.kinds) add(countsIn(sum, kind), counts);
	sum.blocks += more.blocks;
}

function emptyCounts(): Counts {
	return { right: 0, found: 0, wanted: 0 };
}

function countsIn(scores: Scores, kind: string): Counts {
	let counts = scores.kinds.get(kind);
	if (!counts) scores.kinds.set(kind, (counts = emptyCounts()));
	return counts;
}

/** Sources whose articles open with datelines that nobody labelled: what is found there is neither right nor wrong, and their documents are left out. */
const unlabelledDatelines = new Set(['cec']);

/** Compares what a splitter says of blocks with the truth, line by line. Lines count from 0 and end at LF. */
export function scoreBlocks(blocks: readonly LabelledBlock[], analyse: (body: string) => ArticleAnalysis): Scores {
	const scores = { ...emptyScores(), blocks: blocks.length };
	const countsOf = (kind: string): Counts => countsIn(scores, kind);
	for (const block of blocks) {
		const body = bodyOf(block);
		const { articles } = analyse(body);
		const lineOf = lineNumbers(body);
		const wanted = new Set(block.lines.flatMap(({ startsArticle }, line) => (startsArticle ? [line] : [])).slice(1));
		const found = articles.slice(1).map(({ span }) => lineOf(span.from));
		scores.boundaries.wanted += wanted.size;
		scores.boundaries.found += found.length;
		scores.boundaries.right += found.filter(line => wanted.has(line)).length;
		const kindOfLine = new Map<number, string>();
		const datelines = new Set<string>();
		for (const { parts } of articles) {
			for (const { kind, span } of parts) {
				const first = lineOf(span.from);
				if (kind === 'dateline') datelines.add(`${first}:${span.from - lineStartOf(body, span.from)}-${span.to - lineStartOf(body, span.from)}`);
				else if (kind !== 'quotation') for (let line = first; line <= lineOf(span.to); line++) kindOfLine.set(line, kind);
			}
		}
		block.lines.forEach(({ kind }, line) => {
			if (kind === null) return;
			const given = kindOfLine.get(line);
			countsOf(kind).wanted++;
			if (given) countsOf(given).found++;
			if (given === kind) countsOf(kind).right++;
		});
		if (block.sources.some(source => unlabelledDatelines.has(source))) continue;
		scores.datelines.wanted += block.datelines.length;
		scores.datelines.found += datelines.size;
		for (const { line, from, to } of block.datelines) if (datelines.has(`${line}:${from}-${to}`)) scores.datelines.right++;
	}
	return scores;
}

function lineStartOf(body: string, offset: number): number {
	return body.lastIndexOf('\n', offset - 1) + 1;
}

function lineNumbers(body: string): (offset: number) => number {
	const starts = [0];
	for (let at = body.indexOf('\n'); at >= 0; at = body.indexOf('\n', at + 1)) starts.push(at + 1);
	return offset => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (starts[middle]! <= offset) low = middle;
			else high = middle - 1;
		}
		return low;
	};
}
