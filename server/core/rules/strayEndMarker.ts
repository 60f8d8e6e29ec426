import { problemChecks } from './problemFindings.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CF111: An end marker stands where no document is open, or in a corpus that has no end markers. */
export const strayEndMarker: Rule = {
	id: 'CF111',
	name: 'stray-end-marker',
	severity: 'error',
	fix: 'safe',
	group: 'delimiter',
	...problemChecks('CF111', 'error'),
};

/** What the page of CF111 says. */
export const strayEndMarkerDocs: RuleDocs = {
	summary: 'An end marker stands where no document is open, or in a corpus that has no end markers.',
	why: 'It is a sign that a delimiter is missing, or that two corpora of different make were joined.',
	fix: 'Removes a marker that stands outside of every document. One inside an article is escaped, so that nothing is lost; removing it is on request.',
	bad: '<<<FILE a.txt>>>\nOne\n<<<FILE b.txt>>>\nTwo\n<<<FILE c.txt>>>\nThree\n<<<END FILE>>>\n',
	good: '<<<FILE a.txt>>>\nOne\n<<<FILE b.txt>>>\nTwo\n<<<FILE c.txt>>>\nThree\n',
};
