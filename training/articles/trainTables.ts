import { type ArticleModel, classCount, lineKinds } from '../../server/core/articles/articleModel.ts';
import { documentCues } from '../../server/core/articles/documentCues.ts';
import { featureCount, featureTopics, lineAtoms, templateCount, writeFeatures } from '../../server/core/articles/lineFeatures.ts';
import { logicalLines } from '../../server/core/articles/logicalLines.ts';
import { runSteps } from '../../server/core/util/steps.ts';
import { generateBlocks } from './generateBlocks.ts';
import { bodyOf, type LabelledBlock } from './labelledBlock.ts';
import { createRandom } from './random.ts';
import type { ArticlesBySource } from './sourceFolds.ts';

/** The lines of many blocks as the trainer sees them. */
interface Examples {
	readonly features: Uint16Array;
	readonly classes: Uint8Array;
	readonly isFirst: Uint8Array;
	readonly count: number;
}

function examplesOf(blocks: readonly LabelledBlock[]): Examples {
	let size = 0;
	for (const block of blocks) size += block.lines.length;
	const features = new Uint16Array(size * templateCount);
	const classes = new Uint8Array(size);
	const isFirst = new Uint8Array(size);
	let count = 0;
	for (const block of blocks) {
		const lines = logicalLines(bodyOf(block));
		const atoms = lineAtoms(runSteps(documentCues(lines)));
		lines.forEach((line, at) => {
			const truth = block.lines[line.firstLine]!;
			writeFeatures(atoms, at, features, count * templateCount);
			classes[count] = lineKinds.indexOf(truth.kind!) * 2 + Number(truth.startsArticle);
			isFirst[count] = at === 0 ? 1 : 0;
			count++;
		});
	}
	return { features: features.subarray(0, count * templateCount), classes: classes.subarray(0, count), isFirst: isFirst.subarray(0, count), count };
}

/** Trains a softmax table by stochastic gradient descent with AdaGrad steps; features for which `uses` is false keep the weight 0. */
function trainTable(examples: Examples, uses: Uint8Array, epochs: number, seed: number): Float32Array {
	const weights = new Float32Array(featureCount * classCount);
	const squares = new Float32Array(featureCount * classCount).fill(1e-6);
	const order = Uint32Array.from({ length: examples.count }, (_, index) => index);
	const random = createRandom(seed);
	const scores = new Float64Array(classCount);
	const active = new Uint32Array(templateCount);
	// The mean of the weights over the last half of training is what the table gets: steadier than where the last line left them.
	const sums = new Float32Array(weights.length);
	let summed = 0;
	for (let epoch = 0; epoch < epochs; epoch++) {
		for (let at = order.length - 1; at > 0; at--) {
			const other = random.whole(0, at);
			const kept = order[at]!;
			order[at] = order[other]!;
			order[other] = kept;
		}
		const rate = 0.25 / (1 + epoch);
		order.forEach((example, position) => {
			const offset = example * templateCount;
			let used = 0;
			scores.fill(0);
			for (let index = 0; index < templateCount; index++) {
				const feature = examples.features[offset + index]!;
				if (!uses[feature]) continue;
				const row = feature * classCount;
				active[used++] = row;
				for (let of = 0; of < classCount; of++) scores[of]! += weights[row + of]!;
			}
			let most = Number.NEGATIVE_INFINITY;
			for (let of = 0; of < classCount; of++) most = Math.max(most, scores[of]!);
			let sum = 0;
			for (let of = 0; of < classCount; of++) sum += scores[of] = Math.exp(scores[of]! - most);
			const truth = examples.classes[example]!;
			let farOff = 0;
			for (let of = 0; of < classCount; of++) {
				const error = scores[of]! / sum - (of === truth ? 1 : 0);
				scores[of] = error;
				farOff = Math.max(farOff, Math.abs(error));
			}
			if (farOff >= 0.01) {
				for (let index = 0; index < used; index++) {
					const row = active[index]!;
					for (let of = 0; of < classCount; of++) {
						const error = scores[of]!;
						if (error < 0.002 && error > -0.002) continue;
						const gradient = error + 4e-5 * weights[row + of]!;
						squares[row + of]! += gradient * gradient;
						weights[row + of]! -= (rate * gradient) / Math.sqrt(squares[row + of]! + 0.5);
					}
				}
			}
			if (epoch >= epochs / 2 && position % 20_000 === 0) {
				for (let index = 0; index < weights.length; index++) sums[index]! += weights[index]!;
				summed++;
			}
		});
	}
	return sums.map(sum => sum / summed);
}

const leastWeight = 1.3;

/** Finer steps of weights decide no line otherwise, and cost room. */
const steps = 20;

/** Features of fewer lines say little that will hold elsewhere, and cost room. */
const fewestLines = 25;

function frequentFeatures(examples: Examples): Uint8Array {
	const counts = new Uint32Array(featureCount);
	for (const feature of examples.features) counts[feature]!++;
	return Uint8Array.from(counts, count => (count >= fewestLines ? 1 : 0));
}

/** Weights become whole numbers from -127 to 127; those near 0, which the others outweigh, are dropped so that the file packs well. */
function quantise(weights: Float32Array): { table: Int8Array; scale: number } {
	const sorted = Float32Array.from(weights, Math.abs).sort();
	// A few weights far out would coarsen all others.
	const limit = sorted[Math.floor(sorted.length * 0.9995)]!;
	const scale = limit / steps;
	return {
		table: Int8Array.from(weights, weight =>
			Math.abs(weight / scale) < leastWeight ? 0 : Math.max(-127, Math.min(127, Math.round(weight / scale))),
		),
		scale,
	};
}

/** The two tables of a model, without what is built on them. */
export type LineTables = Pick<ArticleModel, 'boundary' | 'boundaryScale' | 'kind' | 'kindScale'>;

/** Trains both tables. The same examples and seed give the same bytes. */
function trainLineTables(examples: Examples, seed: number, epochs: number): LineTables {
	const everything = frequentFeatures(examples);
	const withoutShape = Uint8Array.from(featureTopics, topic => (topic === 'shape' ? 0 : 1)).map((uses, feature) => uses & everything[feature]!);
	const boundary = quantise(trainTable(examples, withoutShape, epochs, seed));
	const kind = quantise(trainTable(examples, everything, epochs, seed + 1));
	return {
		boundary: boundary.table,
		boundaryScale: Math.fround(boundary.scale),
		kind: kind.table,
		kindScale: Math.fround(kind.scale),
	};
}

/** Layouts to draw, passes over their lines, and what chance starts from. */
export interface TablesSize {
	readonly corpora: number;
	readonly epochs: number;
	readonly seed: number;
}

/** Gives the tables trained on documents made of some articles; a caller that trains several models may keep them. */
export type TablesOf = (articles: ArticlesBySource, size: TablesSize) => LineTables;

export const freshTables: TablesOf = (articles, { corpora, epochs, seed }) =>
	trainLineTables(examplesOf(generateBlocks(articles, { corpora, seed })), seed, epochs);
