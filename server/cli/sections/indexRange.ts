import { ByteScanner, longestDelimiterBytes, voteBytes, voteOnBytes } from '../../core/corpus/byteScanner.ts';
import type { Dialect } from '../../core/corpus/dialect.ts';
import type { DocumentIndex } from '../../core/corpus/documentIndex.ts';
import type { ByteFile } from '../files/byteFile.ts';
import { LineEndCounter } from './lineEnds.ts';

const readBytes = 1024 * 1024;

/** The documents of a stretch of a file that starts and ends at documents, or at the file's ends. */
export interface RangeIndex {
	/** `start` counts in bytes of the file, `line` from the first line of the stretch. */
	readonly index: DocumentIndex;
	readonly lineEnds: LineEndCounter;
}

/** The dialect of a corpus, by its beginning. */
export async function dialectOf(file: ByteFile): Promise<Dialect> {
	return voteOnBytes(await file.read(0, voteBytes));
}

/** Indexes `from`..`to`, a megabyte at a time. */
export async function indexRange(file: ByteFile, dialect: Dialect, from: number, to: number): Promise<RangeIndex> {
	const scanner = new ByteScanner(dialect);
	const lineEnds = new LineEndCounter(from);
	await scan(
		file,
		from,
		to,
		(bytes, offset, isLast) => scanner.scan(bytes, offset, isLast),
		bytes => {
			lineEnds.push(bytes);
			return false;
		},
	);
	lineEnds.finish();
	return { index: scanner.index(true), lineEnds };
}

/**
 * Where a file may be cut near `at`: at the first document that starts there or behind; at its start rather than between the text before the
 * first document and that document. Nothing is read but the file's beginning, as far as its first document, and what follows `at`.
 */
export async function cutNear(file: ByteFile, dialect: Dialect, at: number): Promise<number> {
	if (at <= 0 || at >= file.size) return Math.max(0, Math.min(at, file.size));
	const start = await nextDocumentStart(file, dialect, at);
	return start > (await firstDocumentStart(file, dialect)) ? start : 0;
}

/** Where the first document starts at or behind `from`, or the end of the file. Nothing before `from` is read but one byte. */
async function nextDocumentStart(file: ByteFile, dialect: Dialect, from: number): Promise<number> {
	return firstOpener(file, dialect, await nextLineStart(file, from));
}

/** Where the first document of a file starts, or its end. */
function firstDocumentStart(file: ByteFile, dialect: Dialect): Promise<number> {
	return firstOpener(file, dialect, 0);
}

async function firstOpener(file: ByteFile, dialect: Dialect, from: number): Promise<number> {
	const scanner = new ByteScanner(dialect);
	await scan(
		file,
		from,
		file.size,
		(bytes, offset, isLast) => scanner.scan(bytes, offset, isLast),
		() => scanner.index(false).count > 0,
	);
	const { count, start } = scanner.index(false);
	return count > 0 ? start[0]! : file.size;
}

/** The start of the first line that does not begin before `from`. */
async function nextLineStart(file: ByteFile, from: number): Promise<number> {
	let offset = from - 1;
	let isBehindReturn = false;
	for (;;) {
		const bytes = await file.read(offset, offset + readBytes);
		if (bytes.length === 0) return file.size;
		for (let index = 0; index < bytes.length; index++) {
			const byte = bytes[index];
			if (isBehindReturn) return offset + index + (byte === 0x0a ? 1 : 0);
			if (byte === 0x0a) return offset + index + 1;
			isBehindReturn = byte === 0x0d;
		}
		offset += bytes.length;
	}
}

/** Hands over a stretch in pieces that start at lines. `onRead` sees each byte once; it may answer `true` to end the scan early. */
async function scan(
	file: ByteFile,
	from: number,
	to: number,
	take: (bytes: Uint8Array, offset: number, isLast: boolean) => number,
	onRead: (bytes: Uint8Array) => boolean,
): Promise<void> {
	const buffer = new Uint8Array(readBytes + longestDelimiterBytes + 1);
	let offset = from;
	let held = 0;
	while (offset + held < to) {
		const read = await file.read(offset + held, Math.min(to, offset + held + Math.min(readBytes, buffer.length - held)));
		buffer.set(read, held);
		held += read.length;
		const taken = take(buffer.subarray(0, held), offset, offset + held >= to);
		buffer.copyWithin(0, taken, held);
		offset += taken;
		held -= taken;
		if (onRead(read)) return;
	}
}
