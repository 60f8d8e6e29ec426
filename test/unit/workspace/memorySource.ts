import type { ByteSource } from '../../../server/core/source/byteSource.ts';
import { sha256Hex } from '../../../server/core/util/hash.ts';

/** A file in memory that tests may change at will, and that tells how much of it was read. */
export interface MemorySource extends ByteSource {
	content: Uint8Array;
	mtimeMs: number;
	bytesRead: number;
	/** Called before each read with its number, from 1. */
	beforeRead: ((read: number) => void) | undefined;
}

export function createMemorySource(content: string | Uint8Array): MemorySource {
	let reads = 0;
	const source: MemorySource = {
		uri: 'memory:/big.corpus',
		supportsRanges: true,
		content: typeof content === 'string' ? new TextEncoder().encode(content) : content,
		mtimeMs: 1,
		bytesRead: 0,
		beforeRead: undefined,
		size: async () => source.content.length,
		identity: async () => {
			const head = source.content.subarray(0, 65_536);
			return {
				size: source.content.length,
				mtimeMs: source.mtimeMs,
				headHash: sha256Hex(head),
				tailHash: sha256Hex(source.content.subarray(source.content.length - head.length)),
			};
		},
		read: async (offset, target) => {
			source.beforeRead?.(++reads);
			const found = source.content.subarray(offset, offset + target.length);
			target.set(found);
			source.bytesRead += found.length;
			return found.length;
		},
	};
	return source;
}
