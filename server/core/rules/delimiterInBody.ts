import { problemChecks } from './problemFindings.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CF109: A line of an article starts like a delimiter but is none, and is not escaped. */
export const delimiterInBody: Rule = {
	id: 'CF109',
	name: 'delimiter-in-body',
	severity: 'error',
	fix: 'safe',
	group: 'delimiter',
	...problemChecks('CF109', 'error'),
};

/** What the page of CF109 says. */
export const delimiterInBodyDocs: RuleDocs = {
	summary: 'A line of an article starts like a delimiter but is none, and is not escaped.',
	why: 'Such lines are reserved, so that a typo in a delimiter can never vanish into an article. A strict reader refuses the corpus until it is clear what was meant.',
	fix: 'Escapes the line with one backslash, which readers remove again. If the line should open a document, write it as a whole delimiter instead.',
	bad: '<<<FILE a.txt>>>\nOne\n<<<FILE is how the tool marks where each article starts.\n',
	good: '<<<FILE a.txt>>>\nOne\n\\<<<FILE is how the tool marks where each article starts.\n',
};
