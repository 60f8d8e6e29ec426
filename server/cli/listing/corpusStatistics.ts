import type { Corpus } from '../../core/corpus/corpus.ts';
import type { FindArticles } from '../../core/features/backgroundAnalysis.ts';
import { unhurried } from '../../core/util/slices.ts';
import { listDocuments } from './documentListing.ts';

/** Counts over one corpus, as `corpus stats --format json` gives them. */
export interface CorpusStatistics {
	readonly bytes: number;
	readonly documents: number;
	readonly emptyDocuments: number;
	readonly articles: number;
	/** Lines of bodies. */
	readonly lines: number;
	readonly words: number;
	/** Of a document; null where there is none. */
	readonly medianWords: number | null;
	/** The first and the last day of an article, ISO 8601; null where no article has a date. */
	readonly firstDate: string | null;
	readonly lastDate: string | null;
}

/** Counts a corpus of `bytes` bytes. Articles are those that `find` finds. */
export async function corpusStatistics(
	corpus: Corpus,
	bytes: number,
	find: FindArticles,
	progress: (documents: number) => void,
): Promise<CorpusStatistics> {
	const wordsOfDocuments: number[] = [];
	let lines = 0;
	let emptyDocuments = 0;
	let articles = 0;
	let firstDate: string | null = null;
	let lastDate: string | null = null;
	let ordinal = 0;
	for (const listed of listDocuments(corpus)) {
		wordsOfDocuments.push(listed.words);
		lines += listed.lines;
		const document = corpus.document(ordinal++);
		const { body } = document.parsed().value;
		if (document.source().slice(body.from, body.to).trim() === '') emptyDocuments++;
		const found = await find(document, unhurried);
		articles += found.articles.length;
		for (const { date } of found.articles) {
			if (date === null) continue;
			if (firstDate === null || date < firstDate) firstDate = date;
			if (lastDate === null || date > lastDate) lastDate = date;
		}
		if (ordinal % 100 === 0) progress(ordinal);
	}
	const words = wordsOfDocuments.reduce((sum, count) => sum + count, 0);
	return { bytes, documents: ordinal, emptyDocuments, articles, lines, words, medianWords: median(wordsOfDocuments), firstDate, lastDate };
}

function median(numbers: readonly number[]): number | null {
	if (numbers.length === 0) return null;
	const sorted = [...numbers].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
