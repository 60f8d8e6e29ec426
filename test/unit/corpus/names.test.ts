import { describe, expect, test } from 'vitest';
import { portableName, unportableNameReason, unsafeNameReason, utf8Length } from '../../../server/core/corpus/names.ts';

describe('names that programs read otherwise', () => {
	test.each([
		['%2e%2e/floods.txt', 'floods.txt'],
		['..%2f..%2Ffloods.txt', 'floods.txt'],
		['%252e%252e/floods.txt', 'floods.txt'],
		['news/．．/floods.txt', 'news/floods.txt'],
		['..∕floods.txt', 'floods.txt'],
		['‥／floods.txt', 'floods.txt'],
		['~/floods.txt', 'floods.txt'],
		['~ada/floods.txt', 'floods.txt'],
	])('%s becomes %s', (name, better) => {
		expect(unportableNameReason(name)).toBeDefined();
		expect(portableName(name)).toBe(better);
		expect(unportableNameReason(better)).toBeUndefined();
	});

	test.each(['A／B.txt', '50%25.txt', 'a…b.txt', '２０２５．０８.txt', 'news/~draft.txt', 'v1..2.txt'])('%s is left alone', name => {
		expect(unportableNameReason(name)).toBeUndefined();
	});
});

test('A path of more than 255 bytes loses its first folders.', () => {
	const name = `${'archive/'.repeat(40)}floods.txt`;
	expect(unportableNameReason(name)).toMatch(/255 bytes/);
	const better = portableName(name);
	expect(utf8Length(better)).toBeLessThanOrEqual(255);
	expect(better).toMatch(/^archive\/.*\/floods\.txt$/);
	expect(unsafeNameReason(better)).toBeUndefined();
});
