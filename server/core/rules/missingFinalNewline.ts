import { prevailingLineEnd } from '../corpus/lines.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** What the rule says, and what its fix is called. */
export const finalLineMessage = 'The last line of the file has no line end.';
export const finalLineFixTitle = 'Add a line end';

/** CF137: The last line of the file has no line end. */
export const missingFinalNewline: Rule = {
	id: 'CF137',
	name: 'missing-final-newline',
	severity: 'hint',
	fix: 'requested',
	group: 'file',
	checkCorpus({ text }) {
		const { length } = text;
		if (length === 0 || /[\r\n]/.test(text.slice(length - 1))) return [];
		return [
			{
				rule: 'CF137',
				severity: 'hint',
				message: finalLineMessage,
				span: { from: text.lineStart(text.lineCount - 1), to: length },
				related: [],
				fixes: [
					{
						title: finalLineFixTitle,
						safety: 'requested',
						edits: () => [{ from: length, to: length, insert: prevailingLineEnd(text.slice(0, 100_000)) }],
					},
				],
			},
		];
	},
};

/** What the page of CF137 says. */
export const missingFinalNewlineDocs: RuleDocs = {
	summary: 'The last line of the file has no line end.',
	why: 'Appending to the file would glue the next delimiter to the last line of the article.',
	fix: 'Adds a line end, on request: it becomes part of the last article.',
	bad: '<<<FILE a.txt>>>\nOne',
	good: '<<<FILE a.txt>>>\nOne\n',
};
