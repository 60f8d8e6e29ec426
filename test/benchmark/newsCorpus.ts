import { corpusBlock, newsArticles } from './newsArticles.ts';

/** A corpus of made-up news of about so many UTF-16 units: documents of some 4 KB with a headline, a date and paragraphs. The same seed gives the same text. */
export function newsCorpus(units: number, seed = 1): string {
	return newsArticles(units, seed).map(corpusBlock).join('');
}
