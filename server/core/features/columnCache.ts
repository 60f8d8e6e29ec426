import type { FileIdentity } from '../source/byteSource.ts';
import { type BlobKind, openColumns, sealColumns } from '../workspace/cachedColumns.ts';
import { isSameState } from '../workspace/diskIndex.ts';
import type { BlobCache } from '../workspace/host.ts';
import type { ColumnData } from './documentColumns.ts';

/*
 * Keeps the columns that lists sort by between sessions. They count only for the very state of the file that they were made of, and for the same `basis`: whatever else they
 * depend on, such as the rules' settings.
 */

interface Header {
	readonly identity: FileIdentity;
	readonly basis: string;
	readonly count: number;
	readonly textCount: number;
}

/** Its version is to be raised whenever the layout changes, or what is counted: words, findings, headlines. */
const columnsBlob: BlobKind = { name: 'ACDC', version: 1 };

/** The kept columns of a file in this state; undefined where there are none, or none that can be trusted. */
export async function readCachedColumns(
	blobs: BlobCache | undefined,
	uri: string,
	identity: FileIdentity,
	basis: string,
): Promise<ColumnData | undefined> {
	try {
		const blob = await blobs?.read(keyOf(uri));
		return blob && decodeColumns(uri, identity, basis, blob);
	} catch {
		return undefined;
	}
}

/** Keeps columns. A cache that cannot be written is no error: the next session counts again. */
export async function writeCachedColumns(
	blobs: BlobCache | undefined,
	uri: string,
	identity: FileIdentity,
	basis: string,
	data: ColumnData,
): Promise<void> {
	try {
		await blobs?.write(keyOf(uri), encodeColumns(uri, identity, basis, data));
	} catch {
		return;
	}
}

function keyOf(uri: string): string {
	return `document-columns ${uri}`;
}

function encodeColumns(uri: string, identity: FileIdentity, basis: string, data: ColumnData): Uint8Array {
	const { count, textCount } = data;
	const header: Header = { identity, basis, count, textCount };
	return sealColumns(columnsBlob, uri, header, [
		data.words.subarray(0, count),
		data.day.subarray(0, count),
		data.findings.subarray(0, count),
		data.articles.subarray(0, count),
		data.noted.subarray(0, count),
		data.textEnd.subarray(0, textCount),
		data.texts.subarray(0, textCount === 0 ? 0 : data.textEnd[textCount - 1]),
	]);
}

function decodeColumns(uri: string, identity: FileIdentity, basis: string, stored: Uint8Array): ColumnData | undefined {
	const opened = openColumns(columnsBlob, uri, stored);
	if (!opened) return undefined;
	const header = opened.header as Header;
	if (header.basis !== basis || !isSameState(header.identity, identity)) return undefined;
	const { columns } = opened;
	return {
		count: header.count,
		words: columns.uint32(),
		day: columns.uint32(),
		findings: columns.uint16(),
		articles: columns.uint16(),
		noted: columns.uint8(),
		textCount: header.textCount,
		textEnd: columns.uint32(),
		texts: columns.uint8(),
	};
}
