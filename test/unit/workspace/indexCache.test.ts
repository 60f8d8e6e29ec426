import { describe, expect, it } from 'vitest';
import { unhurried } from '../../../server/core/util/slices.ts';
import { type DiskIndex, indexFromDisk } from '../../../server/core/workspace/diskIndex.ts';
import type { BlobCache } from '../../../server/core/workspace/host.ts';
import { decodeIndex, encodeIndex, readCachedIndex, writeCachedIndex } from '../../../server/core/workspace/indexCache.ts';
import { createMemorySource, type MemorySource } from './memorySource.ts';

const text = Array.from({ length: 101 }, (_, ordinal) => `<<<FILE n/${ordinal}.txt>>>\nText ${ordinal}\n<<<FILE\n`).join('');

function createMemoryBlobs(): BlobCache & { readonly kept: Map<string, Uint8Array> } {
	const kept = new Map<string, Uint8Array>();
	return {
		kept,
		read: async key => kept.get(key),
		write: async (key, blob) => {
			kept.set(key, blob);
		},
		delete: async key => {
			kept.delete(key);
		},
	};
}

function answersOf({ index }: DiskIndex): unknown {
	const { count } = index;
	return {
		...index,
		start: [...index.start.subarray(0, count)],
		line: [...index.line.subarray(0, count)],
		flags: [...index.flags.subarray(0, count)],
	};
}

async function indexWith(blobs: BlobCache | undefined, source: MemorySource): Promise<DiskIndex> {
	return indexFromDisk(source, { pace: unhurried, previous: await readCachedIndex(blobs, source.uri) });
}

describe('A cache on disk is never the truth: delete or corrupt it, and the answers are the same', () => {
	it('gives back what was kept, and nothing is scanned', async () => {
		const blobs = createMemoryBlobs();
		const source = createMemorySource(text);
		const found = await indexWith(blobs, source);
		expect(await writeCachedIndex(blobs, source.uri, found)).toBe(true);
		source.bytesRead = 0;
		expect(answersOf(await indexWith(blobs, source))).toEqual(answersOf(found));
		expect(source.bytesRead).toBe(0);
	});

	it('trusts no blob in which a single bit was turned, or that was cut', async () => {
		const source = createMemorySource(text);
		const blob = encodeIndex(source.uri, await indexWith(undefined, source));
		for (let index = 0; index < blob.length; index++) {
			const damaged = blob.slice();
			damaged[index]! ^= 1 << (index % 8);
			expect(decodeIndex(source.uri, damaged)).toBeUndefined();
		}
		for (let length = 0; length < blob.length; length += 7) expect(decodeIndex(source.uri, blob.slice(0, length))).toBeUndefined();
	});

	it('gives the same answers from a missing, corrupt or foreign cache and from one of an older state', async () => {
		const source = createMemorySource(text);
		const expected = answersOf(await indexWith(undefined, source));
		const key = `disk-index ${source.uri}`;
		const own = encodeIndex(source.uri, await indexWith(undefined, source));
		const foreign = encodeIndex('memory:/other', await indexWith(undefined, source));
		const older = encodeIndex(source.uri, await indexWith(undefined, createMemorySource(text.replace('Text 7', 'Next 7'))));
		for (const blob of [foreign, older, own.slice(0, 40), new Uint8Array(0), new TextEncoder().encode('not an index at all')]) {
			const blobs = createMemoryBlobs();
			blobs.kept.set(key, blob);
			expect(answersOf(await indexWith(blobs, source))).toEqual(expected);
		}
	});

	it('lives without a cache that fails', async () => {
		const failing: BlobCache = {
			read: () => Promise.reject(new Error('disk')),
			write: () => Promise.reject(new Error('disk')),
			delete: () => Promise.reject(new Error('disk')),
		};
		const source = createMemorySource(text);
		const found = await indexWith(failing, source);
		expect(found.index.count).toBe(202);
		expect(await writeCachedIndex(failing, source.uri, found)).toBe(false);
	});
});
