import { describe, expect, it } from 'vitest';
import { openCorpus } from '../../../server/core/corpus/corpusVersion.ts';
import { createText } from '../../../server/core/source/chunkedText.ts';
import { Cancelled } from '../../../server/core/util/cancel.ts';
import { createPace, unhurried } from '../../../server/core/util/slices.ts';
import { type DiskIndex, indexFromDisk } from '../../../server/core/workspace/diskIndex.ts';
import { createMemorySource } from './memorySource.ts';

function corpusOf(documents: number, from = 0): string {
	return Array.from(
		{ length: documents },
		(_, ordinal) => `<<<FILE n/${from + ordinal}.txt>>>\nHeadline ${ordinal}\n\n${'Ten words stand in this line of text, as one. '.repeat(20)}\n`,
	).join('');
}

function columnsOf({ index }: DiskIndex): unknown {
	const { count, dialect, complete } = index;
	return {
		dialect,
		complete,
		count,
		start: [...index.start.subarray(0, count)],
		line: [...index.line.subarray(0, count)],
		flags: [...index.flags.subarray(0, count)],
	};
}

async function freshIndex(content: Uint8Array): Promise<unknown> {
	return columnsOf(await indexFromDisk(createMemorySource(content), { pace: unhurried }));
}

function appended(content: Uint8Array, more: string): Uint8Array {
	const added = new TextEncoder().encode(more);
	const joined = new Uint8Array(content.length + added.length);
	joined.set(content);
	joined.set(added, content.length);
	return joined;
}

describe('indexFromDisk', () => {
	it('finds in a file of several reads what the scan of its text finds', async () => {
		const content = corpusOf(4000);
		const { index, scannedBytes } = await indexFromDisk(createMemorySource(content), { pace: unhurried });
		const { index: expected } = openCorpus('memory:/a', 1, createText(content));
		expect(scannedBytes).toBe(content.length);
		expect([index.space, index.count, index.complete]).toEqual(['byte', 4000, true]);
		expect(index.start.subarray(0, 4000)).toEqual(expected.start.subarray(0, 4000));
		expect(index.line.subarray(0, 4000)).toEqual(expected.line.subarray(0, 4000));
	});

	it('serves what it has while it grows', async () => {
		const counts: number[] = [];
		await indexFromDisk(createMemorySource(corpusOf(9000)), { pace: unhurried, onProgress: ({ index }) => counts.push(index.count) });
		expect(counts.length).toBeGreaterThan(2);
		expect(counts).toEqual([...counts].sort((a, b) => a - b));
		expect(counts[0]).toBeGreaterThan(0);
		expect(counts[0]).toBeLessThan(4000);
	});

	it('reads nothing of a file whose index is known', async () => {
		const source = createMemorySource(corpusOf(3000));
		const previous = await indexFromDisk(source, { pace: unhurried });
		source.bytesRead = 0;
		expect(await indexFromDisk(source, { pace: unhurried, previous })).toBe(previous);
		expect(source.bytesRead).toBe(0);
	});

	it('reads the tail alone of a file that only grew, the unfinished last line included', async () => {
		const source = createMemorySource(`${corpusOf(5000)}<<<FILE las`);
		const previous = await indexFromDisk(source, { pace: unhurried });
		source.content = appended(source.content, `t.txt>>>\nText\n${corpusOf(10, 5000)}`);
		source.mtimeMs = 2;
		source.bytesRead = 0;
		const grown = await indexFromDisk(source, { pace: unhurried, previous });
		expect(source.bytesRead).toBeLessThan(source.content.length / 2);
		expect(columnsOf(grown)).toEqual(await freshIndex(source.content));
		expect(grown.index.count).toBe(5011);
	});

	it('reads all of a file that was replaced, whatever the index before says', async () => {
		const source = createMemorySource(corpusOf(100));
		const previous = await indexFromDisk(source, { pace: unhurried });
		for (const content of [corpusOf(200, 7), corpusOf(50), '', corpusOf(100).replace('n/99', 'm/99')]) {
			source.content = new TextEncoder().encode(content);
			source.mtimeMs++;
			expect(columnsOf(await indexFromDisk(source, { pace: unhurried, previous }))).toEqual(await freshIndex(source.content));
		}
	});

	it.each([
		['replaced', () => new TextEncoder().encode(corpusOf(3000, 9))],
		['truncated', (content: Uint8Array) => content.slice(0, 1_500_000)],
		['grown', (content: Uint8Array) => appended(content, corpusOf(5, 4000))],
	])('gives the index of what the file became when it is %s while it is indexed', async (_, change) => {
		const source = createMemorySource(corpusOf(4000));
		source.beforeRead = read => {
			if (read !== 3) return;
			source.content = change(source.content);
			source.mtimeMs++;
		};
		const found = await indexFromDisk(source, { pace: unhurried });
		expect(columnsOf(found)).toEqual(await freshIndex(source.content));
		expect(found.identity.size).toBe(source.content.length);
	});

	it('says that it is not complete when the file never rests', async () => {
		const source = createMemorySource(corpusOf(1000));
		source.beforeRead = () => {
			source.mtimeMs++;
		};
		expect((await indexFromDisk(source, { pace: unhurried })).index.complete).toBe(false);
	});

	it('stops when it is cancelled', async () => {
		const token = { isCancelled: false };
		const pace = createPace({ now: () => 0, yield: async () => {} }, token);
		const onProgress = (): void => {
			token.isCancelled = true;
		};
		await expect(indexFromDisk(createMemorySource(corpusOf(4000)), { pace, onProgress })).rejects.toBeInstanceOf(Cancelled);
	});

	it('passes over lines of any length in bounded memory', async () => {
		const content = `<<<FILE a.txt>>>\n${'<<<FILE'.padEnd(5_000_000, 'x')}\n<<<FILE b.txt>>>\ntext\r${'y'.repeat(3_000_000)}\r\n<<<FILE c.txt>>>\n`;
		const { index } = await indexFromDisk(createMemorySource(content), { pace: unhurried });
		expect([index.count, ...index.line.subarray(0, 3)]).toEqual([3, 0, 2, 5]);
		expect(content.slice(index.start[2], index.start[2]! + 16)).toBe('<<<FILE c.txt>>>');
	});
});
