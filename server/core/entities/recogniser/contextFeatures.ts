import { type ArticleReading, lineCase } from './articleReading.ts';
import { type FeatureSink, mix } from './featureHash.ts';
import { caseClass, type Word, type WordKnowledge } from './word.ts';

const maxPhraseWords = 6;
const maxElsewhere = 8;

/** Gazetteer marks of the tokens of a sentence, counted from its first: the lists whose phrases begin, go on and end there. */
export interface PhraseMarks {
	readonly begin: Int32Array;
	readonly inside: Int32Array;
	readonly last: Int32Array;
}

const longestUsualSentence = 256;

/** Finds the longest gazetteer phrase of two to six words at each capitalised token of a sentence. */
export class PhraseMarker {
	#marks: PhraseMarks = marksOf(longestUsualSentence);

	constructor(readonly knowledge: WordKnowledge) {}

	/** The marks of a sentence, until the next one is asked for. */
	mark(words: readonly Word[], from: number, to: number): PhraseMarks {
		const length = to - from;
		if (length > this.#marks.begin.length) this.#marks = marksOf(length);
		const { begin, inside, last } = this.#marks;
		for (const column of [begin, inside, last]) column.fill(0, 0, length);
		for (let start = from; start + 1 < to; start++) {
			if (!isCapitalised(words[start]!)) continue;
			let hash = words[start]!.phraseHash;
			let lists = 0;
			let end = 0;
			for (let next = start + 1; next < to && next < start + maxPhraseWords; next++) {
				const word = words[next]!;
				// Lists hold no names with commas or quotation marks.
				if (word.caseClass === caseClass.punctuation && word.text !== '&' && word.text !== '-') break;
				hash = mix(hash, word.phraseHash);
				const found = this.knowledge.lists(hash);
				if (found === 0) continue;
				lists = found;
				end = next;
			}
			if (end === 0) continue;
			begin[start - from]! |= lists;
			last[end - from]! |= lists;
			for (let place = start + 1; place < end; place++) inside[place - from]! |= lists;
		}
		return this.#marks;
	}
}

function marksOf(length: number): PhraseMarks {
	return { begin: new Int32Array(length), inside: new Int32Array(length), last: new Int32Array(length) };
}

export function isCapitalised(word: Word): boolean {
	const kind = word.caseClass;
	return kind !== caseClass.lower && kind !== caseClass.number && kind !== caseClass.punctuation && kind !== caseClass.boundary;
}

/** Up to eight other places of a capitalised word in the article, as token indices. */
export function elsewhere(reading: ArticleReading, index: number): readonly number[] {
	const word = reading.words[index]!;
	if (!isCapitalised(word) || word.rarity === 1) return noPlaces;
	const places = reading.forms.get(word.lowerId)?.places;
	if (!places || places.length < 2) return noPlaces;
	return places.filter(place => place !== index).slice(0, maxElsewhere);
}
const noPlaces: readonly number[] = [];

/** The features of a token that no single word gives: pairs and triples of neighbours, gazetteer phrases, the line, the article. */
export function addContextFeatures(
	reading: ArticleReading,
	sentence: number,
	index: number,
	marks: PhraseMarks,
	boundary: Word,
	sink: FeatureSink,
): void {
	const from = reading.sentences[sentence]!;
	const to = reading.sentences[sentence + 1]!;
	const { words } = reading;
	const word = words[index]!;
	const before = index > from ? words[index - 1]! : boundary;
	const after = index + 1 < to ? words[index + 1]! : boundary;
	const before2 = index - 1 > from ? words[index - 2]! : boundary;
	const after2 = index + 2 < to ? words[index + 2]! : boundary;
	const kind = word.caseClass;
	sink.add(101, mix(before.lowerHash, word.lowerHash));
	sink.add(102, mix(word.lowerHash, after.lowerHash));
	sink.add(103, mix(before.shortShapeHash, word.shortShapeHash));
	sink.add(104, mix(word.shortShapeHash, after.shortShapeHash));
	sink.add(105, mix(mix(before.shortShapeHash, word.shortShapeHash), after.shortShapeHash));
	sink.add(106, mix(word.lowerHash, before.caseClass));
	sink.add(107, mix(word.lowerHash, after.caseClass));
	sink.add(108, mix(before.lowerHash, after.lowerHash));
	sink.add(109, mix(before.lowerHash, kind));
	sink.add(110, mix(after.lowerHash, kind));
	sink.add(111, mix(before.cluster256, word.cluster256));
	sink.add(112, mix(word.cluster256, after.cluster256));
	sink.add(113, mix(mix(before.cluster64, word.cluster64), after.cluster64));
	sink.add(114, mix(mix(before.cluster1024, kind), after.cluster1024));
	sink.add(115, mix(before.lists, word.lists));
	sink.add(116, mix(word.lists, after.lists));
	sink.add(117, mix(mix(mix(before2.caseClass, before.caseClass), mix(kind, after.caseClass)), after2.caseClass));
	sink.add(118, mix(mix(before2.lowerHash, before.lowerHash), kind));
	sink.add(119, mix(mix(after.lowerHash, after2.lowerHash), kind));
	const line = reading.lineCases[sentence]!;
	const start = index === from ? 1 : 0;
	const short = Math.min(6, (to - from) >> 1);
	sink.add(120, mix(line, kind));
	sink.add(121, mix(mix(line, kind), word.cluster256));
	sink.add(122, mix(start, kind));
	sink.add(123, mix(mix(start, word.rarity), kind));
	sink.add(124, mix(short, kind));
	sink.add(125, mix(mix(short, word.cluster64), kind));
	const at = index - from;
	addMarks(marks.begin[at]!, 130, kind, sink);
	addMarks(marks.inside[at]!, 132, kind, sink);
	addMarks(marks.last[at]!, 134, kind, sink);
	if (isCapitalised(word) && line === lineCase.usual) addRun(words, from, to, index, sink);
	const counts = reading.forms.get(word.lowerId);
	if (!counts) return;
	const lower = Math.min(2, counts.lower);
	const title = Math.min(3, counts.title);
	const capitals = Math.min(2, counts.capitals);
	sink.add(140, mix(mix(lower, title), mix(kind, start)));
	sink.add(141, mix(mix(lower, title), mix(line, word.lists)));
	sink.add(142, mix(mix(capitals, title), kind));
	const ratio = counts.lower + counts.title === 0 ? 5 : Math.round((4 * counts.lower) / (counts.lower + counts.title));
	sink.add(143, mix(mix(ratio, kind), start * 4 + line));
}

/** Longer rows of words with capitals are hardly ever one name. */
const longestRun = 6;

/** The row of words with capitals that a token is in says by its last word what a long name names (`Norvale Workers' Rights Collaborative`), and by its first; one word more alone says that by itself. */
function addRun(words: readonly Word[], from: number, to: number, index: number, sink: FeatureSink): void {
	let first = index;
	while (first > from && index - first < longestRun && isCapitalised(words[first - 1]!)) first--;
	let last = index;
	while (last + 1 < to && last - index < longestRun && isCapitalised(words[last + 1]!)) last++;
	if (last === first) return;
	const place = (index === first ? 1 : 0) + (index === last ? 2 : 0);
	const length = Math.min(last - first, 4);
	const end = words[last]!;
	const begin = words[first]!;
	sink.add(150, mix(place, length));
	if (last - index > 1) {
		sink.add(151, mix(end.lowerHash, place));
		sink.add(152, mix(end.cluster256, place));
		sink.add(153, mix(end.lists, place));
	}
	if (index - first > 1) {
		sink.add(154, mix(begin.lowerHash, place));
		sink.add(155, mix(begin.cluster256, place));
		sink.add(156, mix(begin.lists, place));
	}
	sink.add(157, mix(mix(begin.cluster64, end.cluster64), place));
}

function addMarks(lists: number, template: number, kind: number, sink: FeatureSink): void {
	if (lists === 0) return;
	sink.add(template, mix(lists, kind));
	for (let rest = lists; rest !== 0; rest &= rest - 1) sink.add(template + 1, 31 - Math.clz32(rest & -rest));
}
