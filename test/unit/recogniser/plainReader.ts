import { readArticle } from '../../../server/core/entities/recogniser/articleReading.ts';
import { addContextFeatures, elsewhere, PhraseMarker } from '../../../server/core/entities/recogniser/contextFeatures.ts';
import { FeatureSink } from '../../../server/core/entities/recogniser/featureHash.ts';
import {
	beginOf,
	labelCount,
	mayEnd,
	mayStart,
	nameTypes,
	outside,
	positionOf,
	transitions,
	typeOf,
	unitOf,
} from '../../../server/core/entities/recogniser/labels.ts';
import type { Model } from '../../../server/core/entities/recogniser/model.ts';
import type { ReadingLimits } from '../../../server/core/entities/recogniser/reader.ts';
import { FirstLook, hasPlaces, type StretchSums } from '../../../server/core/entities/recogniser/refine.ts';
import { Vocabulary } from '../../../server/core/entities/recogniser/vocabulary.ts';
import { caseClass, type Word } from '../../../server/core/entities/recogniser/word.ts';
import { addWordFeatures, roles } from '../../../server/core/entities/recogniser/wordFeatures.ts';
import type { NameMention } from '../../../server/core/entities/recogniser.ts';

type Scores = readonly number[];

/** The scores of the tokens from `index`, and whether tokens of their sentence stand before and behind. */
interface PlainStretch {
	readonly index: number;
	readonly scores: readonly Scores[];
	readonly isBehindToken: boolean;
	readonly isBeforeToken: boolean;
}

/** What `ArticleReader` says, said plainly: every feature is looked up in a map, and sums go over all labels in logarithms. The fast one must agree with it. */
export function plainReader(model: Model): (text: string, limits: ReadingLimits) => NameMention[] {
	const features = featuresOf(model);
	return (text, limits) => readPlainly(model, features, text, limits);
}

type Features = ReadonlyMap<number, readonly (readonly [label: number, weight: number])[]>;

function featuresOf({ weights }: Model): Features {
	const features = new Map<number, [label: number, weight: number][]>();
	let entry = 0;
	for (const [feature, key] of weights.keys.entries()) {
		features.set(
			key,
			Array.from({ length: weights.counts[feature]! }, () => [weights.labels[entry]!, weights.values[entry++]! * weights.step]),
		);
	}
	return features;
}

