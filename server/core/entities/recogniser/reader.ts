import { runSteps, type Steps } from '../../util/steps.ts';
import type { NameMention } from '../recogniser.ts';
import { type ArticleReading, readArticleInSteps } from './articleReading.ts';
import { addContextFeatures, elsewhere, PhraseMarker, type PhraseMarks } from './contextFeatures.ts';
import { Decoder } from './decoder.ts';
import { FeatureSink } from './featureHash.ts';
import { FeatureTable } from './featureTable.ts';
import { numbersPerRow, unpackSums } from './labelSums.ts';
import { beginOf, labelCount, nameTypes, outside, positionOf, typeOf, unitOf } from './labels.ts';
import type { Model } from './model.ts';
import { FirstLook, hasPlaces, type Stretch } from './refine.ts';
import { Vocabulary } from './vocabulary.ts';
import { caseClass, type Word } from './word.ts';
import { roles } from './wordFeatures.ts';
import { WordScores } from './wordScores.ts';

const rowOfPrevious = roles.previous * numbersPerRow;
const rowOfNext = roles.next * numbersPerRow;
const rowOfBeforePrevious = roles.beforePrevious * numbersPerRow;
const rowOfAfterNext = roles.afterNext * numbersPerRow;

/**
 * Where a token may be taken to be outside every name without a closer look, in units of log probability: its words alone favour that over the start of a
 * name by `start`, or `startInLowerCase` for a word that has no capital, and the best path on which a name is open before it is `open` behind the best of all.
 */
export interface ReadingLimits {
	readonly start: number;
	readonly startInLowerCase: number;
	readonly open: number;
}

/** Where few names are lost (1 in 1,000 of news, 1 in 100 of posts, as many wrong ones as right ones, so that F1 is unchanged), and three tokens in four need no closer look. */
export const usualLimits: ReadingLimits = { start: 2, startInLowerCase: -0.5, open: 2.5 };

/** The words that were met so far, and their scores, which point at each other. When they grow too many, new ones take their place; an article that was begun goes on with its own. */
interface WordMemory {
	readonly vocabulary: Vocabulary;
	readonly scores: WordScores;
}

/** An article that is being read. */
interface OpenArticle {
	readonly reading: ArticleReading;
	readonly memory: WordMemory;
	readonly firstLook: FirstLook;
}

/** So many words on either side of a token add to its scores. */
const nearest = 2;

/** So many stretches have a second look in one step. */
const stretchesInStep = 16;

/** Reads articles with a model: sums the scores of words, which it remembers, looks closer where they leave doubt, and finds the best labels there. */
export class ArticleReader {
	readonly #model: Model;
	readonly #limits: ReadingLimits;
	/** The value of a unit of weight. */
	readonly #step: number;
	readonly #table: FeatureTable;
	#memory: WordMemory;
	readonly #decoder: Decoder;
	readonly #phrases: PhraseMarker;
	readonly #sink = new FeatureSink();
	#rows = new Int32Array(256);
	readonly #sums = new Float64Array(numbersPerRow);
	readonly #elsewhereScores = new Float64Array(labelCount);

	constructor(model: Model, limits: ReadingLimits = usualLimits) {
		this.#model = model;
		this.#limits = limits;
		this.#step = model.weights.step;
		this.#table = new FeatureTable(model.weights);
		this.#memory = this.#emptyMemory();
		this.#decoder = new Decoder(model.weights.transition);
		this.#phrases = new PhraseMarker(model.knowledge);
	}

	read(text: string): NameMention[] {
		return runSteps(this.steps(text));
	}

