import type { Article } from '../articles/article.ts';
import type { CorpusDocument } from '../corpus/corpus.ts';
import type { Span } from '../source/span.ts';

/** The line at an offset of the body, without its line end, in the document's coordinates. */
export function firstLine(document: CorpusDocument, offset: number): Span {
	const source = document.source();
	const from = document.parsed().value.body.from + offset;
	const length = source.slice(from).search(/[\r\n]/);
	return { from, to: length < 0 ? source.length : from + length };
}

/** Less text than this, in UTF-16 units, is a note or an example, of which nobody expects a headline and a date. */
const articleUnits = 200;

/** Whether there is enough of an article that what it lacks is worth a word. */
export function isFullArticle({ span }: Article): boolean {
	return span.to - span.from >= articleUnits;
}
