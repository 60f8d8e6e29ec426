import { problemChecks } from './problemFindings.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CF108: An attribute of a delimiter is malformed, is given twice, or has a value that does not fit its key. */
export const invalidAttribute: Rule = {
	id: 'CF108',
	name: 'invalid-attribute',
	severity: 'error',
	fix: 'safe',
	group: 'delimiter',
	...problemChecks('CF108', 'error'),
};

/** What the page of CF108 says. */
export const invalidAttributeDocs: RuleDocs = {
	summary: 'An attribute of a delimiter is malformed, is given twice, or has a value that does not fit its key.',
	why: 'Attributes carry the language, the date and the hash of a document. A value that cannot be read is as good as none, and readers disagree on which of two values counts.',
	fix: 'Corrects what can be corrected without loss: quotes, the case of keys, the order of a date, a repetition of the same value. What cannot be read is removed on request only.',
	bad: '<<<FILE floods.txt lang=en lang=en>>>\nFloods close the pass\n',
	good: '<<<FILE floods.txt lang=en>>>\nFloods close the pass\n',
};
