import { beginOf, labelCount, mayEnd, nameTypes, outside, transitions, unitOf } from './labels.ts';

const typeCount = nameTypes.length;
/** Labels after which no name is open: outside, last and unit. */
const closedLabels = Uint8Array.from(Array.from({ length: labelCount }, (_, label) => label).filter(mayEnd));
/** Labels that may follow them: outside, begin and unit. */
const enteringLabels = Uint8Array.from([outside, ...Array.from({ length: typeCount }, (_, type) => [beginOf(type), unitOf(type)]).flat()]);
const closedCount = closedLabels.length;
const enteringCount = enteringLabels.length;

/** Labels less probable than this, among the paths up to a token, are passed over: a span's probability changes by less than a millionth. */
const leastProbability = 1e-9;

/**
 * Reads the best labels of a row of tokens, and how probable a name among them is. The same as the sums over all paths that training goes by, but it
 * makes use of two things: any label that leaves no name open may stand before any that opens none or a new one, so that the best of the
 * former is mostly best for all of the latter; and few labels have any probability worth adding.
 */
export class Decoder {
	readonly #transition = new Float64Array(labelCount * labelCount).fill(Number.NEGATIVE_INFINITY);
	readonly #exp: Float64Array;
	/** The difference of the highest and the lowest score of a pair between two names. */
	readonly #spread: number;
	/** Scores of label `y` at position `t`, at `t * labelCount + y`: written by the caller. */
	scores = new Float64Array(64 * labelCount);
	/** After `best`: the labels of the best path. */
	path = new Uint8Array(64);
	#total = new Float64Array(64 * labelCount);
	#from = new Uint8Array(64 * labelCount);
	#forward = new Float64Array(64 * labelCount);
	#backward = new Float64Array(64 * labelCount);
	#potential = new Float64Array(64 * labelCount);
	#scale = new Float64Array(64);

