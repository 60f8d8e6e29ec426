import type { Evidence } from './article.ts';
import { type ArticleModel, type LineKind, lineKinds } from './articleModel.ts';
import { type BoundaryTrees, lookCueCount, treeOdds } from './boundaryTrees.ts';
import { datedStoryProbability, headsDatedStory } from './datedStory.ts';
import { documentCues, type PlacedCues } from './documentCues.ts';
import { boundaryEvidence } from './evidence.ts';
import { type FirstLook, firstLook, likeliestKind, probabilityOf } from './firstLook.ts';
import { lineAtoms, templateCount, writeFeatures } from './lineFeatures.ts';
import type { LogicalLine } from './logicalLines.ts';
import { createSecondLook, isDoubtful, isWorthSecondLook, type SecondLook } from './secondLook.ts';

/** A line with what the model makes of it. */
export interface DecidedLine {
	readonly line: LogicalLine;
	readonly cues: PlacedCues;
	/** The probability that it starts an article, by both tables and the second look, and by the one table alone that knows of shapes. */
	readonly boundary: number;
	readonly boundaryByShape: number;
	/** The probability of each kind, in the order of `lineKinds`. */
	readonly kinds: Float32Array;
	/** Why it may start an article; empty where that is out of the question. */
	readonly evidence: readonly Evidence[];
}

/** Lines less probable than this, by both tables, are asked for no evidence. */
const worthEvidence = 0.45;

/** Scores all lines of a body, or of a window of it; `isStart` where the first line is the body's first. */
export function* decideLines(model: ArticleModel, lines: readonly LogicalLine[], isStart: boolean): Generator<undefined, DecidedLine[]> {
	const placed = yield* documentCues(lines);
	const atoms = lineAtoms(placed);
	const first = yield* firstLook(model, placed, atoms, isStart);
	const odds = yield* lookAgain(model.trees, placed, first);
	const features = new Uint16Array(templateCount);
	const decided: DecidedLine[] = [];
	for (let at = 0; at < lines.length; at++) {
		const isFirst = at === 0 && isStart;
		const kinds = first.kinds[at]!;
		const found = isFirst ? 1 : probabilityOf(odds[at]!);
		const isDated = found < datedStoryProbability && isParagraph(decided[at - 1]) && headsDatedStory(lines, placed, at);
		const boundary = isDated ? datedStoryProbability : found;
		const boundaryByShape = isFirst ? 1 : probabilityOf(first.byShape[at]!);
		let evidence: readonly Evidence[] = [];
		if (!isFirst && Math.max(boundary, boundaryByShape) >= worthEvidence) {
			writeFeatures(atoms, at, features, 0);
			evidence = boundaryEvidence(model, placed, at, features, odds[at]! - first.odds[at]!);
		}
		decided.push({ line: lines[at]!, cues: placed[at]!, boundary, boundaryByShape, kinds, evidence });
		yield;
	}
	return decided;
}

/** The odds of the first look, corrected where they leave doubt. */
function* lookAgain(trees: BoundaryTrees, placed: readonly PlacedCues[], first: FirstLook): Generator<undefined, Float64Array> {
	const odds = Float64Array.from(first.odds);
	if (!isWorthSecondLook(first)) return odds;
	const line = new Uint8Array(lookCueCount);
	let look: SecondLook | undefined;
	for (let at = 0; at < placed.length; at++) {
		if (!isDoubtful(first, at)) continue;
		look ??= createSecondLook(placed, first);
		look(at, line, 0);
		odds[at]! += treeOdds(trees, line);
		yield;
	}
	return odds;
}

/** A line with so much of a boundary may be a headline all the same. */
const startFrom = 0.3;

function isParagraph(line: DecidedLine | undefined): boolean {
	return line !== undefined && line.boundary < startFrom && lineKinds[likeliestKind(line.kinds)] === 'paragraph';
}

/** The most probable kind among those that are allowed. */
export function bestKind(kinds: Float32Array, isAllowed: (kind: LineKind) => boolean): { kind: LineKind; confidence: number } {
	let best = 0;
	let most = -1;
	for (let kind = 0; kind < kinds.length; kind++) {
		if (kinds[kind]! > most && isAllowed(lineKinds[kind]!)) {
			most = kinds[kind]!;
			best = kind;
		}
	}
	return { kind: lineKinds[best]!, confidence: Math.max(0, most) };
}
