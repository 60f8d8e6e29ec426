import { labelCount, outside, transitions } from '../../server/core/entities/recogniser/labels.ts';
import type { Weights } from '../../server/core/entities/recogniser/model.ts';
import { roles } from '../../server/core/entities/recogniser/wordFeatures.ts';
import { styleCount } from './corpora.ts';
import type { Examples } from './examples.ts';
import { Lattice, pairIndex } from './lattice.ts';
import { Random } from './random.ts';

/** FTRL-proximal (McMahan and others 2013), one learning rate a weight; L1 leaves most weights at zero. */
const alpha = 0.12;
const beta = 1;
const l1 = 0.3;
const l2 = 0.5;
/** A feature of a token is left out this often, so that no feature is relied on alone. */
const dropout = 0.25;
/** Gradients below this change nothing that quantisation keeps. */
const minGradient = 0.002;
/** Weights are averaged over trainings that differ in order and dropout, and in each over so many moments of the last epochs. */
const trainings = 2;
const averagedEpochs = 2;
const snapshotsInEpoch = 4;
/** The value of a weight's unit; smaller weights are dropped. */
const weightStep = 0.05;

export interface TrainingOptions {
	readonly epochs: number;
	readonly seed: number;
	readonly slope: number;
	readonly offset: number;
	readonly report: (message: string) => void;
}

/** Weights and, in pairs, what FTRL remembers of each: z and the root of the sum of squared gradients. Training waits for memory, so both stand together. */
class Ftrl {
	readonly weight: Float32Array;
	readonly #memory: Float32Array;

	constructor(size: number) {
		this.weight = new Float32Array(size);
		this.#memory = new Float32Array(size * 2);
	}

	update(index: number, gradient: number): void {
		const root = this.#memory[index * 2 + 1]!;
		const newRoot = Math.sqrt(root * root + gradient * gradient);
		const z = this.#memory[index * 2]! + gradient - ((newRoot - root) / alpha) * this.weight[index]!;
		this.#memory[index * 2 + 1] = newRoot;
		this.#memory[index * 2] = z;
		this.weight[index] = z > l1 ? (l1 - z) / ((beta + newRoot) / alpha + l2) : z < -l1 ? (-l1 - z) / ((beta + newRoot) / alpha + l2) : 0;
	}
}

/** Trains a linear-chain conditional random field on the examples. The same examples and options give the same weights. */
export function train(examples: Examples, options: TrainingOptions): Weights {
	const averages = new Averages(examples.featureCount * labelCount, transitions.length);
	for (let number = 1; number <= trainings; number++) trainOnce(examples, number, options, averages);
	return quantised(examples, averages.weight(), averages.transition(), options);
}

/** One training from the start, whose weights at several moments are added to the averages. */
function trainOnce(examples: Examples, number: number, { epochs, seed, report }: TrainingOptions, averages: Averages): void {
	const { sentences, styles, labels } = examples;
	const random = new Random(seed + number - 1);
	const features = new Ftrl(examples.featureCount * styleCount * labelCount);
	const pairs = new Ftrl(transitions.length);
	const transition = new Float64Array(transitions.length);
	const lattice = new Lattice(transition);
	const order = Int32Array.from({ length: sentences.length - 1 }, (_, index) => index);
	const lists = new FeatureLists(examples, random);
	const expected = new Float64Array(transitions.length);
	for (let epoch = 1; epoch <= epochs; epoch++) {
		random.shuffle(order);
		let loss = 0;
		for (const [turn, sentence] of order.entries()) {
			const isLate = epoch > epochs - averagedEpochs;
			if (isLate && turn > 0 && turn % Math.ceil(order.length / snapshotsInEpoch) === 0) averages.add(features.weight, transition);
			const from = sentences[sentence]!;
			const length = sentences[sentence + 1]! - from;
			lists.gather(from, length, styles[sentence]!);
			lattice.reserve(length);
			score(lists, features.weight, lattice.scores, length);
			lattice.sum(length);
			loss += lattice.logSum - goldScore(lattice, transition, labels, from, length);
			expected.fill(0);
			for (let position = 1; position < length; position++) {
				lattice.addPairMarginals(position, expected);
				expected[pairIndex[labels[from + position]! * labelCount + labels[from + position - 1]!]!]! -= 1;
			}
			let changed = false;
			for (let pair = 0; pair < expected.length; pair++) {
				if (Math.abs(expected[pair]!) < minGradient) continue;
				pairs.update(pair, expected[pair]!);
				transition[pair] = pairs.weight[pair]!;
				changed = true;
			}
			update(lists, features, lattice.marginals, labels, from, length);
			if (changed) lattice.transitionsChanged();
		}
		report(`training ${number}, epoch ${epoch}: loss ${(loss / labels.length).toFixed(5)} a token`);
	}
	averages.add(features.weight, transition);
}

/** The mean of the weights at several moments: it errs less than any of them, each of which the sentences just before have moved most. */
class Averages {
	readonly #weight: Float32Array;
	readonly #transition: Float64Array;
	#count = 0;

	constructor(weights: number, pairs: number) {
		this.#weight = new Float32Array(weights);
		this.#transition = new Float64Array(pairs);
	}

