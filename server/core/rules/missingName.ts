import { problemChecks } from './problemFindings.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CF107: A delimiter names no document. */
export const missingName: Rule = {
	id: 'CF107',
	name: 'missing-name',
	severity: 'error',
	fix: 'safe',
	group: 'delimiter',
	...problemChecks('CF107', 'error'),
};

/** What the page of CF107 says. */
export const missingNameDocs: RuleDocs = {
	summary: 'A delimiter names no document.',
	why: 'A document without a name cannot be unpacked, linked to or told from the next.',
	fix: 'Suggests a name made of the first words of the article, in its own script.',
	bad: '<<<FILE>>>\nFloods close the pass\n',
	good: '<<<FILE floods-close-the-pass.txt>>>\nFloods close the pass\n',
};
