import { contentAttributes, withBlankBefore } from '../articles/restructure.ts';
import { noeolFlag } from '../corpus/attributes.ts';
import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import { renderEnd } from '../corpus/render.ts';
import type { TextChange } from '../source/text.ts';

/** A document's place among those that become one. */
export interface MergePlace {
	readonly isFirst: boolean;
	readonly isLast: boolean;
	/** The name of the first, which stays. */
	readonly name: string;
	/** Whether the last one ends without a line end, as `endsOpen` says. */
	readonly endsOpen: boolean;
}

/** Whether a document's text ends without a line end, which its opener says and an end marker would show. */
export function endsOpen(document: CorpusDocument): boolean {
	const { opener, end } = document.parsed().value;
	return !end && opener.attributes.some(({ key }) => key === noeolFlag);
}

/**
 * Joins the documents `first` to `last` into one: the openers of all but the first go (and, in dialects with end markers, the end markers of all but
 * the last), their texts stay. The declared size and hash of the first go, since they no longer fit. Changes are in units of the corpus; empty where there
 * are not at least two documents.
 */
export function mergeDocuments(corpus: Corpus, first: number, last: number): TextChange[] {
	if (first < 0 || last <= first || last >= corpus.index.count) return [];
	const { name } = corpus.document(first).parsed().value;
	const isOpen = endsOpen(corpus.document(last));
	const changes: TextChange[] = [];
	for (let ordinal = first; ordinal <= last; ordinal++) {
		const place = { isFirst: ordinal === first, isLast: ordinal === last, name, endsOpen: isOpen };
		for (const change of mergedDocumentChanges(corpus.document(ordinal), place)) {
			const before = changes.at(-1);
			// An end marker and the opener behind it go as one.
			if (before && before.to === change.from && before.insert === '' && change.insert === '')
				changes[changes.length - 1] = { ...before, to: change.to };
			else changes.push(change);
		}
	}
	return changes;
}

/** What changes in one document where several become one, in units of its corpus; the corpus need hold no more than this document of them. */
export function mergedDocumentChanges(document: CorpusDocument, place: MergePlace): TextChange[] {
	const { opener, body, end, name } = document.parsed().value;
	const { from, to } = document.span;
	const changes: TextChange[] = [];
	if (place.isFirst) {
		for (const { key, span } of opener.attributes)
			if (contentAttributes.has(key) || key === noeolFlag) changes.push({ ...withBlankBefore(document, from, span), insert: '' });
		if (place.endsOpen) {
			const closing = /[ \t]*>*\s*$/.exec(document.source().slice(opener.span.from, opener.span.to))?.[0].length ?? 0;
			const at = from + opener.span.to - closing;
			changes.push({ from: at, to: at, insert: ` ${noeolFlag}` });
		}
	} else changes.push({ from, to: from + body.from, insert: '' });
	if (!place.isLast && end) changes.push({ from: from + end.span.from, to, insert: '' });
	if (place.isLast && end?.nameSpan && name !== place.name)
		changes.push({ from: from + end.span.from, to: from + end.span.to, insert: renderEnd(document.corpus.index.dialect, place.name) });
	return changes;
}
