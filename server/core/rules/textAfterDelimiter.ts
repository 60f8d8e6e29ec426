import { problemChecks } from './problemFindings.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CF105: Text or blanks stand behind a delimiter on the same line. */
export const textAfterDelimiter: Rule = {
	id: 'CF105',
	name: 'text-after-delimiter',
	severity: 'error',
	fix: 'safe',
	group: 'delimiter',
	...problemChecks('CF105', 'error'),
};

/** What the page of CF105 says. */
export const textAfterDelimiterDocs: RuleDocs = {
	summary: 'Text or blanks stand behind a delimiter on the same line.',
	why: 'Some readers drop what stands there, others refuse the line: a headline can get lost.',
	fix: 'Gives the text a line of its own, as the first line of the article; blanks are removed. Blanks alone are a warning.',
	bad: '<<<FILE floods.txt>>> Floods close the pass\nThe road is shut.\n',
	good: '<<<FILE floods.txt>>>\nFloods close the pass\nThe road is shut.\n',
};
