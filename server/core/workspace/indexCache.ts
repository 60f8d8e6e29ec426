/// <reference path="../source/textCodec.d.ts" />
import type { Dialect } from '../corpus/dialect.ts';
import type { FileIdentity } from '../source/byteSource.ts';
import type { DiskIndex } from './diskIndex.ts';
import type { BlobCache } from './host.ts';

/**
 * Keeps indexes between sessions: columns as they are, behind a header that says of which file, in which state, they are the index.
 *
 * What is kept is never the truth. A blob counts only where it is whole (a checksum over all of it), of this version, of this file by name;
 * `indexFromDisk` then compares the file's state before it believes a word. Anything else is as if nothing had been kept, and the answers
 * are the same, later.
 *
 * The layout: `ACIX`, the layout's version, the header's length, and the checksum, each as 32 bits, little-endian; the header as JSON, padded with
 * blanks to a multiple of 8; the columns `start`, `line` and `flags`.
 */

interface Header {
	readonly uri: string;
	readonly identity: FileIdentity;
	readonly dialect: Dialect;
	readonly count: number;
}

const magic = 0x58494341;
/** To be raised whenever the layout or the meaning of a line to the scanner changes. */
const layoutVersion = 1;
const preambleBytes = 16;

/** The kept index of a file; undefined where there is none, or none that can be trusted. */
export async function readCachedIndex(blobs: BlobCache | undefined, uri: string): Promise<DiskIndex | undefined> {
	try {
		const blob = await blobs?.read(keyOf(uri));
		return blob && decodeIndex(uri, blob);
	} catch {
		return undefined;
	}
}

/** Keeps a complete index. A cache that cannot be written is no error: the next session scans again. Tells whether it was kept. */
export async function writeCachedIndex(blobs: BlobCache | undefined, uri: string, found: DiskIndex): Promise<boolean> {
	if (!blobs || !found.index.complete) return false;
	try {
		await blobs.write(keyOf(uri), encodeIndex(uri, found));
		return true;
	} catch {
		return false;
	}
}

function keyOf(uri: string): string {
	return `disk-index ${uri}`;
}

/** The blob that `decodeIndex` reads. */
export function encodeIndex(uri: string, { identity, index }: DiskIndex): Uint8Array {
	const { count, dialect } = index;
	const header = encodeHeader({ uri, identity, dialect, count });
	const blob = new Uint8Array(preambleBytes + header.length + count * 13);
	const numbers = new DataView(blob.buffer);
	numbers.setUint32(0, magic, true);
	numbers.setUint32(4, layoutVersion, true);
	numbers.setUint32(8, header.length, true);
	blob.set(header, preambleBytes);
	const startsAt = preambleBytes + header.length;
	blob.set(bytesOf(index.start.subarray(0, count)), startsAt);
	blob.set(bytesOf(index.line.subarray(0, count)), startsAt + count * 8);
	blob.set(index.flags.subarray(0, count), startsAt + count * 12);
	numbers.setUint32(12, checksum(blob), true);
	return blob;
}

/** The index in a blob; undefined where the blob is damaged, of another version or of another file. */
export function decodeIndex(uri: string, stored: Uint8Array): DiskIndex | undefined {
	if (stored.length < preambleBytes) return undefined;
	// A copy of its own: the columns need an aligned buffer, and nobody else may write to it.
	const blob = stored.slice();
	const numbers = new DataView(blob.buffer);
	if (numbers.getUint32(0, true) !== magic || numbers.getUint32(4, true) !== layoutVersion || numbers.getUint32(12, true) !== checksum(blob))
		return undefined;
	const headerLength = numbers.getUint32(8, true);
	const startsAt = preambleBytes + headerLength;
	const header = JSON.parse(new TextDecoder().decode(blob.subarray(preambleBytes, startsAt))) as Header;
	const { identity, dialect, count } = header;
	if (header.uri !== uri || blob.length !== startsAt + count * 13) return undefined;
	const start = new Float64Array(blob.buffer, startsAt, count);
	const line = new Uint32Array(blob.buffer, startsAt + count * 8, count);
	const flags = new Uint8Array(blob.buffer, startsAt + count * 12, count);
	return { identity, index: { space: 'byte', dialect, count, start, line, flags, complete: true }, scannedBytes: identity.size };
}

function encodeHeader(header: Header): Uint8Array {
	const encoder = new TextEncoder();
	const json = JSON.stringify(header);
	const { length } = encoder.encode(json);
	return encoder.encode(json + ' '.repeat((8 - (length % 8)) % 8));
}

function bytesOf(column: Float64Array | Uint32Array): Uint8Array {
	return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

/** 32 bits over all of a blob but the place where the checksum itself stands (FNV-1a over words, then over the bytes that are left). */
function checksum(blob: Uint8Array): number {
	const words = new Uint32Array(blob.buffer, 0, blob.length >>> 2);
	let hash = 0x811c9dc5 ^ blob.length;
	for (let index = 0; index < words.length; index++) {
		if (index !== 3) hash = Math.imul(hash ^ words[index]!, 0x01000193) ^ (hash >>> 15);
	}
	for (let index = words.length * 4; index < blob.length; index++) hash = Math.imul(hash ^ blob[index]!, 0x01000193);
	return hash >>> 0;
}
