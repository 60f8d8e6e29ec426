import { prevailingLineEnd } from '../corpus/lines.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CF136: An article holds a line or paragraph separator of Unicode (U+2028, U+2029) or a next-line character (U+0085). */
export const unusualLineTerminator: Rule = {
	id: 'CF136',
	name: 'unusual-line-terminator',
	severity: 'warning',
	fix: 'requested',
	group: 'file',
	checkDocument(document) {
		const { body } = document.parsed().value;
		const source = document.source();
		// Those that follow each other are one finding: a text may hold nothing else.
		return Array.from(source.slice(body.from, body.to).matchAll(/([\u2028\u2029\u0085])\1*/g), match => {
			const count = match[0].length;
			const span = { from: body.from + match.index, to: body.from + match.index + count };
			const code = `U+${match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
			const what = count === 1 ? `the line terminator ${code}` : `${count} line terminators ${code} in a row`;
			return {
				rule: 'CF136',
				severity: 'warning',
				message: `The text holds ${what}, which some programs take for ${count === 1 ? 'a line end' : 'line ends'} and others do not.`,
				span,
				related: [],
				fixes: [
					{ title: 'Write a plain line end', safety: 'requested', edits: () => [{ ...span, insert: prevailingLineEnd(source).repeat(count) }] },
				],
			};
		});
	},
};

/** What the page of CF136 says. */
export const unusualLineTerminatorDocs: RuleDocs = {
	summary: 'An article holds a line or paragraph separator of Unicode (U+2028, U+2029) or a next-line character (U+0085).',
	why: 'Some programs end a line there and others do not, so that line numbers and counts differ.',
	fix: 'Writes a plain line end instead, on request: it changes the bytes of an article.',
	bad: '<<<FILE a.txt>>>\nOne\u2028Two\n',
	good: '<<<FILE a.txt>>>\nOne\nTwo\n',
};
