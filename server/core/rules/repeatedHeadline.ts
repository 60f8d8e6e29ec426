import { wholeLine } from '../articles/restructure.ts';
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
								edits: () => [{ ...wholeLine(source, own), insert: '' }],
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
