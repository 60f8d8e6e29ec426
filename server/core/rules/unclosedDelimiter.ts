import { problemChecks } from './problemFindings.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CF101: A delimiter has no closing brackets on its line. */
export const unclosedDelimiter: Rule = {
	id: 'CF101',
	name: 'unclosed-delimiter',
	severity: 'error',
	fix: 'safe',
	group: 'delimiter',
	...problemChecks('CF101', 'error'),
};

/** What the page of CF101 says. */
export const unclosedDelimiterDocs: RuleDocs = {
	summary: 'A delimiter has no closing brackets on its line.',
	why: 'A strict reader takes the line for article text, so the document it should open is lost in the one before it.',
	fix: 'Puts the missing brackets at the end of the delimiter. A delimiter that is broken over two or three lines is joined. The article below stays as it is.',
	bad: '<<<FILE floods.txt\nFloods close the pass\n',
	good: '<<<FILE floods.txt>>>\nFloods close the pass\n',
};
