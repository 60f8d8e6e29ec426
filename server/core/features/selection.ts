import type { CorpusDocument } from '../corpus/corpus.ts';
import { splitSentences } from '../entities/sentences.ts';
import { type Span, shiftSpan } from '../source/span.ts';
import type { Analyses } from './analyses.ts';

/**
 * What "expand selection" goes through from an offset in a document, smallest first: in the body sentence, paragraph or part, article, body, document;
 * in a delimiter value, attribute, line, document. Each strictly holds the one before. Offsets and spans count from the document's start.
 */
export function selectionSpans(document: CorpusDocument, analyses: Analyses, offset: number): Span[] {
	const { value } = document.parsed();
	const whole: Span = { from: 0, to: document.span.to - document.span.from };
	const delimiter = [value.opener, value.end].find(line => line && holds(line.span, offset));
	if (delimiter) {
		const attribute = delimiter.attributes.find(({ span }) => holds(span, offset));
		const name = delimiter.nameSpan && holds(delimiter.nameSpan, offset) ? delimiter.nameSpan : undefined;
		return nested([
			attribute?.valueSpan && holds(attribute.valueSpan, offset) ? attribute.valueSpan : undefined,
			attribute?.span,
			name,
			delimiter.span,
			whole,
		]);
	}
	const source = document.source();
	const article = analyses.articles(document)?.articles.find(({ span }) => holds(shiftSpan(span, value.body.from), offset));
	const parts = (article?.parts ?? [])
		.map(part => shiftSpan(part.span, value.body.from))
		.filter(span => holds(span, offset))
		.sort((a, b) => a.to - a.from - (b.to - b.from));
	const paragraph = paragraphAround(source, value.body, offset);
	return nested([
		paragraph && sentenceAround(source, paragraph, offset),
		...parts,
		paragraph,
		article && shiftSpan(article.span, value.body.from),
		value.body,
		whole,
	]);
}

/** Keeps the spans that hold the one before them and are larger. */
function nested(candidates: readonly (Span | undefined)[]): Span[] {
	const spans: Span[] = [];
	for (const span of candidates) {
		if (!span || span.to <= span.from) continue;
		const last = spans.at(-1);
		if (!last || (span.from <= last.from && span.to >= last.to && span.to - span.from > last.to - last.from)) spans.push(span);
	}
	return spans;
}

/** The end counts too: a cursor may stand behind the last character. */
function holds(span: Span, offset: number): boolean {
	return span.from <= offset && offset <= span.to;
}

/** The lines around an offset that no blank line parts; undefined on a blank line. */
export function paragraphAround(source: string, body: Span, offset: number): Span | undefined {
	const blankLine = /(?:\r\n|\r|\n)[ \t\u00a0]*(?=\r|\n|$)/g;
	let from = body.from;
	const text = source.slice(body.from, body.to);
	for (const match of text.matchAll(blankLine)) {
		const at = body.from + match.index;
		if (at >= offset) return trimmed(source, { from, to: at }, offset);
		from = at + match[0].length;
	}
	return trimmed(source, { from, to: body.to }, offset);
}

function trimmed(source: string, span: Span, offset: number): Span | undefined {
	const text = source.slice(span.from, span.to);
	const from = span.from + (text.length - text.trimStart().length);
	const to = span.from + text.trimEnd().length;
	return from < to && from <= offset && offset <= to ? { from, to } : undefined;
}

function sentenceAround(source: string, paragraph: Span, offset: number): Span | undefined {
	const sentences = splitSentences(source.slice(paragraph.from, paragraph.to)).map(span => shiftSpan(span, paragraph.from));
	return sentences.find(span => holds(span, offset));
}
