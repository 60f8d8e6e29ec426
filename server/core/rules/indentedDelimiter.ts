import { problemChecks } from './problemFindings.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CF104: A delimiter does not start at the beginning of its line. */
export const indentedDelimiter: Rule = {
	id: 'CF104',
	name: 'indented-delimiter',
	severity: 'error',
	fix: 'safe',
	group: 'delimiter',
	...problemChecks('CF104', 'error'),
};

/** What the page of CF104 says. */
export const indentedDelimiterDocs: RuleDocs = {
	summary: 'A delimiter does not start at the beginning of its line.',
	why: 'Only a line that starts with the brackets opens a document. An indented one is a reserved line, which a strict reader refuses.',
	fix: 'Removes the indentation. A delimiter that is stuck to the end of a line of text gets a line of its own on request only, because that moves article text.',
	bad: '<<<FILE a.txt>>>\nOne\n  <<<FILE floods.txt>>>\nFloods close the pass\n',
	good: '<<<FILE a.txt>>>\nOne\n<<<FILE floods.txt>>>\nFloods close the pass\n',
};
