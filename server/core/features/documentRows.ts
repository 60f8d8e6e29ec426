import type { Article } from '../articles/article.ts';
import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import { type Span, shiftSpan } from '../source/span.ts';
import type { Pace } from '../util/slices.ts';
import type { Analyses } from './analyses.ts';
import { documentPositions } from './documentPositions.ts';
import { headlineGuess } from './headlineGuess.ts';
import { createMatcher } from './searchText.ts';
import { countWords } from './wordCount.ts';

/** A document in a list. Spans in the corpus' coordinates. */
export interface DocumentListItem {
	readonly ordinal: number;
	/** As the delimiter names it; empty where the name is missing. */
	readonly name: string;
	readonly headline: string | null;
	/** An ISO 8601 day: its `date` attribute, or its first article's. */
	readonly date: string | null;
	readonly lines: number;
	readonly words: number;
	/** Null while they have not been looked for. */
	readonly articles: number | null;
	readonly span: Span;
	readonly selection: Span;
}

/** An article in a list. Spans in the corpus' coordinates. */
export interface ArticleListItem {
	readonly document: number;
	readonly documentName: string;
	/** The article's number in its document, from 0. */
	readonly article: number;
	readonly headline: string | null;
	readonly date: string | null;
	readonly words: number;
	/** The probability that it starts where it does; 1 for a document's first. */
	readonly confidence: number;
	readonly evidence: readonly string[];
	readonly span: Span;
	readonly selection: Span;
}

export interface ListQuery<S extends string> {
	readonly filter?: string | undefined;
	readonly sort: S;
	readonly descending: boolean;
}

const wordsKey = Symbol('words of the body');

/** How many words a document's body has; counted once for each content. */
export function documentWords(document: CorpusDocument): number {
	return document.memo(wordsKey, () => {
		const { body } = document.parsed().value;
		return countWords(document.source().slice(body.from, body.to));
	});
}

/** The documents of a corpus that match, sorted; `findings` gives what is sorted by there. */
export async function listDocuments(
	corpus: Corpus,
	analyses: Analyses,
	{ filter, sort, descending }: ListQuery<'order' | 'name' | 'date' | 'words' | 'findings'>,
	findings: (ordinal: number) => number,
	pace: Pace,
): Promise<DocumentListItem[]> {
	const matches = createMatcher(filter);
	const items: DocumentListItem[] = [];
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
		const item = documentItem(corpus.document(ordinal), analyses);
		if (matches(`${item.name} ${item.headline ?? ''}`)) items.push(item);
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	if (sort === 'order') return descending ? items.reverse() : items;
	return sorted(items, descending, item => (sort === 'findings' ? findings(item.ordinal) : item[sort]));
}

/** What lists know of one document. */
export function documentItem(document: CorpusDocument, analyses: Analyses): DocumentListItem {
	const { name, opener } = document.parsed().value;
	const analysis = analyses.articles(document);
	return {
		ordinal: document.ordinal,
		name,
		headline: headlineGuess(document, analysis) || null,
		date: opener.attributes.find(({ key }) => key === 'date')?.value ?? analysis?.articles[0]?.date ?? null,
		lines: documentPositions(document).lineCount,
		words: documentWords(document),
		articles: analysis?.articles.length ?? null,
		span: document.span,
		selection: shiftSpan(opener.nameSpan ?? opener.span, document.span.from),
	};
}

/** The articles of a corpus (or of one document) that have been found and match, sorted. */
export async function listArticles(
	corpus: Corpus,
	analyses: Analyses,
	{ filter, sort, descending }: ListQuery<'order' | 'headline' | 'date' | 'words'>,
	only: number | undefined,
	pace: Pace,
): Promise<{ readonly items: ArticleListItem[]; readonly complete: boolean }> {
	const matches = createMatcher(filter);
	const items: ArticleListItem[] = [];
	let complete = true;
	for (let ordinal = only ?? 0; ordinal < (only === undefined ? corpus.index.count : Math.min(only + 1, corpus.index.count)); ordinal++) {
		const document = corpus.document(ordinal);
		const found = articleItems(document, analyses);
		if (!found) complete = false;
		for (const item of found ?? []) if (matches(`${item.headline ?? ''} ${item.documentName}`)) items.push(item);
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	if (sort === 'order') return { items: descending ? items.reverse() : items, complete };
	return { items: sorted(items, descending, item => item[sort]), complete };
}

/** The articles of one document, where they have been found. */
export function articleItems(document: CorpusDocument, analyses: Analyses): ArticleListItem[] | undefined {
	const { name, body } = document.parsed().value;
	const base = document.span.from + body.from;
	return analyses.articles(document)?.articles.map((article, index) => ({
		document: document.ordinal,
		documentName: name,
		article: index,
		headline: article.headline,
		date: article.date,
		words: articleWords(document, article, body.from),
		confidence: article.confidence,
		evidence: article.evidence.map(({ text }) => text),
		span: shiftSpan(article.span, base),
		selection: shiftSpan(article.headlineSpan ?? { from: article.span.from, to: article.span.from }, base),
	}));
}

const wordsOfArticle = new WeakMap<Article, number>();

function articleWords(document: CorpusDocument, article: Article, bodyFrom: number): number {
	let words = wordsOfArticle.get(article);
	if (words === undefined) {
		words = countWords(document.source().slice(bodyFrom + article.span.from, bodyFrom + article.span.to));
		wordsOfArticle.set(article, words);
	}
	return words;
}

/** Sorted by a key; what has none comes last, whichever the direction, and equal ones keep their order. */
function sorted<T>(items: T[], descending: boolean, key: (item: T) => string | number | null): T[] {
	const sign = descending ? -1 : 1;
	return items
		.map(item => ({ item, value: key(item) }))
		.sort((a, b) => {
			if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
			if (typeof a.value === 'number' && typeof b.value === 'number') return sign * (a.value - b.value);
			return sign * String(a.value).localeCompare(String(b.value));
		})
		.map(({ item }) => item);
}
