import { problemChecks } from './problemFindings.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CF103: The keyword of a delimiter is misspelt: another case, swapped or missing letters, letters of another script that look alike, a blank before it or none behind it. */
export const misspeltKeyword: Rule = {
	id: 'CF103',
	name: 'misspelt-keyword',
	severity: 'error',
	fix: 'safe',
	group: 'delimiter',
	...problemChecks('CF103', 'error'),
};

/** What the page of CF103 says. */
export const misspeltKeywordDocs: RuleDocs = {
	summary:
		'The keyword of a delimiter is misspelt: another case, swapped or missing letters, letters of another script that look alike, a blank before it or none behind it.',
	why: 'Readers look for the exact word FILE. Look-alike letters are the worst case: the line looks right to a person and is text to a program.',
	fix: 'Writes the keyword as the dialect has it. The severity is a warning where a strict reader would take the line for text, and information where the line may not have been meant as a delimiter at all (then there is no fix).',
	bad: '<<<FIEL floods.txt>>>\nFloods close the pass\n',
	good: '<<<FILE floods.txt>>>\nFloods close the pass\n',
};
