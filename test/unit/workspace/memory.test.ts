import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { ByteSource } from '../../../server/core/source/byteSource.ts';
import { Lru } from '../../../server/core/util/lru.ts';
import { unhurried } from '../../../server/core/util/slices.ts';
import { indexFromDisk } from '../../../server/core/workspace/diskIndex.ts';

const block = new TextEncoder().encode('<<<FILE news/2025/article.txt>>>\nText of an article.\n');

/** A corpus of so many equal documents that is nowhere in memory: each read is made when it is asked for. */
function endlessSource(documents: number): ByteSource {
	const size = documents * block.length;
	return {
		uri: 'memory:/endless.corpus',
		supportsRanges: true,
		size: async () => size,
		identity: async () => ({ size, mtimeMs: 1, headHash: 'head', tailHash: 'tail' }),
		read: async (offset, target) => {
			const length = Math.max(0, Math.min(target.length, size - offset));
			for (let done = 0; done < length; ) {
				const within = (offset + done) % block.length;
				const piece = block.subarray(within, within + length - done);
				target.set(piece, done);
				done += piece.length;
			}
			return length;
		},
	};
}

/** Bytes in use once everything that nobody holds is gone, the buffers of reads that were still under way among it. */
async function heldBytes(collectGarbage: () => void): Promise<number> {
	for (let turn = 0; turn < 4; turn++) {
		await new Promise(resolve => setImmediate(resolve));
		collectGarbage();
	}
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return heapUsed + arrayBuffers;
}

describe('Memory', () => {
	it('is a function of the number of documents, 13 bytes each, and not of the size of the file', async () => {
		setFlagsFromString('--expose-gc');
		const collectGarbage = runInNewContext('gc') as () => void;
		await indexFromDisk(endlessSource(10), { pace: unhurried });
		const held: number[] = [];
		for (const documents of [100_000, 400_000]) {
			const before = await heldBytes(collectGarbage);
			const { index } = await indexFromDisk(endlessSource(documents), { pace: unhurried });
			held.push((await heldBytes(collectGarbage)) - before);
			expect(index.count).toBe(documents);
			expect(index.start.byteLength + index.line.byteLength + index.flags.byteLength).toBe(documents * 13);
		}
		// What the process holds besides moves by some hundred kilobytes; the files are 5 and 21 MB.
		expect(held[1]! - held[0]!).toBeLessThan(300_000 * 13 + 2_000_000);
	});

	it('of a cache stays within its budget', () => {
		const cache = new Lru<number, string>(1000);
		for (let key = 0; key < 10_000; key++) {
			cache.set(key, 'x', 1 + (key % 40));
			expect(cache.cost).toBeLessThanOrEqual(1000);
		}
		expect(cache.size).toBeLessThan(1000);
		expect(cache.get(9999)).toBe('x');
		expect(cache.get(0)).toBeUndefined();
	});
});
