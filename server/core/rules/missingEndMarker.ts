import { problemChecks } from './problemFindings.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CF110: A document has no end marker, in a corpus whose documents have one. */
export const missingEndMarker: Rule = {
	id: 'CF110',
	name: 'missing-end-marker',
	severity: 'error',
	fix: 'safe',
	group: 'delimiter',
	...problemChecks('CF110', 'error'),
};

/** What the page of CF110 says. */
export const missingEndMarkerDocs: RuleDocs = {
	summary: 'A document has no end marker, in a corpus whose documents have one.',
	why: 'Readers of closed corpora skip text until the next end marker, so that two documents become one or the second is dropped.',
	fix: 'Puts the end marker before the next document, or at the end of the file.',
	bad: '<<<FILE a.txt>>>\nOne\n<<<END FILE>>>\n<<<FILE b.txt>>>\nTwo\n<<<FILE c.txt>>>\nThree\n<<<END FILE>>>\n',
	good: '<<<FILE a.txt>>>\nOne\n<<<END FILE>>>\n<<<FILE b.txt>>>\nTwo\n<<<END FILE>>>\n',
};
