import { problemChecks } from './problemFindings.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CF106: A delimiter holds characters that only look like the plain ones: brackets of another shape or script, HTML escapes, no-break blanks, zero-width characters and direction marks. */
export const lookalikeBrackets: Rule = {
	id: 'CF106',
	name: 'lookalike-brackets',
	severity: 'warning',
	fix: 'safe',
	group: 'delimiter',
	...problemChecks('CF106', 'warning'),
};

/** What the page of CF106 says. */
export const lookalikeBracketsDocs: RuleDocs = {
	summary:
		'A delimiter holds characters that only look like the plain ones: brackets of another shape or script, HTML escapes, no-break blanks, zero-width characters and direction marks.',
	why: 'Word processors, web pages and translation tools change brackets and add invisible characters. The line looks right and opens nothing.',
	fix: 'Writes the delimiter with plain characters.',
	bad: '&lt;&lt;&lt;FILE floods.txt&gt;&gt;&gt;\nFloods close the pass\n',
	good: '<<<FILE floods.txt>>>\nFloods close the pass\n',
};
