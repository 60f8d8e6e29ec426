import { ByteScanner, longestDelimiterBytes, voteBytes, voteOnBytes } from '../corpus/byteScanner.ts';
import type { DocumentIndex } from '../corpus/documentIndex.ts';
import { isSameDialect } from '../corpus/scanner.ts';
import type { ByteSource, FileIdentity } from '../source/byteSource.ts';
import { sha256Hex } from '../util/hash.ts';
import type { Pace } from '../util/slices.ts';

/** The index of a corpus that stays on disk, and the state of the file that it is the index of. */
export interface DiskIndex {
	readonly identity: FileIdentity;
	/** In bytes. */
	readonly index: DocumentIndex;
	/** How much of the file has been scanned: all of it once the index is complete. */
	readonly scannedBytes: number;
}

export interface IndexingOptions {
	readonly pace: Pace;
	/** An index of the same file that may still hold, in whole or in part: from a cache, or from before the file changed. */
	readonly previous?: DiskIndex | undefined;
	/** Told after each read: the index so far can be served while it grows. */
	readonly onProgress?: ((soFar: DiskIndex) => void) | undefined;
}

const readBytes = 1024 * 1024;
/** How much of each end of a file its identity covers. */
const identityBytes = 64 * 1024;
/** A file that changes while it is read is read again, but not for ever. */
const maximumAttempts = 3;

/**
 * Indexes a corpus by its bytes. Nothing is read but the ends where `previous` is of the same state of the file; only the tail where the file
 * has grown since; else all of it, 1 MiB at a time. A file that changes meanwhile is scanned again; where it never rests, the
 * last index is given with `complete` false. Rejects with what the source rejects with, and with `Cancelled`.
 */
export async function indexFromDisk(source: ByteSource, { pace, previous, onProgress }: IndexingOptions): Promise<DiskIndex> {
	let known = previous;
	for (let attempt = 1; ; attempt++) {
		const identity = await source.identity();
		if (known?.index.complete && isSameState(known.identity, identity)) return known;
		const found = await scan(source, identity, known && (await isPrefix(source, known, identity)) ? known : undefined, pace, onProgress);
		if (isSameState(identity, await source.identity())) return found;
		if (attempt === maximumAttempts) return { ...found, index: { ...found.index, complete: false } };
		known = found;
	}
}

/** Whether two identities are of one state of a file. */
export function isSameState(one: FileIdentity, other: FileIdentity): boolean {
	return one.size === other.size && one.mtimeMs === other.mtimeMs && one.headHash === other.headHash && one.tailHash === other.tailHash;
}

/** Whether the file only grew since `known`: as far as its two ends tell, which is as far as its identity does. */
async function isPrefix(source: ByteSource, known: DiskIndex, identity: FileIdentity): Promise<boolean> {
	const { size, headHash, tailHash } = known.identity;
	if (!known.index.complete || size > identity.size || size === 0) return false;
	const head = await readAt(source, 0, Math.min(size, identityBytes));
	if (sha256Hex(head) !== headHash) return false;
	const tail = await readAt(source, size - head.length, head.length);
	return sha256Hex(tail) === tailHash && isSameDialect(voteOnBytes(await readAt(source, 0, Math.min(identity.size, voteBytes))), known.index.dialect);
}

async function scan(
	source: ByteSource,
	identity: FileIdentity,
	known: DiskIndex | undefined,
	pace: Pace,
	onProgress: IndexingOptions['onProgress'],
): Promise<DiskIndex> {
	const { size } = identity;
	const last = (known?.index.count ?? 0) - 1;
	// The last document known is scanned again: what was the file's end may have been the middle of a line.
	const resumed = known && last >= 0 ? { index: known.index, count: last, line: known.index.line[last]! } : undefined;
	const dialect = known?.index.dialect ?? voteOnBytes(await readAt(source, 0, Math.min(size, voteBytes)));
	const scanner = new ByteScanner(dialect, resumed);
	const buffer = new Uint8Array(readBytes + longestDelimiterBytes + 1);
	let offset = known && resumed ? known.index.start[last]! : 0;
	let held = 0;
	while (offset + held < size) {
		const wanted = Math.min(buffer.length - held, readBytes, size - offset - held);
		const read = await source.read(offset + held, buffer.subarray(held, held + wanted));
		if (read === 0) break;
		held += read;
		const taken = scanner.scan(buffer.subarray(0, held), offset, offset + held >= size);
		buffer.copyWithin(0, taken, held);
		offset += taken;
		held -= taken;
		onProgress?.({ identity, index: scanner.index(false), scannedBytes: offset });
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	return { identity, index: scanner.index(offset + held >= size), scannedBytes: offset };
}

async function readAt(source: ByteSource, offset: number, length: number): Promise<Uint8Array> {
	const target = new Uint8Array(length);
	return target.subarray(0, await source.read(offset, target));
}