function readPlainly({ weights, knowledge }: Model, features: Features, text: string, limits: ReadingLimits): NameMention[] {
	const transition = Array.from({ length: labelCount }, () => Array.from({ length: labelCount }, () => Number.NEGATIVE_INFINITY));
	for (const [pair, { previous, next }] of transitions.entries()) transition[previous]![next] = weights.transition[pair]!;
	const scoresOf = (add: (sink: FeatureSink) => void): Scores => {
		const sink = new FeatureSink();
		add(sink);
		const sums = new Array<number>(labelCount).fill(0);
		for (const key of sink.keys.subarray(0, sink.count)) for (const [label, weight] of features.get(key) ?? []) sums[label]! += weight;
		return sums;
	};
	const wordScores = (word: Word, role: number): Scores => scoresOf(sink => addWordFeatures(word, role, sink));
	const added = (rows: readonly Scores[]): Scores =>
		Array.from({ length: labelCount }, (_, label) => rows.reduce((sum, row) => sum + row[label]!, 0));

	const vocabulary = new Vocabulary(knowledge);
	const phrases = new PhraseMarker(knowledge);
	const { boundary } = vocabulary;
	const reading = readArticle(text, vocabulary);
	const { words, tokens } = reading;
	const firstStretches: PlainStretch[] = [];
	for (const [sentence, from] of reading.sentences.entries()) {
		const to = reading.sentences[sentence + 1];
		if (to === undefined) break;
		const marks = phrases.mark(words, from, to);
		const at = (place: number): Word => (place >= from && place < to ? words[place]! : boundary);
		const anywhere = (place: number): Word => words[place] ?? boundary;
		let stretch: Scores[] = [];
		let best: number[] = [];
		let start = from;
		const finish = (end: number): void => {
			if (stretch.length > 0) firstStretches.push({ index: start, scores: stretch, isBehindToken: start > from, isBeforeToken: end < to });
			stretch = [];
			best = [];
		};
		for (let index = from; index < to; index++) {
			const ofWords = added([
				wordScores(at(index), roles.self),
				wordScores(at(index - 1), roles.previous),
				wordScores(at(index + 1), roles.next),
				wordScores(at(index - 2), roles.beforePrevious),
				wordScores(at(index + 2), roles.afterNext),
			]);
			const closed = Math.max(...best.filter((_, label) => mayEnd(label)));
			const open = Math.max(...best.filter((_, label) => !mayEnd(label)));
			const mayBeOpen = best.length > 0 && closed - open < limits.open;
			const starting = nameTypes.flatMap((_, type) => [ofWords[beginOf(type)]!, ofWords[unitOf(type)]!]);
			const limit = words[index]!.caseClass === caseClass.lower ? limits.startInLowerCase : limits.start;
			if (!mayBeOpen && ofWords[outside]! - Math.max(...starting) >= limit) {
				finish(index);
				start = index + 1;
				continue;
			}
			const rows = [ofWords, scoresOf(sink => addContextFeatures(reading, sentence, index, marks, boundary, sink))];
			const places = elsewhere(reading, index);
			for (const place of places) {
				const beside = added([wordScores(anywhere(place - 1), roles.elsewherePrevious), wordScores(anywhere(place + 1), roles.elsewhereNext)]);
				rows.push(beside.map(score => score / places.length));
			}
			const scores = added(rows);
			best = scores.map((score, label) =>
				best.length > 0
					? score + Math.max(...best.map((value, previous) => value + transition[previous]![label]!))
					: mayStart(label)
						? score + (start > from ? transition[outside]![label]! : 0)
						: Number.NEGATIVE_INFINITY,
			);
			stretch.push(scores);
		}
		finish(to);
	}
	const firstLook = new FirstLook();
	const seen = firstStretches.map(stretch => {
		const read = namesIn(stretch);
		const { index, scores, isBehindToken, isBeforeToken } = stretch;
		if (scores.some((_, position) => hasPlaces(words[index + position]!)))
			firstLook.add(words, { index, length: scores.length, firstName: 0, lastName: 0, isBehindToken, isBeforeToken }, read);
		return { stretch, read };
	});
	return seen.flatMap(({ stretch, read }) => {
		const again = firstLook.stretches.find(({ index }) => index === stretch.index);
		if (!again || !firstLook.refine(again, words, read)) return read.names;
		return namesIn({ ...stretch, scores: stretch.scores.map((_, at) => [...read.scores.subarray(at * labelCount, (at + 1) * labelCount)]) }).names;
	});

	/** The best path through a stretch of tokens, its names, and the probabilities of its labels. */
	function namesIn({ index, scores, isBehindToken, isBeforeToken }: PlainStretch): StretchSums & { names: NameMention[] } {
		const labels = Array.from({ length: labelCount }, (_, label) => label);
		const first = (label: number): number => (mayStart(label) ? (isBehindToken ? transition[outside]![label]! : 0) : Number.NEGATIVE_INFINITY);
		const last = (label: number): number => (mayEnd(label) ? (isBeforeToken ? transition[label]![outside]! : 0) : Number.NEGATIVE_INFINITY);
		const through = (choose: (values: readonly number[]) => number): { forward: number[][]; backward: number[][] } => {
			const forward: number[][] = [];
			for (const [position, row] of scores.entries()) {
				forward.push(
					labels.map(
						label =>
							row[label]! +
							(position === 0 ? first(label) : choose(labels.map(previous => forward[position - 1]![previous]! + transition[previous]![label]!))),
					),
				);
			}
			const backward: number[][] = new Array(scores.length);
			for (let position = scores.length - 1; position >= 0; position--) {
				backward[position] = labels.map(label =>
					position === scores.length - 1
						? last(label)
						: choose(labels.map(next => transition[label]![next]! + scores[position + 1]![next]! + backward[position + 1]![next]!)),
				);
			}
			return { forward, backward };
		};
		const sum = (values: readonly number[]): number => {
			const highest = Math.max(...values);
			return highest === Number.NEGATIVE_INFINITY
				? highest
				: highest + Math.log(values.reduce((total, value) => total + Math.exp(value - highest), 0));
		};
		const paths = through(values => Math.max(...values));
		const sums = through(sum);
		const all = sum(labels.map(label => sums.forward.at(-1)![label]! + last(label)));
		const path: number[] = [];
		for (const position of scores.keys()) {
			const values = labels.map(label =>
				position === 0 || transition[path[position - 1]!]![label]! > Number.NEGATIVE_INFINITY
					? paths.forward[position]![label]! + paths.backward[position]![label]!
					: Number.NEGATIVE_INFINITY,
			);
			path.push(values.indexOf(Math.max(...values)));
		}
		const names: NameMention[] = [];
		for (let position = 0; position < path.length; position++) {
			if (path[position] === outside) continue;
			const start = position;
			while (positionOf(path[position]!) < 2) position++;
			let logProbability = sums.forward[start]![path[start]!]! + sums.backward[position]![path[position]!]! - all;
			for (let inside = start + 1; inside <= position; inside++)
				logProbability += transition[path[inside - 1]!]![path[inside]!]! + scores[inside]![path[inside]!]!;
			const probability = Math.min(0.99999, Math.max(0.00001, Math.exp(logProbability)));
			const confidence = 1 / (1 + Math.exp(-(weights.slope * Math.log(probability / (1 - probability)) + weights.offset)));
			names.push({
				type: nameTypes[typeOf(path[start]!)]!,
				span: { from: tokens.from[index + start]!, to: tokens.to[index + position]! },
				confidence,
			});
		}
		return {
			names,
			reserve: () => undefined,
			scores: Float64Array.from(scores.flat()),
			path: Uint8Array.from(path),
			probability: (position, label) => Math.exp(sums.forward[position]![label]! + sums.backward[position]![label]! - all),
		};
	}
}
