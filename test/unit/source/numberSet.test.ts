import { describe, expect, it } from 'vitest';
import { NumberSet } from '../../../server/core/util/numberSet.ts';

describe('A set of numbers', () => {
	it('knows what was put in, through every growth', () => {
		const set = new NumberSet();
		const numbers = Array.from({ length: 5000 }, (_, index) => Math.imul(index, 0x9e3779b1) >>> 0);
		for (const number of numbers) expect(set.add(number)).toBe(true);
		for (const number of numbers) expect(set.add(number)).toBe(false);
		expect(set.size).toBe(5000);
		expect([...set.values()].sort((a, b) => a - b)).toEqual([...numbers].sort((a, b) => a - b));
		expect(set.has(12345)).toBe(numbers.includes(12345));
	});

	it('takes 0 and the largest number for what they are', () => {
		const set = new NumberSet();
		expect([set.has(0), set.add(0), set.has(0), set.add(0xffffffff), set.has(-1), set.has(1)]).toEqual([false, true, true, true, true, false]);
	});
});
