import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allRules } from '../../../server/core/rules/allRules.ts';
import { renderRuleIndex, renderRulePage } from '../../../server/core/rules/rulePage.ts';

const page = (name: string): string => readFileSync(new URL(`../../../docs/rules/${name}`, import.meta.url), 'utf8');

test.each(allRules.map(rule => [rule.id, rule] as const))('docs/rules/%s.md is up to date (npm run docs:rules)', (id, rule) => {
	expect(page(`${id}.md`)).toBe(renderRulePage(rule));
});

test('docs/rules/README.md is up to date (npm run docs:rules)', () => {
	expect(page('README.md')).toBe(renderRuleIndex(allRules));
});
