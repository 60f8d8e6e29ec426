import { problemChecks } from './problemFindings.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CF102: A delimiter has too many or too few brackets, on either side, or they are broken up. */
export const wrongBracketCount: Rule = {
	id: 'CF102',
	name: 'wrong-bracket-count',
	severity: 'error',
	fix: 'safe',
	group: 'delimiter',
	...problemChecks('CF102', 'error'),
};

/** What the page of CF102 says. */
export const wrongBracketCountDocs: RuleDocs = {
	summary: 'A delimiter has too many or too few brackets, on either side, or they are broken up.',
	why: 'Readers count the brackets. One too few and the document is not opened; one too many and it may become part of the name.',
	fix: 'Writes as many brackets on each side as the delimiters of this corpus have: three, in the canonical form.',
	bad: '<<FILE floods.txt>>>\nFloods close the pass\n',
	good: '<<<FILE floods.txt>>>\nFloods close the pass\n',
};
