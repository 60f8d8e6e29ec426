import { type HeldFile, openHeldFile } from '../streams/heldFile.ts';
import type { FileStamp } from './atomicWrite.ts';

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
export async function openByteFile(path: string): Promise<ByteFile & FileStamp> {
	const held = await openHeldFile(path);
	return { ...(await sourceAsFile(held)), mtimeMs: held.stamp?.mtimeMs ?? 0 };
}

/** A source that is held open, read as a file is. */
export async function sourceAsFile(held: HeldFile): Promise<ByteFile> {
	const size = await held.size();
	const read = async (from: number, end: number): Promise<Uint8Array> => {
		const target = new Uint8Array(Math.max(0, Math.min(end, size) - from));
		if ((await held.read(from, target)) < target.length) throw new Error(becameShorter);
		return target;
	};
	return { size, read, close: () => held.close() };
}

/** Bytes in memory, read as a file is. */
export function bytesAsFile(bytes: Uint8Array): ByteFile {
	return { size: bytes.length, read: async (from, to) => bytes.subarray(from, to), close: async () => undefined };
}

/** The same file, read a window at a time, for a reader that asks for short stretches in order: thousands of them cost a few reads. */
export function readAhead(file: ByteFile, windowBytes = 1024 * 1024): ByteFile {
	let window: Uint8Array = new Uint8Array();
	let windowFrom = 0;
	return {
		...file,
		async read(from, to) {
			const end = Math.min(to, file.size);
			if (end - from > windowBytes) return file.read(from, end);
			if (from < windowFrom || end > windowFrom + window.length) {
				window = await file.read(from, from + windowBytes);
				windowFrom = from;
			}
			return window.subarray(from - windowFrom, Math.max(from, end) - windowFrom);
		},
	};
}
