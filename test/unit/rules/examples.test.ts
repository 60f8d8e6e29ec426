import { describe, expect, test } from 'vitest';
import { unescapeChanges } from '../../../server/core/corpus/escape.ts';
import { fixAll } from '../../../server/core/rules/fixAll.ts';
import { formatRules } from '../../../server/core/rules/registry.ts';
import { docsOf } from '../../../server/core/rules/ruleDocs.ts';
import { runRules } from '../../../server/core/rules/runRules.ts';
import { corpusOf } from './corpusOf.ts';
import { diskFactsOf } from './diskFactsOf.ts';

const settings = { rules: {} };

describe.each(formatRules.map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
	const docs = docsOf(rule);
	const open = (content: string) => corpusOf(content, diskFactsOf(content));

	test('fires on its bad example and not on its good one', () => {
		expect(runRules(open(docs.bad), settings).map(finding => finding.rule)).toContain(id);
		expect(runRules(open(docs.good), settings).map(finding => finding.rule)).not.toContain(id);
	});

	test('finds nothing that is an error or a warning in its good example', () => {
		expect(runRules(open(docs.good), settings).filter(({ severity }) => severity === 'error' || severity === 'warning')).toEqual([]);
	});

	test('has a fix of the kind that its table entry promises', () => {
		const fixes = runRules(open(docs.bad), settings)
			.filter(finding => finding.rule === id)
			.flatMap(finding => finding.fixes);
		expect(fixes.map(({ safety }) => safety).includes(rule.fix ?? 'safe')).toBe(rule.fix !== null);
	});

	test('its fix makes the good example of the bad one', () => {
		if (rule.fix === null) return;
		const corpus = open(docs.bad);
		const result = fixAll(corpus, text => corpusOf(text), { settings, accepts: finding => finding.rule === id });
		if (id !== 'CF110' && id !== 'CF111') expect(result.text.slice(0)).toBe(docs.good);
		expect(result.remaining.map(finding => finding.rule)).not.toContain(id);
	});
});

test('Unescaping takes one backslash of each escaped line.', () => {
	expect(unescapeChanges('\\<<<FILE a>>>\n\\\\<<<END\ntext', 5)).toEqual([
		{ from: 5, to: 6, insert: '' },
		{ from: 19, to: 20, insert: '' },
	]);
});
