import { expect, test } from 'vitest';
import { fixAll } from '../../../server/core/rules/fixAll.ts';
import { runRules } from '../../../server/core/rules/runRules.ts';
import { contentsOf } from './contentsOf.ts';
import { corpusOf } from './corpusOf.ts';
import { faults } from './faults.ts';

const settings = { rules: {} };
const before =
	'<<<FILE a.txt>>>\nFloods close the pass\n\nThe road is shut.\n\n<<<FILE cafe\u0301.txt>>>\nA cafe opens\n\nIt is open.\n\n<<<FILE z.txt>>>\nFirst\n\nLast words here.\n\n';
const after = '\nTraders wait for rain\n\nThe market was calm.\n\n<<<FILE d.txt>>>\nRain at last\n';

test('Of several hundred kinds of faulty delimiters, at least 99 in 100 are found on their line.', () => {
	const missed = faults.filter(({ line }) => {
		const corpus = corpusOf(before + line + after);
		const wanted = corpus.text.lineAt(before.length);
		return !runRules(corpus, settings).some(finding => finding.rule !== 'CF131' && corpus.text.lineAt(finding.span.from) === wanted);
	});
	expect(faults.length).toBeGreaterThan(700);
	expect(missed.length, JSON.stringify(missed.map(({ line }) => line))).toBeLessThan(faults.length / 100);
});

test('Fixing all leaves nothing that could be fixed safely, and every content as it was, byte for byte.', () => {
	for (const { line } of faults) {
		const corpus = corpusOf(before + line + after);
		const result = fixAll(corpus, text => corpusOf(text), { settings });
		expect(result.isComplete, line).toBe(true);
		expect(
			result.remaining.filter(finding => finding.fixes.some(({ safety }) => safety === 'safe')).map(({ rule }) => rule),
			line,
		).toEqual([]);
		expect(contentsOf(corpusOf(result.text)), line).toEqual(contentsOf(corpus));
	}
});
