import { type FileHandle, open } from 'node:fs/promises';
import { readFully } from '../../node/fileByteSource.ts';

/** A file's bytes, read by range: what lets a corpus be larger than memory. */
export interface ByteFile {
	/** In bytes, when the file was opened. */
	readonly size: number;
	/** The bytes from `from` to `to`, clamped to the file. Throws where the file has become shorter meanwhile. */
	read(from: number, to: number): Promise<Uint8Array>;
	close(): Promise<void>;
}

/** What a read says of a file that was cut meanwhile. */
export const becameShorter = 'it became shorter while it was read';

/** Opens a file. Rejects as node's `open` does. */
export async function openByteFile(path: string): Promise<ByteFile & { readonly mtimeMs: number }> {
	const handle = await open(path, 'r');
	try {
		const status = await handle.stat();
		if (status.isDirectory()) throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' });
		const { size, mtimeMs } = status;
		return { size, mtimeMs, read: (from, to) => readRange(handle, from, Math.min(to, size)), close: () => handle.close() };
	} catch (error) {
		await handle.close();
		throw error;
	}
}

async function readRange(handle: FileHandle, from: number, to: number): Promise<Uint8Array> {
	const target = new Uint8Array(Math.max(0, to - from));
	const count = await readFully(handle, from, target);
	if (count < target.length) throw new Error(becameShorter);
	return target;
}

/** Bytes in memory, read as a file is. */
export function bytesAsFile(bytes: Uint8Array): ByteFile {
	return { size: bytes.length, read: async (from, to) => bytes.subarray(from, to), close: async () => undefined };
}
