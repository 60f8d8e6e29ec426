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
