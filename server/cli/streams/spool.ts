import type { ByteSource } from '../../core/source/byteSource.ts';
import { sha256Hex } from '../../core/util/hash.ts';
import { nameScratch, removeScratch, ScratchFile } from '../files/scratch.ts';
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
		if (length <= memoryBytes) continue;
		const { file, remove } = await write(chunks, iterator);
		const held = await openHeldFile(file);
		return {
			...held,
			uri: name,
			stamp: undefined,
			close: async () => {
				await held.close();
				await remove();
			},
		};
	}
	return memorySource(Buffer.concat(chunks, length), name);
}

/** The bytes of a pipe as a file, for readers in several threads; gives its path. It is removed when the program ends. */
export async function spoolToFile(stream: AsyncIterable<Uint8Array>): Promise<string> {
	return (await write([], stream[Symbol.asyncIterator]())).file;
}

/** Writes what has come and what comes into a file for this user alone. */
async function write(chunks: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): Promise<{ file: string; remove(): Promise<void> }> {
	const folder = nameScratch(undefined);
	const scratch = new ScratchFile(folder, 'input');
	try {
		const sink = await scratch.open();
		for (const chunk of chunks) await sink.write(chunk);
		for (let next = await rest.next(); !next.done; next = await rest.next()) await sink.write(next.value);
		await scratch.close();
		return { file: scratch.path, remove: () => removeScratch(folder) };
	} catch (error) {
		await scratch.close();
		await removeScratch(folder);
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
		stamp: undefined,
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
