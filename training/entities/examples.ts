import { type ArticleReading, readArticle } from '../../server/core/entities/recogniser/articleReading.ts';
import { addContextFeatures, elsewhere, PhraseMarker } from '../../server/core/entities/recogniser/contextFeatures.ts';
import { FeatureSink } from '../../server/core/entities/recogniser/featureHash.ts';
import { beginOf, nameTypes, unitOf } from '../../server/core/entities/recogniser/labels.ts';
import { Vocabulary } from '../../server/core/entities/recogniser/vocabulary.ts';
import type { Word, WordKnowledge } from '../../server/core/entities/recogniser/word.ts';
import { addWordFeatures, roleCount, roles } from '../../server/core/entities/recogniser/wordFeatures.ts';
import { type LabelledDocument, styleOf } from './corpora.ts';
import { IntMap } from './intMap.ts';

/** Features seen less often are left out. */
const minCount = 2;

/** All sentences as numbers, ready for training. Token `i` has the plain features `ids[start[i]..start[i+1])`, those of its words, and those of its other places. */
export interface Examples {
	readonly featureCount: number;
	/** Key of each feature. */
	readonly keys: Int32Array;
	/** First token of each sentence, then the token count. */
	readonly sentences: Int32Array;
	/** `styleOf` the set of each sentence. */
	readonly styles: Uint8Array;
	readonly labels: Uint8Array;
	readonly start: Int32Array;
	readonly ids: Int32Array;
	/** Per token, its word and four neighbours, by role. */
	readonly neighbours: readonly Word[][];
	/** Per token, the words before and behind its other places, in turn; undefined where there are none. */
	readonly elsewhere: readonly (readonly Word[] | undefined)[];
}

/** Reads documents exactly as the recogniser will, and numbers their features. */
export function makeExamples(documents: readonly LabelledDocument[], knowledge: WordKnowledge): Examples {
	const vocabulary = new Vocabulary(knowledge, Number.POSITIVE_INFINITY);
	const phrases = new PhraseMarker(knowledge);
	const { boundary } = vocabulary;
	const ids = new IntMap(1 << 22);
	const keys: number[] = [];
	const counts: number[] = [];
	const idOf = (key: number, times: number): number => {
		let id = ids.get(key);
		if (id < 0) {
			id = keys.length;
			ids.set(key, id);
			keys.push(key);
			counts.push(0);
		}
		counts[id]! += times;
		return id;
	};
	const sink = new FeatureSink();
	const sentences: number[] = [];
	const styles: number[] = [];
	const labels: number[] = [];
	const start: number[] = [];
	let plain = new Int32Array(1 << 22);
	let plainCount = 0;
	const neighbours: Word[][] = [];
	const others: (Word[] | undefined)[] = [];
	const roleCounts = new Map<Word, Int32Array>();
	const met = (word: Word, role: number): void => {
		let tally = roleCounts.get(word);
		if (!tally) roleCounts.set(word, (tally = new Int32Array(roleCount)));
		tally[role]!++;
	};
	for (const document of documents) {
		const reading = readArticle(document.text, vocabulary);
		const { words } = reading;
		const gold = projectLabels(reading, document);
		for (let sentence = 0; sentence + 1 < reading.sentences.length; sentence++) {
			const from = reading.sentences[sentence]!;
			const to = reading.sentences[sentence + 1]!;
			sentences.push(labels.length);
			styles.push(styleOf(document.set));
			const marks = phrases.mark(words, from, to);
			for (let index = from; index < to; index++) {
				labels.push(gold[index]!);
				start.push(plainCount);
				sink.clear();
				addContextFeatures(reading, sentence, index, marks, boundary, sink);
				if (plainCount + sink.count > plain.length) {
					const larger = new Int32Array(plain.length * 2);
					larger.set(plain);
					plain = larger;
				}
				for (let feature = 0; feature < sink.count; feature++) plain[plainCount++] = idOf(sink.keys[feature]!, 1);
				const at = (place: number): Word => (place >= from && place < to ? words[place]! : boundary);
				const around = [at(index), at(index - 1), at(index + 1), at(index - 2), at(index + 2)];
				for (const [role, word] of around.entries()) met(word, role);
				neighbours.push(around);
				const places = elsewhere(reading, index);
				const beside = places.flatMap(place => [place > 0 ? words[place - 1]! : boundary, place + 1 < words.length ? words[place + 1]! : boundary]);
				for (const [turn, word] of beside.entries()) met(word, turn % 2 === 0 ? roles.elsewherePrevious : roles.elsewhereNext);
				others.push(beside.length > 0 ? beside : undefined);
			}
		}
	}
	sentences.push(labels.length);
	start.push(plainCount);
	for (const [word, tally] of roleCounts) {
		word.features = Array.from({ length: roleCount }, (_, role) => {
			sink.clear();
			if (tally[role]! > 0) addWordFeatures(word, role, sink);
			return Int32Array.from(sink.keys.subarray(0, sink.count), key => idOf(key, tally[role]!));
		});
	}
	const renumbered = new Int32Array(keys.length).fill(-1);
	let featureCount = 0;
	for (let id = 0; id < keys.length; id++) if (counts[id]! >= minCount) renumbered[id] = featureCount++;
	const keptKeys = new Int32Array(featureCount);
	for (let id = 0; id < keys.length; id++) if (renumbered[id]! >= 0) keptKeys[renumbered[id]!] = keys[id]!;
	for (const word of roleCounts.keys()) word.features = word.features!.map(list => list.map(id => renumbered[id]!).filter(id => id >= 0));
	const compact = compacted(plain, start, renumbered);
	return {
		featureCount,
		keys: keptKeys,
		sentences: Int32Array.from(sentences),
		styles: Uint8Array.from(styles),
		labels: Uint8Array.from(labels),
		...compact,
		neighbours,
		elsewhere: others,
	};
}

function compacted(ids: Int32Array, start: readonly number[], renumbered: Int32Array): { start: Int32Array; ids: Int32Array } {
	const newStart = new Int32Array(start.length);
	let count = 0;
	for (let token = 0; token + 1 < start.length; token++) {
		newStart[token] = count;
		for (let at = start[token]!; at < start[token + 1]!; at++) {
			const id = renumbered[ids[at]!]!;
			if (id >= 0) ids[count++] = id;
		}
	}
	newStart[start.length - 1] = count;
	return { start: newStart, ids: ids.slice(0, count) };
}

/** The label of each token; names whose ends fall inside a token are left out. */
function projectLabels(reading: ArticleReading, document: LabelledDocument): Uint8Array {
	const { tokens } = reading;
	const labels = new Uint8Array(tokens.count);
	let token = 0;
	for (const { from, to, type } of document.mentions) {
		while (token < tokens.count && tokens.from[token]! < from) token++;
		if (token === tokens.count || tokens.from[token] !== from) continue;
		let last = token;
		while (last + 1 < tokens.count && tokens.to[last]! < to) last++;
		// A period that belongs to an abbreviation may stand outside the label.
		if (tokens.to[last] !== to && !(tokens.to[last] === to + 1 && reading.text[to] === '.')) continue;
		if (crossesSentence(reading, token, last)) continue;
		const kind = nameTypes.indexOf(type);
		if (last === token) labels[token] = unitOf(kind);
		else {
			labels[token] = beginOf(kind);
			labels.fill(beginOf(kind) + 1, token + 1, last);
			labels[last] = beginOf(kind) + 2;
		}
	}
	return labels;
}

function crossesSentence(reading: ArticleReading, first: number, last: number): boolean {
	return reading.sentences.some(start => start > first && start <= last);
}
