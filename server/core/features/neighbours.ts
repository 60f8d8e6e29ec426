import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import { type Span, shiftSpan } from '../source/span.ts';
import type { Analyses } from './analyses.ts';

export type Direction = 'next' | 'previous';

/** A document or an article, where it stands in the corpus. */
export interface Neighbour {
	readonly label: string;
	readonly span: Span;
	/** What a cursor goes to: the name in the delimiter, or the headline. */
	readonly selection: Span;
	/** Number n (from 0) of `total` of its kind; for articles in their document. */
	readonly ordinal: number;
	readonly total: number;
}

/** The document after or before the one that holds an offset; undefined at the ends of the corpus. From inside a document, `previous` is its neighbour, not its own start. */
export function neighbourDocument(corpus: Corpus, offset: number, direction: Direction): Neighbour | undefined {
	const ordinal = corpus.ordinalAt(offset) + (direction === 'next' ? 1 : -1);
	if (ordinal < 0 || ordinal >= corpus.index.count) return undefined;
	return documentPlace(corpus.document(ordinal));
}

/** The article after or before the one that holds an offset, across documents. A document that is not analysed yet counts as one article. */
export function neighbourArticle(corpus: Corpus, analyses: Analyses, offset: number, direction: Direction): Neighbour | undefined {
	const ordinal = corpus.ordinalAt(offset);
	const step = direction === 'next' ? 1 : -1;
	if (ordinal >= 0) {
		const here = articlePlaces(corpus.document(ordinal), analyses);
		const current = here.findLastIndex(({ span }) => span.from <= offset);
		const neighbour = here[current + step];
		if (neighbour) return neighbour;
	}
	for (let other = ordinal + step; other >= 0 && other < corpus.index.count; other += step) {
		const places = articlePlaces(corpus.document(other), analyses);
		const place = direction === 'next' ? places[0] : places.at(-1);
		if (place) return place;
	}
	return undefined;
}

export function documentPlace(document: CorpusDocument): Neighbour {
	const { opener, name } = document.parsed().value;
	return {
		label: name,
		span: document.span,
		selection: shiftSpan(opener.nameSpan ?? opener.span, document.span.from),
		ordinal: document.ordinal,
		total: document.corpus.index.count,
	};
}

/** A document's articles in the corpus' own coordinates. */
export function articlePlaces(document: CorpusDocument, analyses: Analyses): Neighbour[] {
	const { body, name } = document.parsed().value;
	const base = document.span.from + body.from;
	const articles = analyses.articles(document)?.articles;
	if (!articles) return [{ ...documentPlace(document), ordinal: 0, total: 1 }];
	return articles.map((article, ordinal) => ({
		label: article.headline ?? name,
		span: shiftSpan(article.span, base),
		selection: shiftSpan(article.headlineSpan ?? { from: article.span.from, to: article.span.from }, base),
		ordinal,
		total: articles.length,
	}));
}
