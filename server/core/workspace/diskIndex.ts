import { ByteScanner, voteBytes, voteOnBytes } from '../corpus/byteScanner.ts';
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

const nothing = new Uint8Array(0);
const readBytes = 2 * 1024 * 1024;
/** How much of each end of a file its identity covers. */
const identityBytes = 64 * 1024;
/** A file that changes while it is read is read again, but not for ever. */
const maximumAttempts = 3;

/**
 * Indexes a corpus by its bytes. Nothing is read but the ends where `previous` is of the same state of the file; only the tail where the file
 * has grown since; else all of it, 2 MiB at a time. A file that changes meanwhile is scanned again; where it never rests, the
 * last index is given with `complete` false. Rejects with what the source rejects with, and with `Cancelled`.
 */
export async function indexFromDisk(source: ByteSource, { pace, previous, onProgress }: IndexingOptions): Promise<DiskIndex> {
	let known = previous;
	for (let attempt = 1; ; attempt++) {
		const identity = await source.identity();
		if (known?.index.complete && isSameState(known.identity, identity)) return known;
		const resumable = known && (await isPrefix(source, known, identity)) ? known : undefined;
		const held = await source.hold?.();
		const found = await scan(held ?? source, identity, resumable, pace, onProgress).finally(() => held?.release());
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
	source: Pick<ByteSource, 'read'>,
	identity: FileIdentity,
	known: DiskIndex | undefined,
	pace: Pace,
	onProgress: IndexingOptions['onProgress'],
): Promise<DiskIndex> {
	const { size } = identity;
	const last = (known?.index.count ?? 0) - 1;
	// The last document known is scanned again: what was the file's end may have been the middle of a line.
	const resumed = known && last >= 0 ? { index: known.index, count: last, line: known.index.line[last]! } : undefined;
	let offset = known && resumed ? known.index.start[last]! : 0;
	const reads = readAhead(source, offset, size);
	let read = await reads.next(nothing);
	const dialect = known?.index.dialect ?? voteOnBytes(read?.bytes.subarray(0, voteBytes) ?? nothing);
	const scanner = new ByteScanner(dialect, resumed);
	let isWhole = offset >= size;
	while (read) {
		const { bytes, isLast } = read;
		const taken = scanner.scan(bytes, offset, isLast);
		offset += taken;
		isWhole = isLast;
		onProgress?.({ identity, index: scanner.index(false), scannedBytes: offset });
		const pause = pace.due();
		if (pause !== undefined) await pause;
		read = isLast ? undefined : await reads.next(bytes.subarray(taken));
	}
	return { identity, index: scanner.index(isWhole), scannedBytes: offset };
}

/** What `held` was left of, and what follows it in the file; undefined where the file ends before it should. */
interface Reads {
	next(held: Uint8Array): Promise<{ readonly bytes: Uint8Array; readonly isLast: boolean } | undefined>;
}

/**
 * Reads a file from an offset to its end, a piece at a time into two buffers in turn: while one is scanned, the other is filled. Each has room before its piece for what
 * was left of the piece before.
 */
function readAhead(source: Pick<ByteSource, 'read'>, from: number, size: number): Reads {
	const pieceBytes = Math.min(readBytes, size - from);
	// What is left is a line that began in the last piece, or a byte of one that is passed over, and a CR whose LF is to come.
	const roomBytes = pieceBytes + 2;
	const buffers = [new Uint8Array(roomBytes + pieceBytes), new Uint8Array(roomBytes + pieceBytes)];
	let turn = 0;
	const begin = (offset: number): Promise<number> => {
		const piece = buffers[turn]!.subarray(roomBytes, roomBytes + Math.min(pieceBytes, size - offset));
		const reading = piece.length === 0 ? Promise.resolve(0) : source.read(offset, piece);
		// Whoever gives up while a piece is read does not wait for it: its failure is nobody's.
		reading.catch(() => {});
		return reading;
	};
	let offset = from;
	let reading = begin(offset);
	return {
		next: async held => {
			const read = await reading;
			if (read === 0) return undefined;
			const buffer = buffers[turn]!;
			buffer.set(held, roomBytes - held.length);
			offset += read;
			turn = 1 - turn;
			reading = begin(offset);
			return { bytes: buffer.subarray(roomBytes - held.length, roomBytes + read), isLast: offset >= size };
		},
	};
}

async function readAt(source: ByteSource, offset: number, length: number): Promise<Uint8Array> {
	const target = new Uint8Array(length);
	return target.subarray(0, await source.read(offset, target));
}
