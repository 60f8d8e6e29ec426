import { open } from 'node:fs/promises';
import type { ByteSource } from '../../core/source/byteSource.ts';
import { identityOf, readFully } from '../../node/fileByteSource.ts';
import type { FileStamp } from '../files/atomicWrite.ts';

/** A file that is held open, so that all reads are of one file even where another is put in its place meanwhile. */
export interface HeldFile extends ByteSource {
	/** What the file looked like when it was opened; undefined for what is no file of its own: the bytes of a pipe. */
	readonly stamp: FileStamp | undefined;
	close(): Promise<void>;
}

/** Opens a file for reads by range. Rejects with the system's error. */
export async function openHeldFile(path: string): Promise<HeldFile> {
	const handle = await open(path, 'r');
	try {
		const status = await handle.stat();
		if (status.isDirectory()) throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' });
		return {
			uri: path,
			stamp: { size: status.size, mtimeMs: status.mtimeMs },
			supportsRanges: true,
			size: async () => (await handle.stat()).size,
			identity: () => identityOf(handle),
			read: (offset, target) => readFully(handle, offset, target),
			close: () => handle.close(),
		};
	} catch (error) {
		await handle.close();
		throw error;
	}
}
