import { problemChecks } from './problemFindings.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CF112: An end marker repeats another name than that of its document. */
export const endNameMismatch: Rule = {
	id: 'CF112',
	name: 'end-name-mismatch',
	severity: 'error',
	fix: 'safe',
	group: 'delimiter',
	...problemChecks('CF112', 'error'),
};

/** What the page of CF112 says. */
export const endNameMismatchDocs: RuleDocs = {
	summary: 'An end marker repeats another name than that of its document.',
	why: 'Either a delimiter is missing in between, or one of the two names has a typo.',
	fix: 'Writes the name of the document in the end marker. Check first that no delimiter is missing between the two.',
	bad: '<<<FILE a.txt>>>\nOne\n<<<END a.txt>>>\n<<<FILE b.txt>>>\nTwo\n<<<END c.txt>>>\n',
	good: '<<<FILE a.txt>>>\nOne\n<<<END a.txt>>>\n<<<FILE b.txt>>>\nTwo\n<<<END b.txt>>>\n',
};
