import type { Rule, RuleDocs } from './rule.ts';

/** CF131: A document holds nothing but blanks. */
export const emptyDocument: Rule = {
	id: 'CF131',
	name: 'empty-document',
	severity: 'hint',
	fix: 'unsafe',
	group: 'file',
	checkDocument(document) {
		const { body, opener } = document.parsed().value;
		const source = document.source();
		if (/\S/.test(source.slice(body.from, body.to))) return [];
		return [
			{
				rule: 'CF131',
				severity: 'hint',
				message: 'The document is empty.',
				span: opener.span,
				related: [],
				fixes: [{ title: 'Delete the empty document', safety: 'unsafe', edits: () => [{ from: 0, to: source.length, insert: '' }] }],
			},
		];
	},
};

/** What the page of CF131 says. */
export const emptyDocumentDocs: RuleDocs = {
	summary: 'A document holds nothing but blanks.',
	why: 'It may be an article that was lost on the way, or one whose delimiter was written twice.',
	fix: 'Deletes the document. That is never done unasked: the name may be the only trace of an article that has to be fetched again.',
	bad: '<<<FILE a.txt>>>\n\n<<<FILE b.txt>>>\nTwo\n',
	good: '<<<FILE b.txt>>>\nTwo\n',
};
