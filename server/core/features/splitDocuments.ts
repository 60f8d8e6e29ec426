import { type NameChecker, nameChecker, splitDocument, wholeLine } from '../articles/restructure.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { shiftSpan } from '../source/span.ts';
import type { TextChange } from '../source/text.ts';
import type { Analyses } from './analyses.ts';
import { mergeDocuments } from './mergeDocuments.ts';

/**
 * Splits documents at every article but their first: each goes on as a document of its own, named for its headline. Article text stays as it is;
 * the declared size and hash of a document that is split go, since they no longer fit. `isTaken` knows the names that are in use, and gets the new ones.
 */
export function splitAtArticles(
	corpus: Corpus,
	analyses: Analyses,
	ordinals: readonly number[],
	isTaken: NameChecker = nameChecker(corpus),
): TextChange[] {
	return ordinals.flatMap(ordinal => {
		const document = corpus.document(ordinal);
		const bodyFrom = document.parsed().value.body.from;
		const articles = analyses.articles(document)?.articles.slice(1) ?? [];
		const cuts = articles.map(({ span, headline }) => ({ at: span.from + bodyFrom, headline: headline ?? '' }));
		return splitDocument(document, cuts, isTaken);
	});
}

/** Splits a document at the start of the line that holds an offset of the corpus; empty where that is no place to split at. */
export function splitAtLine(corpus: Corpus, offset: number): TextChange[] {
	const ordinal = corpus.ordinalAt(offset);
	if (ordinal < 0) return [];
	const document = corpus.document(ordinal);
	const { body } = document.parsed().value;
	const lineFrom = corpus.text.lineStart(corpus.text.lineAt(offset));
	const at = lineFrom - document.span.from;
	if (at <= body.from || at >= body.to) return [];
	const rest = document.source().slice(at, body.to).trimStart();
	const headline = /^[^\r\n]*/.exec(rest)?.[0] ?? '';
	return splitDocument(document, [{ at, headline }], nameChecker(corpus));
}

/** Joins a document to the one before it. Empty for the first document. */
export function mergeWithPrevious(corpus: Corpus, ordinal: number): TextChange[] {
	return mergeDocuments(corpus, ordinal - 1, ordinal);
}

/** Takes the repeated headline of the article that holds an offset of the corpus, with its line end; empty where there is none. */
export function removeRepeatedHeadline(corpus: Corpus, analyses: Analyses, offset: number): TextChange[] {
	const ordinal = corpus.ordinalAt(offset);
	if (ordinal < 0) return [];
	const document = corpus.document(ordinal);
	const source = document.source();
	const bodyFrom = document.parsed().value.body.from;
	const articles = analyses.articles(document)?.articles ?? [];
	const article = articles.findLast(({ span }) => document.span.from + bodyFrom + span.from <= offset) ?? articles[0];
	return (article?.parts ?? [])
		.filter(({ kind }) => kind === 'headline-repeat')
		.map(({ span }) => ({ ...shiftSpan(wholeLine(source, shiftSpan(span, bodyFrom)), document.span.from), insert: '' }));
}
