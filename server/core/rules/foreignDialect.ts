import { convertForeign } from '../corpus/convertForeign.ts';
import { sniffForeign } from '../corpus/foreign.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CF114: The file is a corpus of another make, whose form is known. */
export const foreignDialect: Rule = {
	id: 'CF114',
	name: 'foreign-dialect',
	severity: 'information',
	fix: 'requested',
	group: 'file',
	checkCorpus({ text, index }) {
		const head = text.slice(0, 64 * 1024);
		const found = sniffForeign(head);
		if (!found || (index.count > 0 && found.dialect !== 'nonce')) return [];
		const line = text.lineAt(firstLineOffset(head));
		return [
			{
				rule: 'CF114',
				severity: 'information',
				message: `This looks like ${found.title}. Convert it to read its documents.`,
				span: { from: text.lineStart(line), to: text.lineEnd(line) },
				related: [],
				fixes: [{ title: 'Convert the file to canonical delimiters', safety: 'requested', edits: () => convertForeign(text.slice(0)) }],
			},
		];
	},
};

/** What the page of CF114 says. */
export const foreignDialectDocs: RuleDocs = {
	summary:
		'The file is a corpus of another make, whose form is known by name: txtar, repomix, gitingest, the output of head or tail, numbered articles, delimiters with a nonce, or header lines.',
	why: 'Its documents are not shown until it is converted: only corpora with FILE delimiters are read as they are.',
	fix: 'Converts the whole file to canonical delimiters, on request.',
	bad: '-- a.txt --\nOne\n-- b.txt --\nTwo\n',
	good: '<<<FILE a.txt>>>\nOne\n<<<FILE b.txt>>>\nTwo\n',
};

function firstLineOffset(head: string): number {
	const match = /^(?:<<<|-- \S|==>|={16}|<file path=|(?:PATH|FILE|NAME):)/m.exec(head);
	return match?.index ?? 0;
}
