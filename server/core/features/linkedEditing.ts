import type { CorpusDocument } from '../corpus/corpus.ts';
import type { Span } from '../source/span.ts';

/** The name in the opener and its echo in the end marker, while they are the same: typing in one changes both. Spans count from the document's start. */
export function linkedNames(document: CorpusDocument, offset: number): readonly Span[] {
	const { opener, end } = document.parsed().value;
	if (!opener.nameSpan || !end?.nameSpan) return [];
	const spans = [opener.nameSpan, end.nameSpan];
	const source = document.source();
	const written = spans.map(({ from, to }) => source.slice(from, to));
	if (written[0] !== written[1] || !spans.some(({ from, to }) => from <= offset && offset <= to)) return [];
	return spans;
}