	/** `transition[i]` is the score of `transitions[i]`. */
	constructor(transition: Float64Array) {
		for (const [pair, { previous, next }] of transitions.entries()) this.#transition[previous * labelCount + next] = transition[pair]!;
		this.#exp = this.#transition.map(Math.exp);
		let highest = Number.NEGATIVE_INFINITY;
		let lowest = Number.POSITIVE_INFINITY;
		for (const previous of closedLabels) {
			for (const next of enteringLabels) {
				highest = Math.max(highest, this.#transition[previous * labelCount + next]!);
				lowest = Math.min(lowest, this.#transition[previous * labelCount + next]!);
			}
		}
		this.#spread = highest - lowest;
	}

	/** Makes room for `length` positions; what stood in `scores` may be lost. */
	reserve(length: number): void {
		if (length <= this.path.length) return;
		const capacity = Math.max(length, this.path.length * 2);
		this.path = new Uint8Array(capacity);
		this.#scale = new Float64Array(capacity);
		this.#from = new Uint8Array(capacity * labelCount);
		this.scores = new Float64Array(capacity * labelCount);
		this.#total = new Float64Array(capacity * labelCount);
		this.#forward = new Float64Array(capacity * labelCount);
		this.#backward = new Float64Array(capacity * labelCount);
		this.#potential = new Float64Array(capacity * labelCount);
	}

	/** Takes the scores at `position` into the best paths so far; position 0 starts anew, behind a token that is outside or at the start of a sentence. */
	extend(position: number, isBehindToken: boolean): void {
		if (position > 0) this.#step(position * labelCount);
		else {
			this.#total.fill(Number.NEGATIVE_INFINITY, 0, labelCount);
			for (let entering = 0; entering < enteringCount; entering++) {
				const label = enteringLabels[entering]!;
				this.#total[label] = this.scores[label]! + (isBehindToken ? this.#transition[outside * labelCount + label]! : 0);
			}
		}
	}

	/** By how much the best path on which a name is open after `position` stands behind the best of all others. */
	openLag(position: number): number {
		const total = this.#total;
		const row = position * labelCount;
		let open = Number.NEGATIVE_INFINITY;
		for (let begin = 1; begin < labelCount; begin += 4) open = Math.max(open, total[row + begin]!, total[row + begin + 1]!);
		return total[row + this.#bestClosed(row)]! - open;
	}

	/** Fills `path` with the best legal labels (Viterbi) of `length` positions, all of which `extend` was called for. */
	best(length: number, isBeforeToken: boolean): void {
		const { path } = this;
		const from = this.#from;
		let label = this.#bestLast((length - 1) * labelCount, isBeforeToken);
		for (let position = length - 1; position >= 0; position--) {
			path[position] = label;
			label = from[position * labelCount + label]!;
		}
	}

	#bestClosed(row: number): number {
		const total = this.#total;
		let best = outside;
		for (let closed = 1; closed < closedCount; closed++) {
			const label = closedLabels[closed]!;
			if (total[row + label]! > total[row + best]!) best = label;
		}
		return best;
	}

	#bestLast(row: number, isBeforeToken: boolean): number {
		if (!isBeforeToken) return this.#bestClosed(row);
		let best = outside;
		let highest = Number.NEGATIVE_INFINITY;
		for (let closed = 0; closed < closedCount; closed++) {
			const label = closedLabels[closed]!;
			const value = this.#total[row + label]! + this.#transition[label * labelCount + outside]!;
			if (value > highest) {
				highest = value;
				best = label;
			}
		}
		return best;
	}

	#step(row: number): void {
		const { scores } = this;
		const total = this.#total;
		const from = this.#from;
		const transition = this.#transition;
		const above = row - labelCount;
		const first = this.#bestClosed(above);
		const highest = total[above + first]!;
		let rivals = 0;
		for (let closed = 0; closed < closedCount; closed++) if (total[above + closedLabels[closed]!]! > highest - this.#spread) rivals++;
		for (let entering = 0; entering < enteringCount; entering++) {
			const label = enteringLabels[entering]!;
			let best = highest + transition[first * labelCount + label]!;
			let previous = first;
			if (rivals > 1) {
				for (let closed = 0; closed < closedCount; closed++) {
					const rival = closedLabels[closed]!;
					const value = total[above + rival]! + transition[rival * labelCount + label]!;
					if (value > best) {
						best = value;
						previous = rival;
					}
				}
			}
			total[row + label] = best + scores[row + label]!;
			from[row + label] = previous;
		}
		for (let begin = 1; begin < labelCount; begin += 4) {
			const inside = begin + 1;
			for (let label = inside; label <= begin + 2; label++) {
				const opened = total[above + begin]! + transition[begin * labelCount + label]!;
				const goneOn = total[above + inside]! + transition[inside * labelCount + label]!;
				total[row + label] = Math.max(opened, goneOn) + scores[row + label]!;
				from[row + label] = opened >= goneOn ? begin : inside;
			}
		}
	}

	/** Prepares `spanProbability` for spans in the `length` tokens whose scores stand in `scores`. Whether tokens that are outside stand before and behind, or the sentence begins and ends. */
	sum(length: number, isBehindToken: boolean, isBeforeToken: boolean): void {
		this.#sumForward(length, isBehindToken);
		this.#sumBackward(length, isBeforeToken);
	}

	#sumForward(length: number, isBehindToken: boolean): void {
		const { scores } = this;
		const forward = this.#forward;
		const potential = this.#potential;
		for (let position = 0; position < length; position++) {
			const row = position * labelCount;
			forward.fill(0, row, row + labelCount);
			if (position > 0) this.#sumInto(row);
			else {
				for (let entering = 0; entering < enteringCount; entering++) {
					const label = enteringLabels[entering]!;
					forward[label] = isBehindToken ? this.#exp[outside * labelCount + label]! : 1;
				}
			}
			let highest = Number.NEGATIVE_INFINITY;
			for (let label = 0; label < labelCount; label++) {
				if (forward[row + label]! > 0 && scores[row + label]! > highest) highest = scores[row + label]!;
			}
			for (let label = 0; label < labelCount; label++) {
				potential[row + label] = forward[row + label]! > 0 ? exponential(highest - scores[row + label]!) : 0;
			}
			let sum = 0;
			for (let label = 0; label < labelCount; label++) sum += forward[row + label]! *= potential[row + label]!;
			const scale = 1 / sum;
			for (let label = 0; label < labelCount; label++) forward[row + label]! *= scale;
			this.#scale[position] = scale;
		}
	}

