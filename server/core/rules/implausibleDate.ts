import type { Part } from '../articles/article.ts';
import { saysUpdate } from '../articles/pageWords.ts';
import { weekdayIn } from '../articles/weekdays.ts';
import { shiftSpan } from '../source/span.ts';
import type { Finding, Rule, RuleDocs } from './rule.ts';

const dayMs = 86_400_000;

/** CA206: An article's date cannot be right. */
export const implausibleDate: Rule = {
	id: 'CA206',
	name: 'implausible-date',
	severity: 'warning',
	fix: null,
	group: 'anatomy',
	checkArticles(document, { articles }, now) {
		const { body } = document.parsed().value;
		const source = document.source();
		const findings: Finding[] = [];
		for (const { parts } of articles) {
			const dates = parts.filter(({ kind, value }) => kind === 'date' && typeof value === 'string');
			const textOf = ({ span }: Part): string => source.slice(span.from + body.from, span.to + body.from);
			const isUpdate = (part: Part): boolean => saysUpdate(textOf(part));
			const published = dates.find(part => !isUpdate(part));
			for (const part of dates) {
				const day = String(part.value);
				const time = Date.parse(`${day}T00:00:00Z`);
				const add = (message: string, related: Finding['related'] = []): number =>
					findings.push({ rule: 'CA206', severity: 'warning', message, span: shiftSpan(part.span, body.from), related, fixes: [] });
				// A day ahead of us here may have begun elsewhere.
				if (time > now + dayMs) add(`${day} lies in the future.`);
				if (published && part !== published && isUpdate(part) && day < String(published.value)) {
					add(`The update of ${day} comes before the publication on ${String(published.value)}.`, [
						{ span: shiftSpan(published.span, body.from), message: 'The publication.' },
					]);
				}
				const weekday = weekdayIn(textOf(part));
				const real = new Date(time).getUTCDay();
				if (weekday && weekday.day !== real) add(`${day} is not a ${weekday.name}: it is a ${englishDays[real]!}.`);
			}
		}
		return findings;
	},
};

/** What the page of CA206 says. */
export const implausibleDateDocs: RuleDocs = {
	summary: "An article's date cannot be right: it lies in the future, an update comes before the publication, or the weekday does not fit.",
	why: 'Such a date was misread or mistyped on the way, and everything that is put in order by it is off.',
	fix: 'There is none: the right day is not in the text.',
	bad: '<<<FILE a.txt>>>\nRiver bridge opens to traffic\n\nTuesday, 3 May 2024\n\nThe bridge across the Elm opened on Friday.\n',
	good: '<<<FILE a.txt>>>\nRiver bridge opens to traffic\n\nFriday, 3 May 2024\n\nThe bridge across the Elm opened on Friday.\n',
};

const englishDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
