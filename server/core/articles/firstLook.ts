import { type ArticleModel, classCount, lineKinds } from './articleModel.ts';
import type { PlacedCues } from './documentCues.ts';
import { type LineAtoms, templateCount, writeFeatures } from './lineFeatures.ts';
import { scorerOf, startProbability } from './lineScorer.ts';

/** What the two tables say of the lines of a document, each line looked at with its neighbours. */
export interface FirstLook {
	/** The log odds of an article's start by the table that knows no shapes, by the one that does, and the mean of both: each errs where the other does not. */
	readonly withoutShape: Float64Array;
	readonly byShape: Float64Array;
	readonly odds: Float64Array;
	/** The probability of each kind, in the order of `lineKinds`, line by line. */
	readonly kinds: readonly Float32Array[];
}

/** Lines less sure than this are as good as sure. */
const surest = 1 - 1e-9;

export function probabilityOf(odds: number): number {
	return 1 / (1 + Math.exp(-odds));
}

function oddsOf(probability: number): number {
	const kept = Math.min(surest, Math.max(1 - surest, probability));
	return Math.log(kept / (1 - kept));
}

/** Scores all lines by both tables; `isStart` where the first line is the body's first, which starts an article. A step is a line. */
export function* firstLook(model: ArticleModel, placed: readonly PlacedCues[], atoms: LineAtoms, isStart: boolean): Generator<undefined, FirstLook> {
	const withoutShape = new Float64Array(placed.length);
	const byShape = new Float64Array(placed.length);
	const odds = new Float64Array(placed.length);
	const kinds: Float32Array[] = [];
	const features = new Uint16Array(templateCount);
	const score = scorerOf(model);
	const byBoundary = new Float64Array(classCount);
	const classes = new Float64Array(classCount);
	for (let at = 0; at < placed.length; at++) {
		const isFirst = at === 0 && isStart;
		writeFeatures(atoms, at, features, 0);
		score(features, byBoundary, classes);
		withoutShape[at] = oddsOf(isFirst ? 1 : startProbability(byBoundary));
		byShape[at] = oddsOf(isFirst ? 1 : startProbability(classes));
		odds[at] = (withoutShape[at]! + byShape[at]!) / 2;
		const ofLine = new Float32Array(lineKinds.length);
		for (let kind = 0; kind < ofLine.length; kind++) ofLine[kind] = classes[2 * kind]! + classes[2 * kind + 1]!;
		kinds.push(ofLine);
		yield;
	}
	return { withoutShape, byShape, odds, kinds };
}

/** The index in `lineKinds` of the most probable kind. */
export function likeliestKind(kinds: Float32Array): number {
	let best = 0;
	for (let kind = 1; kind < kinds.length; kind++) if (kinds[kind]! > kinds[best]!) best = kind;
	return best;
}
