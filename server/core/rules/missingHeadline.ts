import { firstLine, isFullArticle } from './firstLine.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CA203: An article has no headline. */
export const missingHeadline: Rule = {
	id: 'CA203',
	name: 'missing-headline',
	severity: 'information',
	fix: null,
	group: 'anatomy',
	checkArticles(document, { articles }) {
		return articles
			.filter(article => article.headline === null && isFullArticle(article))
			.map(({ span }) => ({
				rule: 'CA203',
				severity: 'information' as const,
				message: 'This article has no headline.',
				span: firstLine(document, span.from),
				related: [],
				fixes: [],
			}));
	},
};

/** What the page of CA203 says. */
export const missingHeadlineDocs: RuleDocs = {
	summary: 'An article has no headline.',
	why: 'Lists and searches show articles by their headlines, and its absence often means that the top of the page was cut off.',
	fix: 'There is none: a headline is article text, and that is never made up.',
	bad: '<<<FILE a.txt>>>\nThe bridge across the Elm opened on Friday after two years of work, and the first cars crossed it before noon. The city had closed it when divers found cracks in two of its piers, and lorries had to take a detour of forty kilometres.\n\nFerries that had carried travellers in the meantime made their last crossing in the evening, and their crews were thanked.\n',
	good: '<<<FILE a.txt>>>\nRiver bridge opens to traffic\n\nThe bridge across the Elm opened on Friday after two years of work, and the first cars crossed it before noon. The city had closed it when divers found cracks in two of its piers, and lorries had to take a detour of forty kilometres.\n\nFerries that had carried travellers in the meantime made their last crossing in the evening, and their crews were thanked.\n',
};
