import { lineEndIn } from '../articles/restructure.ts';
import { noeolFlag } from '../corpus/attributes.ts';
import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import { renderEnd } from '../corpus/render.ts';
import type { TextChange } from '../source/text.ts';

export { lineEndIn };

/** Puts documents, in their present order, before the document `target` (or at the end, where that is the number of documents). No content changes. */
export function moveDocuments(corpus: Corpus, ordinals: readonly number[], target: number): TextChange[] {
	const moved = inOrder(corpus, ordinals);
	if (moved.length === 0) return [];
	const at = target < corpus.index.count ? corpus.document(target).span.from : corpus.text.length;
	const isMoved = new Set(moved.map(({ ordinal }) => ordinal));
	const changes: TextChange[] = moved.map(({ span }) => ({ ...span, insert: '' }));
	const last = corpus.index.count - 1;
	const needsLineEnd = target > last && !isMoved.has(last) && lacksLineEnd(corpus.document(last));
	if (needsLineEnd) changes.push(...withFinalLineEnd(corpus.document(last)));
	const insert = moved.map(standAlone).join('');
	return mergeAt([...changes, { from: at, to: at, insert }]);
}

/** Takes documents out of the corpus. */
export function deleteDocuments(corpus: Corpus, ordinals: readonly number[]): TextChange[] {
	return inOrder(corpus, ordinals).map(({ span }) => ({ ...span, insert: '' }));
}

/** The text of a corpus of its own that holds these documents, in their present order. */
export function extractDocuments(corpus: Corpus, ordinals: readonly number[]): string {
	return inOrder(corpus, ordinals).map(standAlone).join('');
}

function inOrder(corpus: Corpus, ordinals: readonly number[]): CorpusDocument[] {
	const valid = [...new Set(ordinals)].filter(ordinal => Number.isInteger(ordinal) && ordinal >= 0 && ordinal < corpus.index.count);
	return valid.sort((a, b) => a - b).map(ordinal => corpus.document(ordinal));
}

function lacksLineEnd(document: CorpusDocument): boolean {
	return !/[\r\n]$/.test(document.source());
}

/** A document's block such that another can follow it: content without a final line end says so (format.md, Final newline). */
export function standAlone(document: CorpusDocument): string {
	if (!lacksLineEnd(document)) return document.source();
	const source = document.source();
	let result = source;
	for (const { from, to, insert } of withFinalLineEnd(document).toReversed()) {
		const base = document.span.from;
		result = result.slice(0, from - base) + insert + result.slice(to - base);
	}
	return result;
}

/** The changes, in the corpus' coordinates, that give the last document a line end without changing its content. */
function withFinalLineEnd(document: CorpusDocument): TextChange[] {
	const { opener, end } = document.parsed().value;
	const base = document.span.from;
	const lineEnd = lineEndIn(document);
	const changes: TextChange[] = [];
	const isContent =
		!end && renderEnd(document.corpus.index.dialect, '') === '' && document.parsed().value.body.to > document.parsed().value.body.from;
	if (isContent && !opener.attributes.some(({ key }) => key === noeolFlag)) {
		const written = document.source().slice(opener.span.from, opener.span.to);
		const close = opener.span.from + written.trimEnd().replace(/>+$/, '').trimEnd().length;
		changes.push({ from: base + close, to: base + close, insert: ` ${noeolFlag}` });
	}
	changes.push({ from: document.span.to, to: document.span.to, insert: lineEnd });
	return changes;
}

/** Sorted, with changes at one place joined: an insertion stands before what is deleted behind it. */
function mergeAt(changes: readonly TextChange[]): TextChange[] {
	const sorted = changes.toSorted((a, b) => a.from - b.from || a.to - b.to);
	const merged: TextChange[] = [];
	for (const change of sorted) {
		const last = merged.at(-1);
		if (last && last.to >= change.from)
			merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, change.to), insert: last.insert + change.insert };
		else merged.push(change);
	}
	return merged;
}
