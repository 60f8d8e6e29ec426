import { type ArticleAnalyser, createArticleAnalyser } from '../../server/core/articles/analyse.ts';
import { readArticleModel, writeArticleModel } from '../../server/core/articles/articleModel.ts';
import type { LabelledBlock } from './labelledBlock.ts';
import { addScores, type Counts, emptyScores, f1, type Scores, scoreBlocks } from './scoreBlocks.ts';
import { splitByRepeats } from './trivialRule.ts';

/** Documents, and the model that scores them, which has not been trained on them. */
export interface MeasuredPart {
	readonly model: Uint8Array;
	readonly blocks: readonly LabelledBlock[];
}

/** The figures of one set of documents, whose parts may each have a model of their own. */
export interface Measured {
	readonly scores: Scores;
	readonly trivial: Scores;
	/** Right, found and wanted boundaries by the least probability asked for, in steps of a hundredth: what a threshold would give. */
	readonly byThreshold: readonly Counts[];
}

const analysers = new WeakMap<Uint8Array, { shipped: ArticleAnalyser; eager: ArticleAnalyser }>();

function analysersOf(bytes: Uint8Array): { shipped: ArticleAnalyser; eager: ArticleAnalyser } {
	let known = analysers.get(bytes);
	if (!known) {
		const eager = writeArticleModel({ ...readArticleModel(bytes), threshold: 0.3 });
		known = { shipped: createArticleAnalyser(bytes), eager: createArticleAnalyser(eager) };
		analysers.set(bytes, known);
	}
	return known;
}

/** Scores a set at the models' own thresholds, by the trivial rule, and at every threshold. */
export function measure(parts: readonly MeasuredPart[]): Measured {
	const scores = emptyScores();
	const trivial = emptyScores();
	const byThreshold = Array.from({ length: 101 }, (): Counts => ({ right: 0, found: 0, wanted: 0 }));
	for (const { model, blocks } of parts) {
		const { shipped, eager } = analysersOf(model);
		addScores(scores, scoreBlocks(blocks, shipped.analyseNow));
		addScores(trivial, scoreBlocks(blocks, splitByRepeats));
		for (let step = 30; step <= 100; step++) byThreshold[step]!.wanted += blocks.reduce((sum, block) => sum + boundaryOffsets(block).size, 0);
		for (const block of blocks) {
			const wanted = boundaryOffsets(block);
			for (const { span, confidence } of eager.analyseNow(block.lines.map(({ text }) => text).join('\n')).articles.slice(1)) {
				for (let step = 30; step <= Math.floor(confidence * 100); step++) {
					byThreshold[step]!.found++;
					if (wanted.has(span.from)) byThreshold[step]!.right++;
				}
			}
		}
	}
	return { scores, trivial, byThreshold };
}

/** Where the articles after the first start, in units of the body. */
function boundaryOffsets({ lines }: LabelledBlock): Set<number> {
	const offsets = new Set<number>();
	let at = 0;
	for (const { text, startsArticle } of lines) {
		if (startsArticle) offsets.add(at + text.length - text.trimStart().length);
		at += text.length + 1;
	}
	offsets.delete(Math.min(...offsets));
	return offsets;
}

const three = (value: number): string => value.toFixed(3);
export const precision = ({ right, found }: Counts): number => (found === 0 ? 1 : right / found);
export const recall = ({ right, wanted }: Counts): number => (wanted === 0 ? 1 : right / wanted);

/** False boundaries in 100 documents. */
export function falseAlarms({ boundaries, blocks }: Scores): number {
	return ((boundaries.found - boundaries.right) * 100) / Math.max(1, blocks);
}

export const tableHead = 'set | documents | boundaries | precision | recall | F1 | goal | trivial rule F1 | false per 100 documents | trivial rule';

/** A set's line of the table, and a second one with F1 by kind of part (how many there are in brackets). */
export function tableRows(name: string, goal: string, { scores, trivial }: Measured): string[] {
	const { boundaries } = scores;
	const isSingle = boundaries.wanted === 0;
	const row = [
		name,
		scores.blocks,
		boundaries.wanted,
		isSingle ? '-' : three(precision(boundaries)),
		isSingle ? '-' : three(recall(boundaries)),
		isSingle ? '-' : three(f1(boundaries)),
		goal,
		isSingle ? '-' : three(f1(trivial.boundaries)),
		falseAlarms(scores).toFixed(1),
		falseAlarms(trivial).toFixed(1),
	];
	const kinds = [...scores.kinds].filter(([, { wanted }]) => wanted > 0).map(([kind, counts]) => `${kind} ${three(f1(counts))} (${counts.wanted})`);
	if (scores.datelines.wanted > 0) kinds.push(`dateline, exact span ${three(f1(scores.datelines))} (${scores.datelines.wanted})`);
	return [row.join(' | '), `    ${kinds.join(', ')}`];
}

/** The recall in `several` at the lowest threshold that gives at most one false boundary in 100 documents of `single`. */
export function recallAtOneFalseAlarm(several: Measured, single: Measured): { readonly threshold: number; readonly recall: number } {
	const allowed = single.scores.blocks / 100;
	for (let step = 30; step < 100; step++) {
		const { found, right } = single.byThreshold[step]!;
		if (found - right <= allowed) return { threshold: step / 100, recall: recall(several.byThreshold[step]!) };
	}
	return { threshold: 1, recall: 0 };
}
