import { unexplainedAcronyms } from '../entities/acronymUses.ts';
import { shiftSpan } from '../source/span.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CE401: A document uses an acronym and never says what it stands for. */
export const undefinedAcronym: Rule = {
	id: 'CE401',
	name: 'undefined-acronym',
	severity: 'hint',
	fix: null,
	group: 'entity',
	checkDocument(document) {
		const { body, reserved } = document.parsed().value;
		let source = document.source();
		// The keyword of a delimiter that the text quotes is no acronym.
		for (const { span } of reserved) source = source.slice(0, span.from) + ' '.repeat(span.to - span.from) + source.slice(span.to);
		return unexplainedAcronyms(source.slice(body.from, body.to)).map(({ acronym, spans: [first, ...further] }) => ({
			rule: 'CE401',
			severity: 'hint' as const,
			message: `"${acronym}" is never written out in this document.`,
			span: shiftSpan(first ?? { from: 0, to: 0 }, body.from),
			related: further.map(span => ({ span: shiftSpan(span, body.from), message: `"${acronym}" again.` })),
			fixes: [],
		}));
	},
};

/** What the page of CE401 says. */
export const undefinedAcronymDocs: RuleDocs = {
	summary: 'A document uses an acronym and never says what it stands for.',
	why: 'Who searches for the full name will not find the article, and who reads it alone cannot tell which body is meant. Often the paragraph that explained it was cut off. Acronyms that every reader knows, such as UN or NATO, are left out.',
	fix: 'There is none: what the acronym stands for is not in the document, and article text is never made up.',
	bad: '<<<FILE a.txt>>>\nThe harbour was closed on Monday, the NHPA said.\n',
	good: '<<<FILE a.txt>>>\nThe harbour was closed on Monday, the Northern Harbour and Pilots Authority (NHPA) said.\n',
};
