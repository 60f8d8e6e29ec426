import { type BoundaryTrees, lookCueCount } from './boundaryTrees.ts';
import { featureCount, templateCount } from './lineFeatures.ts';

/** The kinds of whole lines, in the order of the model's classes: class `2 k` is kind `k`, class `2 k + 1` the same where it starts an article. */
export const lineKinds = [
	'paragraph',
	'headline',
	'headline-repeat',
	'caption',
	'byline',
	'date',
	'summary',
	'subhead',
	'url',
	'boilerplate',
] as const;
export type LineKind = (typeof lineKinds)[number];
export const classCount = lineKinds.length * 2;

/** Two softmax tables over the same features: one says where articles start, the other what kind each line is. And trees that look again at lines in doubt. */
export interface ArticleModel {
	/** One weight for each feature and class, at `feature * classCount + class`, to be multiplied by `scale`. */
	readonly boundary: Int8Array;
	readonly kind: Int8Array;
	readonly boundaryScale: number;
	readonly kindScale: number;
	readonly trees: BoundaryTrees;
	/** The probability at which a boundary is taken for certain. */
	readonly threshold: number;
}

const magic = 0x4143_4133;
const headerBytes = 40;

/** Reads a model's file. A file made for other features is refused. */
export function readArticleModel(bytes: Uint8Array): ArticleModel {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const size = featureCount * classCount;
	const isOurs =
		bytes.length >= headerBytes &&
		view.getUint32(0) === magic &&
		view.getUint32(4) === featureCount &&
		view.getUint32(8) === templateCount &&
		view.getUint32(24) === lookCueCount;
	const treeCount = isOurs ? view.getUint32(28) : 0;
	const depth = isOurs ? view.getUint32(32) : 0;
	const nodes = treeCount * (2 ** depth - 1);
	const leaves = treeCount * 2 ** depth;
	const whole = headerBytes + 2 * size + 2 * nodes + leaves;
	if (!isOurs || bytes.length !== whole) {
		throw new Error(
			`The article model does not fit this version: expected ${featureCount} features and ${lookCueCount} cues in ${whole} bytes, got ${bytes.length} bytes. Reinstall Article Corpus, or train the model again.`,
		);
	}
	let next = headerBytes;
	const take = (length: number): number => bytes.byteOffset + (next += length) - length;
	return {
		boundary: new Int8Array(bytes.buffer, take(size), size),
		kind: new Int8Array(bytes.buffer, take(size), size),
		boundaryScale: view.getFloat32(12),
		kindScale: view.getFloat32(16),
		threshold: view.getFloat32(20),
		trees: {
			depth,
			cues: new Uint8Array(bytes.buffer, take(nodes), nodes),
			limits: new Uint8Array(bytes.buffer, take(nodes), nodes),
			leaves: new Int8Array(bytes.buffer, take(leaves), leaves),
			scale: view.getFloat32(36),
		},
	};
}

/** The file of a model: what `readArticleModel` reads. */
export function writeArticleModel({ boundary, kind, boundaryScale, kindScale, threshold, trees }: ArticleModel): Uint8Array {
	const blocks = [boundary, kind, trees.cues, trees.limits, trees.leaves];
	const bytes = new Uint8Array(headerBytes + blocks.reduce((sum, block) => sum + block.length, 0));
	const view = new DataView(bytes.buffer);
	view.setUint32(0, magic);
	view.setUint32(4, featureCount);
	view.setUint32(8, templateCount);
	view.setFloat32(12, boundaryScale);
	view.setFloat32(16, kindScale);
	view.setFloat32(20, threshold);
	view.setUint32(24, lookCueCount);
	view.setUint32(28, trees.leaves.length / 2 ** trees.depth);
	view.setUint32(32, trees.depth);
	view.setFloat32(36, trees.scale);
	let next = headerBytes;
	for (const block of blocks) {
		bytes.set(new Uint8Array(block.buffer, block.byteOffset, block.length), next);
		next += block.length;
	}
	return bytes;
}

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
