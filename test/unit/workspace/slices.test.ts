import { describe, expect, it } from 'vitest';
import { verifyCorpus } from '../../../server/core/corpus/corpusVersion.ts';
import { canonicalDialect } from '../../../server/core/corpus/dialect.ts';
import { readDiskFacts, readDiskFactsSlowly } from '../../../server/core/corpus/readDiskFacts.ts';
import { createPace, sliceMs } from '../../../server/core/util/slices.ts';
import { indexFromDisk } from '../../../server/core/workspace/diskIndex.ts';
import { createStore } from '../../../server/core/workspace/store.ts';
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

	it.each([
		['documents', '<<<FILE a>>>\nText of an article.\n'.repeat(40_000)],
		['no document at all', 'Text of an article.\n'.repeat(60_000)],
		['one line', 'Text '.repeat(300_000)],
	])('opens a text of %s in steps of at most 512 Ki units, each of which may be the last of a slice', async (_what, text) => {
		// Every look at the clock takes 3 ms: a job that looks after each step rests after every second or third one.
		let time = 0;
		let looks = 0;
		let rests = 0;
		const scheduler = {
			now: () => {
				looks++;
				return (time += 3);
			},
			yield: async () => {
				rests++;
			},
		};
		const store = createStore();
		await store.openSlowly('memory:/a.corpus', 1, text, scheduler);
		expect(store.snapshot.corpora.get('memory:/a.corpus')?.text.slice(0)).toBe(text);
		expect(verifyCorpus(store.snapshot.corpora.get('memory:/a.corpus')!)).toBeUndefined();
		expect(looks).toBeGreaterThanOrEqual(text.length / (512 * 1024));
		expect(rests).toBeGreaterThan(0);
	});
});

describe('What an editor hides', () => {
	it('is read in slices as it is read at once', async () => {
		const article = (name: string, content: string): string => `<<<FILE ${name} bytes=${content.length}>>>\n${content}`;
		const text = `${article('a', 'Text of an article.\n'.repeat(40_000))}${article('b', 'x'.repeat(700_000))}\r\n${'Other lines.\r'.repeat(20_000)}`;
		const bytes = new TextEncoder().encode(text);
		for (const broken of [bytes, Uint8Array.from([...bytes.subarray(0, 500_000), 0xff, ...bytes.subarray(500_000)])]) {
			let rests = 0;
			let time = 0;
			const scheduler = {
				now: () => (time += 3),
				yield: async () => {
					rests++;
				},
			};
			const facts = await readDiskFactsSlowly(broken, canonicalDialect, 'auto', createPace(scheduler));
			expect(facts).toEqual(readDiskFacts(broken, canonicalDialect, 'auto'));
			expect(facts.invalidUtf8).toHaveLength(broken === bytes ? 0 : 1);
			expect(facts.lineEnds.cr).toBe(20_000);
			expect(rests).toBeGreaterThan(5);
		}
	});
});
