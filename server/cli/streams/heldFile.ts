import { open } from 'node:fs/promises';
import type { ByteSource } from '../../core/source/byteSource.ts';
import { identityOf, readFully } from '../../node/fileByteSource.ts';

/** A file that is held open, so that all reads are of one file even where another is put in its place meanwhile. */
export interface HeldFile extends ByteSource {
	close(): Promise<void>;
}

/** Opens a file for reads by range. Rejects with the system's error. */
export async function openHeldFile(path: string): Promise<HeldFile> {
	const handle = await open(path, 'r');
	return {
		uri: path,
		supportsRanges: true,
		size: async () => (await handle.stat()).size,
		identity: () => identityOf(handle),
		read: (offset, target) => readFully(handle, offset, target),
		close: () => handle.close(),
	};
}
