import { runSteps, type Steps } from '../../util/steps.ts';
import { characterClass, classOf } from '../characterClass.ts';
import { sentenceStarts } from '../sentences.ts';
import { type TokenTable, tokenizeInSteps } from '../tokenizer.ts';
import type { Vocabulary } from './vocabulary.ts';
import { caseClass, type Word } from './word.ts';

/** How the letters of a sentence are written: as usual, all in capitals, as a title, or none in capitals. */
export const lineCase = { usual: 0, capitals: 1, title: 2, lower: 3 } as const;

/** A text taken apart for the recogniser. */
export interface ArticleReading {
	readonly text: string;
	readonly tokens: TokenTable;
	readonly words: readonly Word[];
	/** The first token of each sentence, then the token count. */
	readonly sentences: Int32Array;
	/** `lineCase` of each sentence. */
	readonly lineCases: Uint8Array;
	/** What the article shows of each lower-case form, by `Word.lowerId`. */
	readonly forms: ReadonlyMap<number, FormCounts>;
}

/** How often a form stands in an article in lower case, with a capital where none is due, in capitals, at all; and where it stands with a capital. */
export interface FormCounts {
	lower: number;
	title: number;
	capitals: number;
	readonly places: number[];
}

/** An article whose sentences have yet to be read. */
interface UnreadArticle extends ArticleReading {
	readonly words: Word[];
	readonly forms: Map<number, FormCounts>;
}

const maxPlaces = 9;

/** So many sentences are read in a step: a millisecond or less. */
const sentencesInStep = 16;

/** Takes a text apart; words come from, and are kept in, the vocabulary. */
export function readArticle(text: string, vocabulary: Vocabulary): ArticleReading {
	return runSteps(readArticleInSteps(text, vocabulary));
}

export function* readArticleInSteps(text: string, vocabulary: Vocabulary): Steps<ArticleReading> {
	const tokens = yield* tokenizeInSteps(text);
	const sentences = sentenceStarts(text, tokens);
	const lineCases = new Uint8Array(Math.max(0, sentences.length - 1));
	const article = { text, tokens, words: new Array<Word>(tokens.count), sentences, lineCases, forms: new Map<number, FormCounts>() };
	for (let sentence = 0; sentence + 1 < sentences.length; sentence++) {
		if (sentence % sentencesInStep === 0) yield;
		readSentence(article, sentence, vocabulary);
	}
	return article;
}

/** Takes a sentence of an article apart. A function of its own, so that an engine need not compile the steps anew for it. */
function readSentence(article: UnreadArticle, sentence: number, vocabulary: Vocabulary): void {
	const { text, tokens, words, sentences, forms } = article;
	const from = sentences[sentence]!;
	const to = sentences[sentence + 1]!;
	const written = lineCaseOf(text, tokens, from, to);
	article.lineCases[sentence] = written;
	for (let index = from; index < to; index++) {
		const word = vocabulary.word(text, tokens.from[index]!, tokens.to[index]!, written === lineCase.capitals);
		words[index] = word;
		countForm(forms, word, index, index === from || written !== lineCase.usual);
	}
}

function countForm(forms: Map<number, FormCounts>, word: Word, index: number, capitalIsDue: boolean): void {
	const kind = word.caseClass;
	if (kind === caseClass.punctuation || kind === caseClass.number || word.rarity === 1) {
		if (kind !== caseClass.title && kind !== caseClass.lower) return;
		if (kind === caseClass.lower) return;
	}
	let counts = forms.get(word.lowerId);
	if (!counts) forms.set(word.lowerId, (counts = { lower: 0, title: 0, capitals: 0, places: [] }));
	if (kind === caseClass.lower) counts.lower++;
	else {
		if (kind === caseClass.upper) counts.capitals++;
		else if (!capitalIsDue) counts.title++;
		if (counts.places.length < maxPlaces) counts.places.push(index);
	}
}

function lineCaseOf(text: string, tokens: TokenTable, from: number, to: number): number {
	let capitals = 0;
	let titles = 0;
	let lowers = 0;
	for (let index = from; index < to; index++) {
		const start = tokens.from[index]!;
		const first = classOf(text.charCodeAt(start));
		if (first === characterClass.lower) lowers++;
		else if (first === characterClass.upper) {
			if (tokens.to[index]! - start > 1 && classOf(text.charCodeAt(start + 1)) !== characterClass.lower) capitals++;
			else titles++;
		}
	}
	if (lowers === 0 && capitals >= 2 && capitals >= titles * 3) return lineCase.capitals;
	if (capitals + titles === 0 && lowers >= 3) return lineCase.lower;
	if (to - from >= 4 && titles + capitals >= 3 && (titles + capitals) * 10 >= (lowers + titles + capitals) * 7) return lineCase.title;
	return lineCase.usual;
}
