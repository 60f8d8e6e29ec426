import type { Corpus } from '../corpus/corpus.ts';
import { DocumentColumn } from '../corpus/documentColumn.ts';
import type { Finding, Rule, RuleDocs, Severity } from './rule.ts';

/** CF133: A byte-order mark stands at the start of the file, or before a delimiter further down. */
export const byteOrderMark: Rule = {
	id: 'CF133',
	name: 'byte-order-mark',
	severity: 'information',
	fix: 'safe',
	group: 'file',
	checkCorpus(corpus) {
		const findings: Finding[] = [];
		const startsWithMark = corpus.text.slice(0, 1) === '\ufeff';
		if (startsWithMark || corpus.disk?.startsWithByteOrderMark) findings.push(mark(corpus, 0, startsWithMark, 'information'));
		const marked = startsMarked(corpus);
		for (let ordinal = marked.indexOf(true); ordinal >= 0; ordinal = marked.indexOf(true, ordinal + 1)) {
			const start = corpus.index.start[ordinal]!;
			if (start > 0) findings.push(mark(corpus, start, true, 'error'));
		}
		return findings;
	},
};

/** What the page of CF133 says. */
export const byteOrderMarkDocs: RuleDocs = {
	summary: 'A byte-order mark stands at the start of the file, or before a delimiter further down.',
	why: 'At the start it is tolerated, though it has no use in UTF-8. Before a delimiter, where files were joined, it hides the delimiter from strict readers: there it is an error.',
	fix: 'Removes the mark. At the start of a file that is open in an editor, which hides it, save the file as UTF-8 without BOM.',
	bad: '<<<FILE a.txt>>>\nOne\n\ufeff<<<FILE b.txt>>>\nTwo\n',
	good: '<<<FILE a.txt>>>\nOne\n<<<FILE b.txt>>>\nTwo\n',
};

const markedDocuments = new DocumentColumn<boolean>();

/** Of each document, whether it starts with a byte-order mark. */
function startsMarked(corpus: Corpus): readonly boolean[] {
	const draft = markedDocuments.draft(corpus);
	for (let ordinal = draft.from; ordinal < draft.to; ordinal++) draft.values[ordinal] = corpus.document(ordinal).source().startsWith('\ufeff');
	markedDocuments.keep(draft);
	return draft.values;
}

function mark(corpus: Corpus, offset: number, isInText: boolean, severity: Severity): Finding {
	const span = { from: offset, to: Math.min(offset + 1, corpus.text.length) };
	return {
		rule: 'CF133',
		severity,
		message:
			offset === 0
				? 'The file starts with a byte-order mark.'
				: 'A byte-order mark stands before the delimiter, so that a strict reader does not see it.',
		span,
		related: [],
		fixes: isInText ? [{ title: 'Remove the byte-order mark', safety: 'safe', edits: () => [{ ...span, insert: '' }] }] : [],
	};
}
