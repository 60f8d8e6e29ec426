import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import { DocumentColumn } from '../corpus/documentColumn.ts';
import type { Fix } from '../corpus/problem.ts';
import { encodeToken } from '../corpus/tokens.ts';
import { type Span, shiftSpan } from '../source/span.ts';

const names = new DocumentColumn<string>();
const lastOfCorpus = new WeakMap<object, readonly string[]>();

/**
 * The names of a corpus' documents in order; empty where one has none. The list is the same object from version to version while no name changes, so that
 * what was worked out from it need not be worked out again.
 */
export function documentNames(corpus: Corpus): readonly string[] {
	const draft = names.draft(corpus);
	const last = lastOfCorpus.get(corpus.lineage);
	let isSame = last?.length === draft.values.length;
	for (let ordinal = draft.from; ordinal < draft.to; ordinal++) {
		const { name } = corpus.document(ordinal).parsed().value;
		draft.values[ordinal] = name;
		if (isSame && last?.[ordinal] !== name) isSame = false;
	}
	names.keep(draft);
	if (isSame && last) return last;
	lastOfCorpus.set(corpus.lineage, draft.values);
	return draft.values;
}

/** Where a document's name stands, in units of the corpus: its name, or its whole opener where it has none. */
export function nameSpan(document: CorpusDocument): Span {
	const { opener } = document.parsed().value;
	return shiftSpan(opener.nameSpan ?? opener.span, document.span.from);
}

/** A fix that renames a document and the echo of its name in an end marker, with edits in units of the corpus. */
export function renameFix(document: CorpusDocument, name: string): Fix {
	const origin = document.span.from;
	return {
		title: `Rename to ${name}`,
		safety: 'safe',
		edits: () => renameEdits(document, name).map(edit => ({ ...edit, from: edit.from + origin, to: edit.to + origin })),
	};
}

/** The edits of a rename, from the document's start. */
export function renameEdits(document: CorpusDocument, name: string): readonly { from: number; to: number; insert: string }[] {
	const { value } = document.parsed();
	const edits = [...value.rename(name)];
	const echo = value.end?.nameSpan;
	if (echo && value.end?.name === value.name) edits.push({ ...echo, insert: encodeToken(name) });
	return edits;
}
