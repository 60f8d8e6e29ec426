import { contentAttributes, withBlankBefore } from '../articles/restructure.ts';
import { noeolFlag } from '../corpus/attributes.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { renderEnd } from '../corpus/render.ts';
import type { TextChange } from '../source/text.ts';

/**
 * Joins the documents `first` to `last` into one: the openers of all but the first go (and, in dialects with end markers, the end markers of all but
 * the last), their texts stay. The declared size and hash of the first go, since they no longer fit. Changes are in units of the corpus; empty where there
 * are not at least two documents.
 */
export function mergeDocuments(corpus: Corpus, first: number, last: number): TextChange[] {
	if (first < 0 || last <= first || last >= corpus.index.count) return [];
	const changes: TextChange[] = [];
	const head = corpus.document(first);
	const { opener, name } = head.parsed().value;
	for (const { key, span } of opener.attributes) {
		if (contentAttributes.has(key) || key === noeolFlag) changes.push({ ...withBlankBefore(head, head.span.from, span), insert: '' });
	}
	const tail = corpus.document(last).parsed().value;
	if (tail.opener.attributes.some(({ key }) => key === noeolFlag) && !tail.end) {
		const closing = /[ \t]*>*\s*$/.exec(head.source().slice(opener.span.from, opener.span.to))?.[0].length ?? 0;
		const at = head.span.from + opener.span.to - closing;
		changes.push({ from: at, to: at, insert: ` ${noeolFlag}` });
	}
	for (let ordinal = first + 1; ordinal <= last; ordinal++) {
		const before = corpus.document(ordinal - 1);
		const document = corpus.document(ordinal);
		const { end } = before.parsed().value;
		const from = end ? before.span.from + end.span.from : document.span.from;
		changes.push({ from, to: document.span.from + document.parsed().value.body.from, insert: '' });
	}
	const { span } = corpus.document(last);
	if (tail.end?.nameSpan && tail.name !== name)
		changes.push({ from: span.from + tail.end.span.from, to: span.from + tail.end.span.to, insert: renderEnd(corpus.index.dialect, name) });
	return changes;
}