	add(weight: Float32Array, transition: Float64Array): void {
		for (let index = 0; index < this.#weight.length; index++) this.#weight[index]! += weight[index]!;
		for (let pair = 0; pair < transition.length; pair++) this.#transition[pair]! += transition[pair]!;
		this.#count++;
	}

	weight(): Float32Array {
		return this.#weight.map(sum => sum / this.#count);
	}

	transition(): Float64Array {
		return this.#transition.map(sum => sum / this.#count);
	}
}

/** The features of the tokens of one sentence, some dropped by chance, each with its value. */
class FeatureLists {
	ids = new Int32Array(1 << 16);
	values = new Float32Array(1 << 16);
	ends = new Int32Array(512);
	#count = 0;

	constructor(
		readonly examples: Examples,
		readonly random: Random,
	) {}

	/** In a style of its own, a token has the features of its context and of its word a second time, under numbers of that style. */
	gather(from: number, length: number, style: number): void {
		const { examples } = this;
		this.#count = 0;
		for (let position = 0; position < length; position++) {
			const token = from + position;
			this.#reserve(8192);
			this.#add(examples.ids, examples.start[token]!, examples.start[token + 1]!, 1);
			const around = examples.neighbours[token]!;
			if (style > 0) {
				const own = around[roles.self]!.features![roles.self]!;
				this.#add(examples.ids, examples.start[token]!, examples.start[token + 1]!, 1, style * examples.featureCount);
				this.#add(own, 0, own.length, 1, style * examples.featureCount);
			}
			for (let role = 0; role < around.length; role++) {
				const list = around[role]!.features![role]!;
				this.#add(list, 0, list.length, 1);
			}
			const beside = examples.elsewhere[token];
			if (beside) {
				for (let turn = 0; turn < beside.length; turn++) {
					const list = beside[turn]!.features![turn % 2 === 0 ? roles.elsewherePrevious : roles.elsewhereNext]!;
					this.#add(list, 0, list.length, 2 / beside.length);
				}
			}
			this.ends[position] = this.#count;
		}
	}

	#add(list: Int32Array, from: number, to: number, value: number, shift = 0): void {
		const limit = dropout * 0x100000000;
		for (let index = from; index < to; index++) {
			if (this.random.next() < limit) continue;
			this.ids[this.#count] = list[index]! + shift;
			this.values[this.#count++] = value;
		}
	}

	#reserve(room: number): void {
		if (this.#count + room <= this.ids.length) return;
		const ids = new Int32Array(this.ids.length * 2);
		const values = new Float32Array(ids.length);
		ids.set(this.ids);
		values.set(this.values);
		this.ids = ids;
		this.values = values;
	}
}

function score(lists: FeatureLists, weight: Float32Array, scores: Float64Array, length: number): void {
	const { ids, values, ends } = lists;
	let at = 0;
	for (let position = 0; position < length; position++) {
		const row = position * labelCount;
		for (let label = 0; label < labelCount; label++) scores[row + label] = 0;
		for (; at < ends[position]!; at++) {
			const base = ids[at]! * labelCount;
			const value = values[at]!;
			for (let label = 0; label < labelCount; label++) scores[row + label]! += value * weight[base + label]!;
		}
	}
}

function update(lists: FeatureLists, features: Ftrl, marginals: Float64Array, labels: Uint8Array, from: number, length: number): void {
	const { ids, values, ends } = lists;
	const changed = new Uint8Array(labelCount);
	const gradients = new Float64Array(labelCount);
	let at = 0;
	for (let position = 0; position < length; position++) {
		const first = at;
		at = ends[position]!;
		const gold = labels[from + position]!;
		let count = 0;
		for (let label = 0; label < labelCount; label++) {
			const gradient = marginals[position * labelCount + label]! - (label === gold ? 1 : 0);
			if (gradient < minGradient && gradient > -minGradient) continue;
			changed[count] = label;
			gradients[count++] = gradient;
		}
		if (count === 0) continue;
		for (let index = first; index < at; index++) {
			const base = ids[index]! * labelCount;
			const value = values[index]!;
			for (let turn = 0; turn < count; turn++) features.update(base + changed[turn]!, gradients[turn]! * value);
		}
	}
}

function goldScore(lattice: Lattice, transition: Float64Array, labels: Uint8Array, from: number, length: number): number {
	let total = 0;
	let previous = outside;
	for (let position = 0; position < length; position++) {
		const label = labels[from + position]!;
		total += lattice.scores[position * labelCount + label]!;
		if (position > 0) total += transition[pairIndex[label * labelCount + previous]!]!;
		previous = label;
	}
	return total;
}

function quantised(examples: Examples, weight: Float32Array, transition: Float64Array, options: TrainingOptions): Weights {
	const kept: number[] = [];
	for (let feature = 0; feature < examples.featureCount; feature++) {
		for (let label = 0; label < labelCount; label++) {
			if (Math.abs(weight[feature * labelCount + label]!) >= weightStep) {
				kept.push(feature);
				break;
			}
		}
	}
	kept.sort((a, b) => (examples.keys[a]! >>> 0) - (examples.keys[b]! >>> 0));
	const counts = new Uint8Array(kept.length);
	const labels: number[] = [];
	const values: number[] = [];
	for (const [row, feature] of kept.entries()) {
		for (let label = 0; label < labelCount; label++) {
			const value = weight[feature * labelCount + label]!;
			if (Math.abs(value) < weightStep) continue;
			counts[row]!++;
			labels.push(label);
			values.push(Math.max(-127, Math.min(127, Math.round(value / weightStep))));
		}
	}
	return {
		step: weightStep,
		transition,
		keys: Int32Array.from(kept, feature => examples.keys[feature]!),
		counts,
		labels: Uint8Array.from(labels),
		values: Int8Array.from(values),
		slope: options.slope,
		offset: options.offset,
	};
}
