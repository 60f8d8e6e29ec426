import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ByteSource } from '../../core/source/byteSource.ts';
import { sha256Hex } from '../../core/util/hash.ts';
import { finishedWith, willRemove } from '../files/unfinished.ts';
import { type HeldFile, openHeldFile } from './heldFile.ts';

/** What comes through a pipe is kept in memory up to this size, and in a temporary file beyond it. */
const memoryBytes = 32 * 1024 * 1024;

/** The bytes of a pipe for reads by range, whatever their number: what is held does not grow with them. Closing removes them. */
export async function spool(stream: AsyncIterable<Uint8Array>, name: string): Promise<HeldFile> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	const iterator = stream[Symbol.asyncIterator]();
	for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
		chunks.push(next.value);
		length += next.value.length;
		if (length > memoryBytes) return spoolToFile(chunks, iterator, name);
	}
	return memorySource(Buffer.concat(chunks, length), name);
}

async function spoolToFile(chunks: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>, name: string): Promise<HeldFile> {
	const folder = await mkdtemp(path.join(tmpdir(), 'corpus-'));
	willRemove(folder);
	const file = path.join(folder, 'input');
	const remove = async (): Promise<void> => {
		await rm(folder, { recursive: true, force: true });
		finishedWith(folder);
	};
	try {
		const handle = await open(file, 'wx', 0o600);
		try {
			for (const chunk of chunks) await handle.writeFile(chunk);
			for (let next = await rest.next(); !next.done; next = await rest.next()) await handle.writeFile(next.value);
		} finally {
			await handle.close();
		}
		const held = await openHeldFile(file);
		return {
			...held,
			uri: name,
			close: async () => {
				await held.close();
				await remove();
			},
		};
	} catch (error) {
		await remove();
		throw error;
	}
}

/** Bytes in memory as a source. */
export function memorySource(bytes: Uint8Array, name: string): HeldFile {
	const read: ByteSource['read'] = async (offset, target) => {
		const piece = bytes.subarray(offset, offset + target.length);
		target.set(piece);
		return piece.length;
	};
	return {
		uri: name,
		supportsRanges: true,
		size: async () => bytes.length,
		identity: async () => ({
			size: bytes.length,
			mtimeMs: 0,
			headHash: sha256Hex(bytes.subarray(0, 65536)),
			tailHash: sha256Hex(bytes.subarray(-65536)),
		}),
		read,
		close: async () => undefined,
	};
}
