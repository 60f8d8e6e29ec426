import { contentAttributes, nameChecker, splitDocument, wholeLine, withBlankBefore } from '../articles/restructure.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { renderEnd } from '../corpus/render.ts';
import { shiftSpan } from '../source/span.ts';
import type { TextChange } from '../source/text.ts';
import type { Analyses } from './analyses.ts';

/**
 * Splits documents at every article but their first: each goes on as a document of its own, named for its headline. Article text stays as it is;
 * the declared size and hash of a document that is split go, since they no longer fit.
 */
export function splitAtArticles(corpus: Corpus, analyses: Analyses, ordinals: readonly number[]): TextChange[] {
	const isTaken = nameChecker(corpus);
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

/**
 * Joins a document to the one before it: its opener goes (and, in dialects with end markers, the end marker of the one before), its text stays.
 * Empty for the first document.
 */
export function mergeWithPrevious(corpus: Corpus, ordinal: number): TextChange[] {
	if (ordinal < 1 || ordinal >= corpus.index.count) return [];
	const document = corpus.document(ordinal);
	const previous = corpus.document(ordinal - 1);
	const { opener, body, end, name } = document.parsed().value;
	const before = previous.parsed().value;
	const changes: TextChange[] = [];
	for (const { key, span } of before.opener.attributes) {
		if (contentAttributes.has(key) || key === 'noeol') changes.push({ ...withBlankBefore(previous, previous.span.from, span), insert: '' });
	}
	if (opener.attributes.some(({ key }) => key === 'noeol') && !end) {
		const close = before.opener.span.to - (/>*\s*$/.exec(previous.source().slice(before.opener.span.from, before.opener.span.to))?.[0].length ?? 0);
		changes.push({ from: previous.span.from + close, to: previous.span.from + close, insert: ' noeol' });
	}
	const from = before.end ? previous.span.from + before.end.span.from : document.span.from;
	changes.push({ from, to: document.span.from + body.from, insert: '' });
	if (end?.nameSpan && name !== before.name) {
		changes.push({
			from: document.span.from + end.span.from,
			to: document.span.from + end.span.to,
			insert: renderEnd(corpus.index.dialect, before.name),
		});
	}
	return changes;
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
