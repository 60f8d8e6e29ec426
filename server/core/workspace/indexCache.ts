import type { Dialect } from '../corpus/dialect.ts';
import type { FileIdentity } from '../source/byteSource.ts';
import { type BlobKind, openColumns, sealColumns } from './cachedColumns.ts';
import type { DiskIndex } from './diskIndex.ts';
import type { BlobCache } from './host.ts';

/*
 * Keeps indexes between sessions. What is kept is never the truth: a blob counts only where it is whole, of this version and of this file by name
 * (`cachedColumns.ts`); `indexFromDisk` then compares the file's state before it believes a word. Else the answers are the same, later.
 */

interface Header {
	readonly identity: FileIdentity;
	readonly dialect: Dialect;
	readonly count: number;
}

/** Its version is to be raised whenever the layout or the meaning of a line to the scanner changes. */
const indexBlob: BlobKind = { name: 'ACIX', version: 2 };

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
	const header: Header = { identity, dialect, count };
	return sealColumns(indexBlob, uri, header, [index.start.subarray(0, count), index.line.subarray(0, count), index.flags.subarray(0, count)]);
}

/** The index in a blob; undefined where the blob is damaged, of another version or of another file. */
export function decodeIndex(uri: string, stored: Uint8Array): DiskIndex | undefined {
	const opened = openColumns(indexBlob, uri, stored);
	if (!opened) return undefined;
	const { identity, dialect, count } = opened.header as Header;
	const { columns } = opened;
	const [start, line, flags] = [columns.float64(), columns.uint32(), columns.uint8()];
	if (start.length !== count || line.length !== count || flags.length !== count) return undefined;
	return { identity, index: { space: 'byte', dialect, count, start, line, flags, complete: true }, scannedBytes: identity.size };
}
