import type { Pace } from '../../util/slices.ts';
import type { NameMention } from '../recogniser.ts';
import { type ArticleReading, readArticle } from './articleReading.ts';
import { addContextFeatures, elsewhere, markPhrases } from './contextFeatures.ts';
import { FeatureSink } from './featureHash.ts';
import { FeatureTable } from './featureTable.ts';
import { labelCount, nameTypes, outside, positionOf, typeOf } from './labels.ts';
import { Lattice } from './lattice.ts';
import type { Model } from './model.ts';
import { FirstLook, hasPlaces } from './refine.ts';
import { Vocabulary } from './vocabulary.ts';
import type { Word } from './word.ts';
import { addWordFeatures, roleCount, roles } from './wordFeatures.ts';

/** A token is outside every name, without a closer look, where its words alone favour that by this much (in units of log probability). */
const sureMargin = 3;

/** The same after the closer look; dearer to undo, so more is asked. */
const closedMargin = 7;

/** Reads articles with a model: sums cached scores of words, looks closer where they leave doubt, and finds the best labels there. */
export class ArticleReader {
	readonly #table: FeatureTable;
	readonly #vocabulary: Vocabulary;
	readonly #lattice: Lattice;
	readonly #sink = new FeatureSink();
	readonly #model: Model;
	readonly #sureSteps: number;
	#scores = new Int32Array(256 * labelCount);
	#unsure = new Uint8Array(256);
	readonly #firstLook = new FirstLook();

	constructor(model: Model, sure = sureMargin) {
		this.#model = model;
		this.#table = new FeatureTable(model.weights);
		this.#vocabulary = new Vocabulary(model.knowledge);
		this.#lattice = new Lattice(model.weights.transition);
		this.#sureSteps = sure / model.weights.step;
	}

