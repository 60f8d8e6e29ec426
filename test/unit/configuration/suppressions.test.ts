import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../server/core/util/hash.ts';
import { readSuppressions, writeSuppressions } from '../../../server/core/workspace/suppressions.ts';

const content = sha256Hex('Rain.\n');
const entry = (rule: string, document: string) => ({ rule, content, file: 'a.corpus', document });

describe('the sidecar with suppressions', () => {
	it('is read as it was written, sorted, each rule and content once', () => {
		const text = writeSuppressions([entry('CF135', 'b.txt'), entry('CA203', 'a.txt'), entry('CF135', 'b.txt')]);
		expect(readSuppressions(text)).toEqual({ suppressions: [entry('CA203', 'a.txt'), entry('CF135', 'b.txt')], problems: [] });
		expect(text.split('\n').filter(line => line.includes('"rule"'))).toHaveLength(2);
		expect(readSuppressions(writeSuppressions([]))).toEqual({ suppressions: [], problems: [] });
	});

	it.each([
		['{', 'The file is no valid JSON.'],
		['[]', 'An object with "version": 1 and a list "suppressions" is expected.'],
		['{ "version": 2, "suppressions": [] }', '"version" must be 1.'],
		[
			'{ "version": 1, "suppressions": [{ "rule": "CF135", "content": "short" }] }',
			'Entry 1 needs "rule", such as "CF135", and "content", 64 hex digits.',
		],
	])('tells what is wrong with %s', (text, problem) => {
		expect(readSuppressions(text).problems).toContain(problem);
	});
});
