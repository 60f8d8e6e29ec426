import { parseDateLine } from '../articles/dates.ts';
import { shiftSpan } from '../source/span.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CA205: An article's date cannot be read as one day. */
export const unparsableDate: Rule = {
	id: 'CA205',
	name: 'unparsable-date',
	severity: 'warning',
	fix: null,
	group: 'anatomy',
	checkArticles(document, { articles }) {
		const { body } = document.parsed().value;
		const source = document.source();
		return articles.flatMap(({ parts }) =>
			parts
				.filter(({ kind, value }) => kind === 'date' && value === null)
				.flatMap(({ span }) => {
					const own = shiftSpan(span, body.from);
					const text = source.slice(own.from, own.to);
					const written = parseDateLine(text);
					if (!written) return [];
					const date = text.slice(written.span.from, written.span.to);
					return [
						{
							rule: 'CA205',
							severity: 'warning' as const,
							message: `"${date}" is not one day of the calendar: ${reasonFor(date)}.`,
							span: shiftSpan(written.span, own.from),
							related: [],
							fixes: [],
						},
					];
				}),
		);
	},
};

/** What the page of CA205 says. */
export const unparsableDateDocs: RuleDocs = {
	summary: "An article's date cannot be read as one day of the calendar.",
	why: 'Either no such day exists, or the numbers fit two days: `03/04/2025` is the third of April in one country and the fourth of March in another.',
	fix: 'There is none: which day is meant is not in the text. A `date` attribute on the delimiter line can say it.',
	bad: '<<<FILE a.txt>>>\nRiver bridge opens to traffic\n\nUpdated 31 February 2024\n\nThe bridge across the Elm opened on Friday.\n',
	good: '<<<FILE a.txt>>>\nRiver bridge opens to traffic\n\nUpdated 29 February 2024\n\nThe bridge across the Elm opened on Friday.\n',
};

function reasonFor(date: string): string {
	const numbers = /^\p{Nd}{1,2}[-/](\p{Nd}{1,2})[-/]\p{Nd}{4}$/u.exec(date);
	if (numbers) return 'day and month can be read either way; write the month as a word, or as 2025-04-03';
	return /\p{Nd}{4}/u.test(date) ? 'no such day exists' : 'the year is missing';
}