	/** The same, a sentence a step. Articles may be read in turns. */
	*steps(text: string): Steps<NameMention[]> {
		if (this.#memory.vocabulary.isFull) this.#memory = this.#emptyMemory();
		const memory = this.#memory;
		const article = { reading: yield* readArticleInSteps(text, memory.vocabulary), memory, firstLook: new FirstLook() };
		const { sentences } = article.reading;
		const mentions: NameMention[] = [];
		for (let sentence = 0; sentence + 1 < sentences.length; sentence++) {
			yield;
			this.#readSentence(article, sentence, mentions);
		}
		return yield* this.#lookAgain(article, mentions);
	}

	#emptyMemory(): WordMemory {
		return { vocabulary: new Vocabulary(this.#model.knowledge), scores: new WordScores(this.#table) };
	}

	#readSentence(article: OpenArticle, sentence: number, mentions: NameMention[]): void {
		const { reading, memory } = article;
		const from = reading.sentences[sentence]!;
		const to = reading.sentences[sentence + 1]!;
		const decoder = this.#decoder;
		decoder.reserve(to - from);
		this.#findRows(memory, reading.words, from, to);
		const scores = memory.scores.sums;
		let marks: PhraseMarks | undefined;
		let start = from;
		let mayBeOpen = false;
		for (let index = from; index < to; index++) {
			const at = (index - start) * labelCount;
			this.#sumWords(scores, index - from);
			unpackSums(this.#sums, 0, this.#step, decoder.scores, at);
			const { caseClass: kind } = reading.words[index]!;
			if (!mayBeOpen && this.#startLag(at) >= (kind === caseClass.lower ? this.#limits.startInLowerCase : this.#limits.start)) {
				if (index > start) this.#label(article, start, index, start > from, true, mentions);
				start = index + 1;
				continue;
			}
			marks ??= this.#phrases.mark(reading.words, from, to);
			this.#sink.clear();
			addContextFeatures(reading, sentence, index, marks, memory.vocabulary.boundary, this.#sink);
			this.#table.addTo(this.#sums, 0, this.#sink);
			unpackSums(this.#sums, 0, this.#step, decoder.scores, at);
			this.#addElsewhere(article, index, at);
			decoder.extend(index - start, start > from);
			mayBeOpen = decoder.openLag(index - start) < this.#limits.open;
		}
		if (to > start) this.#label(article, start, to, start > from, false, mentions);
	}

	/** Puts in `#rows` where the scores of a sentence's words stand, between those of what stands before and behind. */
	#findRows({ scores, vocabulary }: WordMemory, words: readonly Word[], from: number, to: number): void {
		const end = to - from + nearest;
		if (end + nearest > this.#rows.length) this.#rows = new Int32Array(2 * (end + nearest));
		const rows = this.#rows;
		const boundary = scores.ofSentence(vocabulary.boundary);
		for (let distance = 0; distance < nearest; distance++) rows[distance] = rows[end + distance] = boundary;
		for (let index = from; index < to; index++) rows[index - from + nearest] = scores.ofSentence(words[index]!);
	}

	/** Sums the scores that a token, counted from the first of its sentence, has from its own word and the two on either side. */
	#sumWords(scores: Float64Array, position: number): void {
		const sums = this.#sums;
		const rows = this.#rows;
		const own = rows[position + nearest]!;
		const previous = rows[position + nearest - 1]! + rowOfPrevious;
		const next = rows[position + nearest + 1]! + rowOfNext;
		const beforePrevious = rows[position + nearest - 2]! + rowOfBeforePrevious;
		const afterNext = rows[position + nearest + 2]! + rowOfAfterNext;
		for (let number = 0; number < numbersPerRow; number++) {
			sums[number] =
				scores[own + number]! + scores[previous + number]! + scores[next + number]! + scores[beforePrevious + number]! + scores[afterNext + number]!;
		}
	}

	/** By how much the best label that opens a name stands behind the label outside. */
	#startLag(at: number): number {
		const { scores } = this.#decoder;
		let best = Number.NEGATIVE_INFINITY;
		for (let type = 0; type < nameTypes.length; type++) best = Math.max(best, scores[at + beginOf(type)]!, scores[at + unitOf(type)]!);
		return scores[at + outside]! - best;
	}

	/** Adds what the neighbours of the word's other places in the article say, on average. */
	#addElsewhere({ reading, memory }: OpenArticle, index: number, at: number): void {
		const places = elsewhere(reading, index);
		if (places.length === 0) return;
		const { words } = reading;
		const { boundary } = memory.vocabulary;
		const wordScores = memory.scores;
		const sums = this.#sums.fill(0);
		for (const place of places) {
			const before = wordScores.ofElsewhere(place > 0 ? words[place - 1]! : boundary);
			const after = wordScores.ofElsewhere(place + 1 < words.length ? words[place + 1]! : boundary) + numbersPerRow;
			const rows = wordScores.sums;
			for (let number = 0; number < numbersPerRow; number++) sums[number]! += rows[before + number]! + rows[after + number]!;
		}
		const out = this.#decoder.scores;
		const scores = this.#elsewhereScores;
		unpackSums(sums, 0, this.#step / places.length, scores, 0);
		for (let label = 0; label < labelCount; label++) out[at + label]! += scores[label]!;
	}

	/**
	 * Finds the names in the tokens from `index` to `end`, whose scores stand in the decoder, and keeps what the second look needs. Whether
	 * tokens of the sentence stand before and behind, which are outside.
	 */
	#label(
		{ reading, firstLook }: OpenArticle,
		index: number,
		end: number,
		isBehindToken: boolean,
		isBeforeToken: boolean,
		mentions: NameMention[],
	): void {
		const stretch = { index, length: end - index, isBehindToken, isBeforeToken };
		const firstName = mentions.length;
		const isSummed = this.#findNames(reading, stretch, mentions);
		let isWanted = false;
		for (let place = index; place < end && !isWanted; place++) isWanted = hasPlaces(reading.words[place]!);
		if (!isWanted) return;
		if (!isSummed) this.#decoder.sum(stretch.length, isBehindToken, isBeforeToken);
		const { length } = stretch;
		firstLook.add(reading.words, { index, length, firstName, lastName: mentions.length, isBehindToken, isBeforeToken }, this.#decoder);
	}

	/** The names on the best path of the decoder. Tells whether there were any, so that the decoder was summed. */
	#findNames(
		reading: ArticleReading,
		stretch: Pick<Stretch, 'index' | 'length' | 'isBehindToken' | 'isBeforeToken'>,
		mentions: NameMention[],
	): boolean {
		const { index, length, isBehindToken, isBeforeToken } = stretch;
		const decoder = this.#decoder;
		decoder.best(length, isBeforeToken);
		const { path } = decoder;
		let isSummed = false;
		for (let position = 0; position < length; position++) {
			if (path[position] === outside) continue;
			const first = position;
			while (positionOf(path[position]!) < 2) position++;
			if (!isSummed) decoder.sum(length, isBehindToken, isBeforeToken);
			isSummed = true;
			mentions.push({
				type: nameTypes[typeOf(path[position]!)]!,
				span: { from: reading.tokens.from[index + first]!, to: reading.tokens.to[index + position]! },
				confidence: this.#calibrated(decoder.spanProbability(first, position + 1)),
			});
		}
		return isSummed;
	}

	/** The names of the whole article, where its other places have been heard. */
	*#lookAgain({ reading, firstLook }: OpenArticle, mentions: readonly NameMention[]): Steps<NameMention[]> {
		const names: NameMention[] = [];
		let taken = 0;
		for (const [number, stretch] of firstLook.stretches.entries()) {
			if (number % stretchesInStep === 0) yield;
			if (!firstLook.refine(stretch, reading.words, this.#decoder)) continue;
			while (taken < stretch.firstName) names.push(mentions[taken++]!);
			for (let position = 0; position < stretch.length; position++) this.#decoder.extend(position, stretch.isBehindToken);
			this.#findNames(reading, stretch, names);
			taken = stretch.lastName;
		}
		while (taken < mentions.length) names.push(mentions[taken++]!);
		return names;
	}

	#calibrated(probability: number): number {
		const bounded = Math.min(0.99999, Math.max(0.00001, probability));
		const { slope, offset } = this.#model.weights;
		return 1 / (1 + Math.exp(-(slope * Math.log(bounded / (1 - bounded)) + offset)));
	}
}
