import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyIndex } from '../../../server/core/entities/recogniser/keyIndex.ts';

const key = fc.integer({ min: 0, max: 0xffffffff });
/** Keys that share their bucket, and even their bit of the filter. */
const crowdedKey = fc.integer({ min: 0x7fff0000, max: 0x80000fff });

describe('KeyIndex', () => {
	it('finds exactly the keys that it was given, each at its place', () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.oneof(key, crowdedKey), { maxLength: 200 }),
				fc.array(fc.oneof(key, crowdedKey), { maxLength: 50 }),
				(keys, others) => {
					keys.sort((a, b) => a - b);
					const index = new KeyIndex(Int32Array.from(keys));
					expect(index.size).toBe(keys.length);
					for (const [place, known] of keys.entries()) expect(index.find(known | 0)).toBe(place);
					for (const other of others) expect(index.find(other | 0)).toBe(keys.indexOf(other));
				},
			),
			{ seed: 11, numRuns: 60 },
		);
	});
});
