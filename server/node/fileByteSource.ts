import { type FileHandle, open, stat } from 'node:fs/promises';
import type { ByteSource, FileIdentity } from '../core/source/byteSource.ts';
import { sha256Hex } from '../core/util/hash.ts';

/** Bytes at each end of a file that tell two states of it apart. */
const identityBytes = 64 * 1024;

/** The bytes of a file on this machine; undefined where there is no such file. Each call borrows a handle for itself alone, but for `hold`. */
export async function openFileBytes(path: string, uri: string): Promise<ByteSource | undefined> {
	try {
		if (!(await stat(path)).isFile()) return undefined;
	} catch {
		return undefined;
	}
	return {
		uri,
		supportsRanges: true,
		size: async () => (await stat(path)).size,
		identity: () => withHandle(path, identityOf),
		read: (offset, target) => withHandle(path, handle => readFully(handle, offset, target)),
		hold: async () => {
			const handle = await open(path, 'r');
			return { read: (offset, target) => readFully(handle, offset, target), release: () => handle.close() };
		},
	};
}

async function withHandle<T>(path: string, use: (handle: FileHandle) => Promise<T>): Promise<T> {
	const handle = await open(path, 'r');
	try {
		return await use(handle);
	} finally {
		await handle.close();
	}
}

/** What tells the present state of an open file from others. */
export async function identityOf(handle: FileHandle): Promise<FileIdentity> {
	const { size, mtimeMs } = await handle.stat();
	const head = new Uint8Array(Math.min(size, identityBytes));
	const tail = new Uint8Array(head.length);
	await readFully(handle, 0, head);
	await readFully(handle, size - tail.length, tail);
	return { size, mtimeMs, headHash: sha256Hex(head), tailHash: sha256Hex(tail) };
}

/** Fills `target` as far as the file goes. One read may give less than was asked, so it is asked until the target is full or the file ends. */
export async function readFully(handle: FileHandle, offset: number, target: Uint8Array): Promise<number> {
	let done = 0;
	while (done < target.length) {
		const { bytesRead } = await handle.read(target, done, target.length - done, offset + done);
		if (bytesRead === 0) break;
		done += bytesRead;
	}
	return done;
}
