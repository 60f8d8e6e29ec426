import { problemChecks } from './problemFindings.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CF125: A name holds blanks, quotation marks or other characters that need quotes, and has none; or its quotes do not match. */
export const unquotedName: Rule = {
	id: 'CF125',
	name: 'unquoted-name',
	severity: 'warning',
	fix: 'safe',
	group: 'delimiter',
	...problemChecks('CF125', 'warning'),
};

/** What the page of CF125 says. */
export const unquotedNameDocs: RuleDocs = {
	summary: 'A name holds blanks, quotation marks or other characters that need quotes, and has none; or its quotes do not match.',
	why: 'Readers that stop at the first blank see another name. The document is opened all the same.',
	fix: 'Writes the name as a JSON string.',
	bad: '<<<FILE floods of august.txt>>>\nFloods close the pass\n',
	good: '<<<FILE "floods of august.txt">>>\nFloods close the pass\n',
};
