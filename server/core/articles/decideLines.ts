import type { Evidence } from './article.ts';
import { type ArticleModel, classCount, type LineKind, lineKinds, scoreBoundary, scoreKind, startProbability } from './articleModel.ts';
import { datedStoryProbability, headsDatedStory } from './datedStory.ts';
import { documentCues, type PlacedCues } from './documentCues.ts';
import { boundaryEvidence } from './evidence.ts';
import { lineAtoms, templateCount, writeFeatures } from './lineFeatures.ts';
import type { LogicalLine } from './logicalLines.ts';

/** A line with what the model makes of it. */
export interface DecidedLine {
	readonly line: LogicalLine;
	readonly cues: PlacedCues;
	/** The probability that it starts an article, by both tables, and by the one alone that knows of shapes. */
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
	const features = new Uint16Array(templateCount);
	const classes = new Float64Array(classCount);
	const decided: DecidedLine[] = [];
	for (let at = 0; at < lines.length; at++) {
		writeFeatures(atoms, at, features, 0);
		scoreBoundary(model, features, classes);
		const isFirst = at === 0 && isStart;
		const withoutShape = startProbability(classes);
		scoreKind(model, features, classes);
		const boundaryByShape = isFirst ? 1 : startProbability(classes);
		const byTables = isFirst ? 1 : between(withoutShape, boundaryByShape);
		const isDated = byTables < datedStoryProbability && isParagraph(decided[at - 1]) && headsDatedStory(lines, placed, at);
		const boundary = isDated ? datedStoryProbability : byTables;
		const kinds = new Float32Array(lineKinds.length);
		for (let kind = 0; kind < kinds.length; kind++) kinds[kind] = classes[2 * kind]! + classes[2 * kind + 1]!;
		const evidence = !isFirst && Math.max(boundary, boundaryByShape) >= worthEvidence ? boundaryEvidence(model, placed, at, features) : [];
		decided.push({ line: lines[at]!, cues: placed[at]!, boundary, boundaryByShape, kinds, evidence });
		yield;
	}
	return decided;
}

/** A line with so much of a boundary may be a headline all the same. */
const startFrom = 0.3;

function isParagraph(line: DecidedLine | undefined): boolean {
	return line !== undefined && line.boundary < startFrom && bestKind(line.kinds, () => true).kind === 'paragraph';
}

const surest = 1 - 1e-9;

/** The probability whose odds are the geometric mean of two others': each table errs where the other does not. */
function between(a: number, b: number): number {
	const odds = (probability: number): number => {
		const kept = Math.min(surest, Math.max(1 - surest, probability));
		return kept / (1 - kept);
	};
	const both = Math.sqrt(odds(a) * odds(b));
	return both / (1 + both);
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
