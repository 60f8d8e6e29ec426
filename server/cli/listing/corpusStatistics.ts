import type { FindArticles } from '../../core/features/backgroundAnalysis.ts';
import { unhurried } from '../../core/util/slices.ts';
import type { IndexedCorpus } from '../streams/indexedCorpus.ts';
import { listDocument } from './documentListing.ts';

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

/** What a count came to, and the names of documents too large for their articles to be found. */
export interface CorpusCount {
	readonly statistics: CorpusStatistics;
	readonly tooLarge: readonly string[];
}

/** Counts a corpus. Articles are those that `find` finds. */
export async function corpusStatistics(corpus: IndexedCorpus, find: FindArticles, progress: (documents: number) => void): Promise<CorpusCount> {
	const wordsOfDocuments: number[] = [];
	const tooLarge: string[] = [];
	let lines = 0;
	let emptyDocuments = 0;
	let articles = 0;
	let firstDate: string | null = null;
	let lastDate: string | null = null;
	for await (const indexed of corpus.documents()) {
		const listed = await listDocument(indexed);
		wordsOfDocuments.push(listed.words);
		lines += listed.lines;
		if (listed.isBlank) emptyDocuments++;
		if (wordsOfDocuments.length % 100 === 0) progress(wordsOfDocuments.length);
		if (indexed.isLarge) {
			tooLarge.push(listed.name);
			continue;
		}
		const found = await find(indexed.document, unhurried);
		articles += found.articles.length;
		for (const { date } of found.articles) {
			if (date === null) continue;
			if (firstDate === null || date < firstDate) firstDate = date;
			if (lastDate === null || date > lastDate) lastDate = date;
		}
	}
	const words = wordsOfDocuments.reduce((sum, count) => sum + count, 0);
	const { size: bytes } = corpus;
	const documents = wordsOfDocuments.length;
	const medianWords = median(wordsOfDocuments);
	return { statistics: { bytes, documents, emptyDocuments, articles, lines, words, medianWords, firstDate, lastDate }, tooLarge };
}

function median(numbers: readonly number[]): number | null {
	if (numbers.length === 0) return null;
	const sorted = [...numbers].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