	/** The sums of a row but for its own scores, from the row above. */
	#sumInto(row: number): void {
		const above = row - labelCount;
		const forward = this.#forward;
		const exp = this.#exp;
		for (let closed = 0; closed < closedCount; closed++) {
			const previous = closedLabels[closed]!;
			const probability = forward[above + previous]!;
			if (probability < leastProbability) continue;
			for (let entering = 0; entering < enteringCount; entering++) {
				const label = enteringLabels[entering]!;
				forward[row + label]! += probability * exp[previous * labelCount + label]!;
			}
		}
		for (let begin = 1; begin < labelCount; begin += 4) {
			const inside = begin + 1;
			const opened = forward[above + begin]!;
			const goneOn = forward[above + inside]!;
			for (let label = inside; label <= begin + 2; label++) {
				forward[row + label] = opened * exp[begin * labelCount + label]! + goneOn * exp[inside * labelCount + label]!;
			}
		}
	}

	/** Sums of what may follow a label, such that their products with the forward sums are probabilities. Afterwards a potential holds what may follow the label, and its scale. */
	#sumBackward(length: number, isBeforeToken: boolean): void {
		const forward = this.#forward;
		const backward = this.#backward;
		const potential = this.#potential;
		const exp = this.#exp;
		const last = (length - 1) * labelCount;
		backward.fill(0, last, last + labelCount);
		let sum = 0;
		for (let closed = 0; closed < closedCount; closed++) {
			const label = closedLabels[closed]!;
			const follows = isBeforeToken ? exp[label * labelCount + outside]! : 1;
			backward[last + label] = follows;
			sum += forward[last + label]! * follows;
		}
		for (let label = 0; label < labelCount; label++) backward[last + label]! /= sum;
		for (let position = length - 2; position >= 0; position--) {
			const row = position * labelCount;
			const below = row + labelCount;
			const scale = this.#scale[position + 1]!;
			for (let label = 0; label < labelCount; label++) {
				backward[row + label] = 0;
				potential[below + label]! *= backward[below + label]! * scale;
			}
			for (let entering = 0; entering < enteringCount; entering++) {
				const label = enteringLabels[entering]!;
				const follows = potential[below + label]!;
				if (follows < leastProbability) continue;
				for (let closed = 0; closed < closedCount; closed++) {
					const previous = closedLabels[closed]!;
					backward[row + previous]! += exp[previous * labelCount + label]! * follows;
				}
			}
			for (let begin = 1; begin < labelCount; begin += 4) {
				const inside = begin + 1;
				const goesOn = potential[below + inside]!;
				const ends = potential[below + begin + 2]!;
				backward[row + begin] = exp[begin * labelCount + inside]! * goesOn + exp[begin * labelCount + begin + 2]! * ends;
				backward[row + inside] = exp[inside * labelCount + inside]! * goesOn + exp[inside * labelCount + begin + 2]! * ends;
			}
		}
	}

	/** After `sum`: the probability of a label at a position. */
	probability(position: number, label: number): number {
		const at = position * labelCount + label;
		return this.#forward[at]! * this.#backward[at]!;
	}

	/** After `sum`: the probability that exactly the labels of `path[from..to)` stand there. */
	spanProbability(from: number, to: number): number {
		const { path } = this;
		let previous = path[from]!;
		let probability = this.probability(from, previous);
		for (let position = from + 1; position < to && probability > 0; position++) {
			const label = path[position]!;
			const above = (position - 1) * labelCount + previous;
			const marginal = this.probability(position - 1, previous);
			const joint = this.#forward[above]! * this.#exp[previous * labelCount + label]! * this.#potential[position * labelCount + label]!;
			probability *= marginal > 0 ? joint / marginal : 0;
			previous = label;
		}
		return Math.min(1, probability);
	}
}

/** The table ends here: few labels are so far behind the best. */
const furthest = 40;
const stepsPerUnit = 64;
const exponentials = Float64Array.from({ length: furthest * stepsPerUnit + 1 }, (_, index) => Math.exp(-index / stepsPerUnit));

/** `exp(-distance)` for a distance of zero or more, to eight digits: the nearest in a table, and three terms of the series. */
function exponential(distance: number): number {
	if (distance >= furthest) return Math.exp(-distance);
	const index = (distance * stepsPerUnit) | 0;
	const rest = distance - index / stepsPerUnit;
	return exponentials[index]! * (1 - rest * (1 - rest * (0.5 - rest / 6)));
}