	read(text: string): NameMention[] {
		this.#vocabulary.trim();
		const reading = readArticle(text, this.#vocabulary);
		const mentions: NameMention[] = [];
		const firstLook = this.#firstLook;
		firstLook.clear();
		for (let sentence = 0; sentence + 1 < reading.sentences.length; sentence++) this.#readSentence(reading, sentence, firstLook, mentions);
		return this.#lookAgain(reading, firstLook, mentions);
	}

	async readSlowly(text: string, pace: Pace): Promise<NameMention[]> {
		this.#vocabulary.trim();
		const reading = readArticle(text, this.#vocabulary);
		const mentions: NameMention[] = [];
		const firstLook = new FirstLook();
		for (let sentence = 0; sentence + 1 < reading.sentences.length; sentence++) {
			const pause = pace.due();
			if (pause !== undefined) await pause;
			this.#readSentence(reading, sentence, firstLook, mentions);
		}
		const pause = pace.due();
		if (pause !== undefined) await pause;
		return this.#lookAgain(reading, firstLook, mentions);
	}

	#readSentence(reading: ArticleReading, sentence: number, firstLook: FirstLook, mentions: NameMention[]): void {
		const from = reading.sentences[sentence]!;
		const to = reading.sentences[sentence + 1]!;
		const length = to - from;
		if (length * labelCount > this.#scores.length) {
			this.#scores = new Int32Array(length * 2 * labelCount);
			this.#unsure = new Uint8Array(length * 2);
		}
		const scores = this.#scores;
		const { words } = reading;
		const boundary = this.#vocabulary.boundary;
		let doubts = 0;
		for (let position = 0; position < length; position++) {
			const index = from + position;
			const row = position * labelCount;
			scores.fill(0, row, row + labelCount);
			this.#addRole(words[index]!, roles.self, row);
			this.#addRole(position > 0 ? words[index - 1]! : boundary, roles.previous, row);
			this.#addRole(position + 1 < length ? words[index + 1]! : boundary, roles.next, row);
			this.#addRole(position > 1 ? words[index - 2]! : boundary, roles.beforePrevious, row);
			this.#addRole(position + 2 < length ? words[index + 2]! : boundary, roles.afterNext, row);
			const limit = scores[row]! - this.#sureSteps;
			let unsure = 0;
			for (let label = 1; label < labelCount; label++) {
				if (scores[row + label]! > limit) {
					unsure = 1;
					break;
				}
			}
			this.#unsure[position] = unsure;
			doubts += unsure;
		}
		if (doubts === 0) return;
		const marks = markPhrases(words, from, to, this.#model.knowledge);
		for (let position = 0; position < length; ) {
			if (this.#unsure[position] === 0) {
				position++;
				continue;
			}
			let end = position + 1;
			while (end < length && this.#unsure[end] === 1) end++;
			this.#readStretch(reading, sentence, from, position, end, marks, firstLook, mentions);
			position = end;
		}
	}

	/** Labels the tokens `from + first` to `from + end`, which stand between tokens that are surely outside. */
	#readStretch(
		reading: ArticleReading,
		sentence: number,
		from: number,
		first: number,
		end: number,
		marks: ReturnType<typeof markPhrases>,
		firstLook: FirstLook,
		mentions: NameMention[],
	): void {
		const { step } = this.#model.weights;
		const lattice = this.#lattice;
		lattice.reserve(end - first);
		let start = first;
		for (let position = first; position < end; position++) {
			const row = position * labelCount;
			this.#sink.clear();
			addContextFeatures(reading, sentence, from + position, marks, this.#vocabulary.boundary, this.#sink);
			this.#table.addScores(this.#sink, this.#scores, row);
			const out = (position - start) * labelCount;
			for (let label = 0; label < labelCount; label++) lattice.scores[out + label] = this.#scores[row + label]! * step;
			this.#addElsewhere(reading, from + position, out);
			if (!this.#isSurelyOutside(out)) continue;
			if (position > start) this.#label(reading, from + start, position - start, firstLook, mentions);
			start = position + 1;
		}
		if (end > start) this.#label(reading, from + start, end - start, firstLook, mentions);
	}

	#isSurelyOutside(row: number): boolean {
		const { scores } = this.#lattice;
		const limit = scores[row]! - closedMargin;
		for (let label = 1; label < labelCount; label++) if (scores[row + label]! > limit) return false;
		return true;
	}

	/** Finds the names in the `length` tokens from `index`, whose scores stand in the lattice, and keeps what the second look needs. */
	#label(reading: ArticleReading, index: number, length: number, firstLook: FirstLook, mentions: NameMention[]): void {
		const firstName = mentions.length;
		const isSummed = this.#findNames(reading, index, length, mentions);
		let isWanted = false;
		for (let position = index; position < index + length && !isWanted; position++) isWanted = hasPlaces(reading.words[position]!);
		if (!isWanted) return;
		if (!isSummed) this.#lattice.sum(length);
		firstLook.add(reading.words, index, length, this.#lattice, firstName, mentions.length);
	}

	/** The names on the best path of the lattice. Tells whether there were any, so that the lattice was summed. */
	#findNames(reading: ArticleReading, index: number, length: number, mentions: NameMention[]): boolean {
		const lattice = this.#lattice;
		lattice.best(length);
		let isSummed = false;
		for (let position = 0; position < length; position++) {
			if (lattice.path[position] === outside) continue;
			const first = position;
			while (positionOf(lattice.path[position]!) < 2) position++;
			if (!isSummed) lattice.sum(length);
			isSummed = true;
			mentions.push({
				type: nameTypes[typeOf(lattice.path[position]!)]!,
				span: { from: reading.tokens.from[index + first]!, to: reading.tokens.to[index + position]! },
				confidence: this.#calibrated(lattice.spanProbability(lattice.path, first, position + 1)),
			});
		}
		return isSummed;
	}

	/** The names of the whole article, where its other places have been heard. */
	#lookAgain(reading: ArticleReading, firstLook: FirstLook, mentions: readonly NameMention[]): NameMention[] {
		const names: NameMention[] = [];
		let taken = 0;
		for (const stretch of firstLook.stretches) {
			if (!firstLook.refine(stretch, reading.words, this.#lattice)) continue;
			while (taken < stretch.firstName) names.push(mentions[taken++]!);
			this.#findNames(reading, stretch.index, stretch.length, names);
			taken = stretch.lastName;
		}
		while (taken < mentions.length) names.push(mentions[taken++]!);
		return names;
	}

	#addElsewhere(reading: ArticleReading, index: number, row: number): void {
		const places = elsewhere(reading, index);
		if (places.length === 0) return;
		const factor = this.#model.weights.step / places.length;
		const out = this.#lattice.scores;
		for (const place of places) {
			const before = this.#wordScores(place > 0 ? reading.words[place - 1]! : this.#vocabulary.boundary);
			const after = this.#wordScores(place + 1 < reading.words.length ? reading.words[place + 1]! : this.#vocabulary.boundary);
			for (let label = 0; label < labelCount; label++) {
				out[row + label]! += factor * (before[roles.elsewherePrevious * labelCount + label]! + after[roles.elsewhereNext * labelCount + label]!);
			}
		}
	}

	#calibrated(probability: number): number {
		const bounded = Math.min(0.99999, Math.max(0.00001, probability));
		const { slope, offset } = this.#model.weights;
		return 1 / (1 + Math.exp(-(slope * Math.log(bounded / (1 - bounded)) + offset)));
	}

	#addRole(word: Word, role: number, row: number): void {
		const partial = word.scores ?? this.#wordScores(word);
		const scores = this.#scores;
		const base = role * labelCount;
		for (let label = 0; label < labelCount; label++) scores[row + label]! += partial[base + label]!;
	}

	/** A word's partial scores in every role, summed once. */
	#wordScores(word: Word): Int16Array {
		if (word.scores) return word.scores;
		const sums = new Int32Array(roleCount * labelCount);
		for (let role = 0; role < roleCount; role++) {
			this.#sink.clear();
			addWordFeatures(word, role, this.#sink);
			this.#table.addScores(this.#sink, sums, role * labelCount);
		}
		word.scores = Int16Array.from(sums);
		return word.scores;
	}
}
