import { featureCount, templateCount, templateTopics } from './lineFeatures.ts';

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

/** Two softmax tables over the same features: one says where articles start, the other what kind each line is. */
export interface ArticleModel {
	/** One weight for each feature and class, at `feature * classCount + class`, to be multiplied by `scale`. */
	readonly boundary: Int8Array;
	readonly kind: Int8Array;
	readonly boundaryScale: number;
	readonly kindScale: number;
	/** The probability at which a boundary is taken for certain. */
	readonly threshold: number;
}

const magic = 0x4143_4132;
const headerBytes = 24;

/** Reads a model's file. A file made for other features is refused. */
export function readArticleModel(bytes: Uint8Array): ArticleModel {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const size = featureCount * classCount;
	if (
		bytes.length !== headerBytes + 2 * size ||
		view.getUint32(0) !== magic ||
		view.getUint32(4) !== featureCount ||
		view.getUint32(8) !== templateCount
	) {
		throw new Error(
			`The article model does not fit this version: expected ${featureCount} features in ${headerBytes + 2 * size} bytes, got ${bytes.length} bytes. Reinstall Article Corpus, or train the model again.`,
		);
	}
	const table = (from: number): Int8Array => new Int8Array(bytes.buffer, bytes.byteOffset + from, size);
	return {
		boundary: table(headerBytes),
		kind: table(headerBytes + size),
		boundaryScale: view.getFloat32(12),
		kindScale: view.getFloat32(16),
		threshold: view.getFloat32(20),
	};
}

/** The file of a model: what `readArticleModel` reads. */
export function writeArticleModel(model: ArticleModel): Uint8Array {
	const size = featureCount * classCount;
	const bytes = new Uint8Array(headerBytes + 2 * size);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, magic);
	view.setUint32(4, featureCount);
	view.setUint32(8, templateCount);
	view.setFloat32(12, model.boundaryScale);
	view.setFloat32(16, model.kindScale);
	view.setFloat32(20, model.threshold);
	bytes.set(new Uint8Array(model.boundary.buffer, model.boundary.byteOffset, size), headerBytes);
	bytes.set(new Uint8Array(model.kind.buffer, model.kind.byteOffset, size), headerBytes + size);
	return bytes;
}

/** Templates that the boundary table leaves out: shapes make sub-headings look like headlines. */
const isShape = Uint8Array.from(templateTopics, topic => (topic === 'shape' ? 1 : 0));
const sums = new Int32Array(classCount);

/** The probabilities of all classes by the boundary table for a line's features, written to `into`. */
export function scoreBoundary(model: ArticleModel, features: Uint16Array, into: Float64Array): void {
	sums.fill(0);
	for (let index = 0; index < templateCount; index++) if (isShape[index] === 0) addRow(model.boundary, features[index]! * classCount);
	softmax(model.boundaryScale, into);
}

/** The probabilities of all classes by the full table. */
export function scoreKind(model: ArticleModel, features: Uint16Array, into: Float64Array): void {
	sums.fill(0);
	for (let index = 0; index < templateCount; index++) addRow(model.kind, features[index]! * classCount);
	softmax(model.kindScale, into);
}

function addRow(table: Int8Array, row: number): void {
	for (let of = 0; of < classCount; of++) sums[of]! += table[row + of]!;
}

function softmax(scale: number, into: Float64Array): void {
	let most = Number.NEGATIVE_INFINITY;
	for (let of = 0; of < classCount; of++) most = Math.max(most, sums[of]!);
	let all = 0;
	for (let of = 0; of < classCount; of++) all += into[of] = Math.exp((sums[of]! - most) * scale);
	for (let of = 0; of < classCount; of++) into[of]! /= all;
}

/** The sum of the classes that start an article. */
export function startProbability(classes: Float64Array): number {
	let sum = 0;
	for (let of = 1; of < classCount; of += 2) sum += classes[of]!;
	return sum;
}
