import { expect, test } from 'vitest';
import { runRules } from '../../../server/core/rules/runRules.ts';
import { cleanTexts } from './cleanTexts.ts';
import { corpusOf } from './corpusOf.ts';

test.each(cleanTexts.map(text => [text]))('no false alarm: %j', text => {
	for (const lineEnd of ['\n', '\r\n']) {
		const content = `<<<FILE a.txt>>>\nFirst headline\n\n${text}\n\n<<<FILE b.txt lang=en>>>\n${text}\n`.replaceAll('\n', lineEnd);
		const corpus = corpusOf(content);
		expect(corpus.index.count).toBe(2);
		const alarms = runRules(corpus, { rules: {} }).filter(({ severity }) => severity === 'error' || severity === 'warning');
		expect(alarms.map(({ rule, message }) => [rule, message])).toEqual([]);
	}
});
