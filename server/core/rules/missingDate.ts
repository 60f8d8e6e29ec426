import { firstLine, isFullArticle } from './firstLine.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CA204: An article says nowhere when it was published. */
export const missingDate: Rule = {
	id: 'CA204',
	name: 'missing-date',
	severity: 'information',
	fix: null,
	group: 'anatomy',
	checkArticles(document, { articles }) {
		// An attribute dates the document, that is its first article.
		const isDated = document.parsed().value.opener.attributes.some(({ key }) => key === 'date');
		return articles
			.filter((article, index) => article.date === null && isFullArticle(article) && !(isDated && index === 0))
			.filter(({ parts }) => !parts.some(({ kind }) => kind === 'date'))
			.map(({ span, headlineSpan }) => ({
				rule: 'CA204',
				severity: 'information' as const,
				message: 'This article has no date.',
				span: firstLine(document, headlineSpan?.from ?? span.from),
				related: [],
				fixes: [],
			}));
	},
};

/** What the page of CA204 says. */
export const missingDateDocs: RuleDocs = {
	summary: 'An article says nowhere when it was published.',
	why: 'Without its day, "on Saturday" and "last year" in the text have no place on the calendar, and the article cannot be put in order.',
	fix: 'There is none: the day is not in the article. A `date` attribute on the delimiter line can say it.',
	bad: '<<<FILE a.txt>>>\nRiver bridge opens to traffic\n\nThe bridge across the Elm opened on Friday after two years of work, and the first cars crossed it before noon.\n\nFerries that had carried travellers in the meantime made their last crossing in the evening.\n',
	good: '<<<FILE a.txt>>>\nRiver bridge opens to traffic\n\nUpdated 3 May 2024\n\nThe bridge across the Elm opened on Friday after two years of work, and the first cars crossed it before noon.\n\nFerries that had carried travellers in the meantime made their last crossing in the evening.\n',
};
