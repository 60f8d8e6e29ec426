import { type ArticleModel, classCount } from './articleModel.ts';
import { featureCount, templateCount } from './lineFeatures.ts';

/** Writes the probabilities of all classes for a line's features, by each table. */
export type LineScorer = (features: Uint16Array, byBoundary: Float64Array, byKind: Float64Array) => void;

const scorers = new WeakMap<ArticleModel, LineScorer>();

/** The scorer of a model; made once for each. The boundary table has no weights for shapes: they make sub-headings look like headlines. */
export function scorerOf(model: ArticleModel): LineScorer {
	let scorer = scorers.get(model);
	if (!scorer) scorers.set(model, (scorer = createScorer(model)));
	return scorer;
}

/** Two sums stand in one number, 16 bits each: weights are raised by this to be no less than 0, and no line has features enough to pass 16 bits. */
const raised = 128;
const pairCount = classCount / 2;
const rowPairs = 2 * pairCount;

function createScorer({ boundary, kind, boundaryScale, kindScale }: ArticleModel): LineScorer {
	const pairs = new Int32Array(featureCount * rowPairs);
	for (let feature = 0; feature < featureCount; feature++) {
		for (let pair = 0; pair < pairCount; pair++) {
			const at = feature * classCount + 2 * pair;
			pairs[feature * rowPairs + pair] = paired(boundary[at]!, boundary[at + 1]!);
			pairs[feature * rowPairs + pairCount + pair] = paired(kind[at]!, kind[at + 1]!);
		}
	}
	const sums = new Int32Array(rowPairs);
	return (features, byBoundary, byKind) => {
		sums.fill(0);
		for (let index = 0; index < templateCount; index++) {
			const row = features[index]! * rowPairs;
			for (let pair = 0; pair < rowPairs; pair++) sums[pair]! += pairs[row + pair]!;
		}
		softmax(sums, 0, boundaryScale, byBoundary);
		softmax(sums, pairCount, kindScale, byKind);
	};
}

function paired(first: number, second: number): number {
	return (first + raised) | ((second + raised) << 16);
}

function softmax(sums: Int32Array, from: number, scale: number, into: Float64Array): void {
	let most = Number.NEGATIVE_INFINITY;
	for (let pair = 0; pair < pairCount; pair++) {
		const both = sums[from + pair]!;
		const first = both & 0xffff;
		const second = both >>> 16;
		into[2 * pair] = first;
		into[2 * pair + 1] = second;
		if (first > most) most = first;
		if (second > most) most = second;
	}
	let all = 0;
	for (let of = 0; of < classCount; of++) all += into[of] = Math.exp((into[of]! - most) * scale);
	for (let of = 0; of < classCount; of++) into[of]! /= all;
}

/** The sum of the classes that start an article. */
export function startProbability(classes: Float64Array): number {
	let sum = 0;
	for (let of = 1; of < classCount; of += 2) sum += classes[of]!;
	return sum;
}
