import { problemChecks } from './problemFindings.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CF113: A delimiter is well formed, but of another form than the other delimiters of the corpus. */
export const mixedDialects: Rule = {
	id: 'CF113',
	name: 'mixed-dialects',
	severity: 'warning',
	fix: 'safe',
	group: 'delimiter',
	...problemChecks('CF113', 'warning'),
};

/** What the page of CF113 says. */
export const mixedDialectsDocs: RuleDocs = {
	summary: 'A delimiter is well formed, but of another form than the other delimiters of the corpus.',
	why: 'A reader that was written for one form does not see the documents of the other.',
	fix: 'Writes the delimiter in the form of the majority. To bring the whole corpus to the canonical form, use Convert.',
	bad: '<<<FILE a.txt>>>\nOne\n<<<FILE b.txt>>>\nTwo\n<<<FILE: c.txt>>>\nThree\n',
	good: '<<<FILE a.txt>>>\nOne\n<<<FILE b.txt>>>\nTwo\n<<<FILE c.txt>>>\nThree\n',
};
