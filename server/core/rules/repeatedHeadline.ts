import { shiftSpan } from '../source/span.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CA202: An article gives its headline twice. */
export const repeatedHeadline: Rule = {
	id: 'CA202',
	name: 'repeated-headline',
	severity: 'information',
	fix: 'unsafe',
	group: 'anatomy',
	checkArticles(document, { articles }) {
		const { body } = document.parsed().value;
		const source = document.source();
		return articles.flatMap(({ parts, headlineSpan }) =>
			parts
				.filter(({ kind }) => kind === 'headline-repeat')
				.map(({ span }) => {
					const own = shiftSpan(span, body.from);
					return {
						rule: 'CA202',
						severity: 'information' as const,
						message: 'The headline stands here again.',
						span: own,
						related: headlineSpan ? [{ span: shiftSpan(headlineSpan, body.from), message: 'The headline.' }] : [],
						fixes: [
							{
								title: 'Remove the repeated headline',
								safety: 'unsafe' as const,
								edits: () => [{ ...wholeLine(source, own.from, own.to), insert: '' }],
							},
						],
					};
				}),
		);
	},
};

/** What the page of CA202 says. */
export const repeatedHeadlineDocs: RuleDocs = {
	summary: 'An article gives its headline twice.',
	why: 'Pages show the headline above the picture and again above the text. In a corpus it counts its words twice.',
	fix: 'Removes the second one with its line end, and the blank line after it where one stands before it too. It asks first, since it removes article text.',
	bad: '<<<FILE a.txt>>>\nRiver bridge opens to traffic\n\nUpdated 3 May 2024\n\nRiver bridge opens to traffic\n\nThe bridge across the Elm opened on Friday.\n',
	good: '<<<FILE a.txt>>>\nRiver bridge opens to traffic\n\nUpdated 3 May 2024\n\nThe bridge across the Elm opened on Friday.\n',
};

const lineBreak = /\r\n|\r|\n/y;

/** The line with its line end, and one blank line after it where the line before is blank as well. */
function wholeLine(source: string, from: number, to: number): { from: number; to: number } {
	let start = from;
	while (start > 0 && !/[\r\n]/.test(source.charAt(start - 1))) start--;
	let end = afterLine(source, to);
	const isBlankBefore = /(?:^|\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)$/.test(source.slice(Math.max(0, start - 200), start));
	const next = afterLine(source, end);
	if (isBlankBefore && next > end && source.slice(end, next).trim() === '') end = next;
	return { from: start, to: end };
}

function afterLine(source: string, at: number): number {
	while (at < source.length && !/[\r\n]/.test(source.charAt(at))) at++;
	lineBreak.lastIndex = at;
	return at + (lineBreak.exec(source)?.[0].length ?? 0);
}
