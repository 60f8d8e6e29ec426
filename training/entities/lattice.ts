import { labelCount, mayEnd, mayStart, transitions } from '../../server/core/entities/recogniser/labels.ts';

const pairPrevious = Uint8Array.from(transitions, pair => pair.previous);
const pairNext = Uint8Array.from(transitions, pair => pair.next);
const pairCount = transitions.length;

/**
 * The paths through the labels of a row of tokens. Scores are logarithmic; `transition[i]` belongs to `transitions[i]`. The row
 * stands between two tokens that are outside every name, or at the ends of a sentence, which is the same here.
 */
export class Lattice {
	readonly #transition: Float64Array;
	readonly #expTransition: Float64Array;
	/** Scores of label `y` at position `t`, at `t * labelCount + y`: written by the caller. */
	scores = new Float64Array(64 * labelCount);
	/** After `sum`: the probability of label `y` at position `t`. */
	marginals = new Float64Array(64 * labelCount);
	/** After `sum`: the logarithm of the sum over all paths. */
	logSum = 0;
	/** After `best`: the labels of the best path. */
	path = new Uint8Array(64);
	#capacity = 64;
	#forward = new Float64Array(64 * labelCount);
	#backward = new Float64Array(64 * labelCount);
	#potential = new Float64Array(64 * labelCount);
	#scale = new Float64Array(64);
	#from = new Uint8Array(64 * labelCount);

	constructor(transition: Float64Array) {
		this.#transition = transition;
		this.#expTransition = Float64Array.from(transition, Math.exp);
	}

	/** To be called when the transition scores were changed in place. */
	transitionsChanged(): void {
		for (let pair = 0; pair < pairCount; pair++) this.#expTransition[pair] = Math.exp(this.#transition[pair]!);
	}

	/** Makes room for `length` positions; what stood in `scores` may be lost. */
	reserve(length: number): void {
		if (length <= this.#capacity) return;
		this.#capacity = Math.max(length, this.#capacity * 2);
		const size = this.#capacity * labelCount;
		this.scores = new Float64Array(size);
		this.marginals = new Float64Array(size);
		this.path = new Uint8Array(this.#capacity);
		this.#forward = new Float64Array(size);
		this.#backward = new Float64Array(size);
		this.#potential = new Float64Array(size);
		this.#scale = new Float64Array(this.#capacity);
		this.#from = new Uint8Array(size);
	}

	/** Fills `path` with the best legal labels (Viterbi). */
	best(length: number): void {
		const scores = this.scores;
		const total = this.#forward;
		const from = this.#from;
		for (let label = 0; label < labelCount; label++) total[label] = mayStart(label) ? scores[label]! : Number.NEGATIVE_INFINITY;
		for (let position = 1; position < length; position++) {
			const row = position * labelCount;
			const above = row - labelCount;
			for (let label = 0; label < labelCount; label++) total[row + label] = Number.NEGATIVE_INFINITY;
			for (let pair = 0; pair < pairCount; pair++) {
				const value = total[above + pairPrevious[pair]!]! + this.#transition[pair]!;
				const cell = row + pairNext[pair]!;
				if (value > total[cell]!) {
					total[cell] = value;
					from[cell] = pairPrevious[pair]!;
				}
			}
			for (let label = 0; label < labelCount; label++) total[row + label]! += scores[row + label]!;
		}
		let label = 0;
		let highest = Number.NEGATIVE_INFINITY;
		const last = (length - 1) * labelCount;
		for (let candidate = 0; candidate < labelCount; candidate++) {
			if (mayEnd(candidate) && total[last + candidate]! > highest) {
				highest = total[last + candidate]!;
				label = candidate;
			}
		}
		for (let position = length - 1; position >= 0; position--) {
			this.path[position] = label;
			label = from[position * labelCount + label]!;
		}
	}

	/** Fills `marginals` and `logSum` (forward and backward sums, scaled at each position). */
	sum(length: number): void {
		const { scores, marginals } = this;
		const forward = this.#forward;
		const backward = this.#backward;
		const potential = this.#potential;
		const exp = this.#expTransition;
		let logSum = 0;
		for (let position = 0; position < length; position++) {
			const row = position * labelCount;
			let highest = scores[row]!;
			for (let label = 1; label < labelCount; label++) if (scores[row + label]! > highest) highest = scores[row + label]!;
			for (let label = 0; label < labelCount; label++) potential[row + label] = Math.exp(scores[row + label]! - highest);
			if (position === 0) for (let label = 0; label < labelCount; label++) forward[label] = mayStart(label) ? 1 : 0;
			else {
				for (let label = 0; label < labelCount; label++) forward[row + label] = 0;
				for (let pair = 0; pair < pairCount; pair++) forward[row + pairNext[pair]!]! += forward[row - labelCount + pairPrevious[pair]!]! * exp[pair]!;
			}
			let total = 0;
			for (let label = 0; label < labelCount; label++) total += forward[row + label]! *= potential[row + label]!;
			const scale = 1 / total;
			for (let label = 0; label < labelCount; label++) forward[row + label]! *= scale;
			this.#scale[position] = scale;
			logSum += highest - Math.log(scale);
		}
		const last = (length - 1) * labelCount;
		let closed = 0;
		for (let label = 0; label < labelCount; label++) {
			backward[last + label] = mayEnd(label) ? 1 : 0;
			if (mayEnd(label)) closed += forward[last + label]!;
		}
		this.logSum = logSum + Math.log(closed);
		for (let label = 0; label < labelCount; label++) backward[last + label]! /= closed;
		for (let position = length - 2; position >= 0; position--) {
			const row = position * labelCount;
			const below = row + labelCount;
			const scale = this.#scale[position + 1]!;
			for (let label = 0; label < labelCount; label++) {
				backward[row + label] = 0;
				potential[below + label]! *= backward[below + label]! * scale;
			}
			for (let pair = 0; pair < pairCount; pair++) backward[row + pairPrevious[pair]!]! += exp[pair]! * potential[below + pairNext[pair]!]!;
		}
		for (let index = 0; index < length * labelCount; index++) marginals[index] = forward[index]! * backward[index]!;
	}

	/** After `sum`: adds to `expected[pair]` the expected number of times that each pair of labels stands at (`position - 1`, `position`). */
	addPairMarginals(position: number, expected: Float64Array): void {
		const row = (position - 1) * labelCount;
		const below = position * labelCount;
		for (let pair = 0; pair < pairCount; pair++) {
			expected[pair]! += this.#forward[row + pairPrevious[pair]!]! * this.#expTransition[pair]! * this.#potential[below + pairNext[pair]!]!;
		}
	}

	/** After `sum`: the probability that exactly the labels `labels[from..to)` stand there. */
	spanProbability(labels: ArrayLike<number>, from: number, to: number): number {
		let probability = this.marginals[from * labelCount + labels[from]!]!;
		for (let position = from + 1; position < to && probability > 0; position++) {
			const row = (position - 1) * labelCount + labels[position - 1]!;
			const pair = pairIndex[labels[position]! * labelCount + labels[position - 1]!]!;
			const joint = this.#forward[row]! * this.#expTransition[pair]! * this.#potential[position * labelCount + labels[position]!]!;
			probability *= this.marginals[row]! > 0 ? joint / this.marginals[row]! : 0;
		}
		return Math.min(1, probability);
	}
}

/** The index in `transitions` of (previous, next), at `next * labelCount + previous`; -1 where illegal. */
export const pairIndex = new Int16Array(labelCount * labelCount).fill(-1);
transitions.forEach((pair, index) => {
	pairIndex[pair.next * labelCount + pair.previous] = index;
});
