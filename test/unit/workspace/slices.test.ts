import { describe, expect, it } from 'vitest';
import { createPace, sliceMs } from '../../../server/core/util/slices.ts';
import { indexFromDisk } from '../../../server/core/workspace/diskIndex.ts';
import { createMemorySource } from './memorySource.ts';

/** A clock in which every look at it, and every read of a megabyte, takes time: what a job does between two yields is then counted, not guessed. */
function createCountingScheduler(readMs: number): { now(): number; yield(): Promise<void>; readonly longest: number; spend(): void } {
	let time = 0;
	let sliceStart = 0;
	let longest = 0;
	return {
		now: () => time,
		yield: async () => {
			longest = Math.max(longest, time - sliceStart);
			sliceStart = time;
		},
		get longest() {
			return longest;
		},
		spend: () => {
			time += readMs;
		},
	};
}

describe('No step runs longer than 8 ms without yielding', () => {
	it.each([1, 2, 4])('indexes from disk with a rest after each slice, where a read of a megabyte takes %d ms', async readMs => {
		const scheduler = createCountingScheduler(readMs);
		const source = createMemorySource('<<<FILE a>>>\nText of an article.\n'.repeat(1_000_000));
		source.beforeRead = () => scheduler.spend();
		await indexFromDisk(source, { pace: createPace(scheduler) });
		expect(scheduler.longest).toBeGreaterThan(0);
		expect(scheduler.longest).toBeLessThanOrEqual(sliceMs);
	});
});
