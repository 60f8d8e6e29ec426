import type { CorpusDocument } from '../../core/corpus/corpus.ts';
import { openDocument } from '../../core/corpus/corpusVersion.ts';
import type { Dialect } from '../../core/corpus/dialect.ts';
import type { DocumentIndex } from '../../core/corpus/documentIndex.ts';
import type { AttributeValue } from '../../core/corpus/render.ts';
import { plainStream } from '../../core/corpus/streamedContent.ts';
import { byteOrderMarkLength } from '../../core/corpus/strictCorpus.ts';
import { readStrict } from '../../core/corpus/strictReader.ts';
import { scanStrictly } from '../../core/corpus/unpackSource.ts';
import type { ByteSource } from '../../core/source/byteSource.ts';
import { createText } from '../../core/source/chunkedText.ts';
import type { Span } from '../../core/source/span.ts';
import { WindowReader } from '../../core/source/windowReader.ts';
import { unhurried } from '../../core/util/slices.ts';
import { indexFromDisk } from '../../core/workspace/diskIndex.ts';
import { decodeInPieces } from './textPieces.ts';

/** The largest document that is held as a text, in bytes. */
export const largestTextBytes = 64 * 1024 * 1024;

const windowBytes = 1024 * 1024;

/** A corpus that is read from its file a document at a time: what is held is its index, 13 bytes a document, and one document. */
export interface IndexedCorpus {
	readonly index: DocumentIndex;
	/** In bytes. */
	readonly size: number;
	/** The documents in order. */
	documents(): AsyncGenerator<IndexedDocument>;
	/** Their names alone: of a document whose opener is as it should be, nothing else is looked at. */
	names(): AsyncGenerator<string>;
}

/** A document as a text, or, where it is too large to be one, in pieces. `bytes` are its own until the next document is asked for. */
export type IndexedDocument =
	| { readonly isLarge: false; readonly document: CorpusDocument; readonly bytes: Uint8Array }
	| { readonly isLarge: true; readonly line: number; readonly document: LargeDocument };

/** A document of more than `largestTextBytes`. */
export interface LargeDocument {
	readonly name: string;
	readonly attributes: readonly AttributeValue[];
	/** Its opener's line and body, as they stand in the file. Pieces end behind white space where there is any. */
	text(): AsyncGenerator<string>;
	/** Its body, likewise. */
	body(): AsyncGenerator<string>;
}

/** Indexes a corpus. `onProgress` is told how many of its bytes have been scanned. Rejects with what the source rejects with. */
export async function indexCorpus(source: ByteSource, onProgress: (scannedBytes: number, size: number) => void): Promise<IndexedCorpus> {
	const { index, identity } = await indexFromDisk(source, {
		pace: unhurried,
		onProgress: ({ scannedBytes, identity: { size } }) => onProgress(scannedBytes, size),
	});
	const { size } = identity;
	// A document is done with when the next one is asked for; a large one is read in steps that end before.
	const windows = new WindowReader(source, windowBytes, true);
	const reader = new WindowReader(source);
	const spanOf = (ordinal: number): Span => ({ from: index.start[ordinal]!, to: ordinal + 1 < index.count ? index.start[ordinal + 1]! : size });
	const documentAt = async (ordinal: number): Promise<IndexedDocument> => {
		const { from, to } = spanOf(ordinal);
		const line = index.line[ordinal]!;
		if (to - from > largestTextBytes) return { isLarge: true, line, document: await largeDocument(source, reader, { from, to }, index) };
		const bytes = await windows.read(from, to - from);
		if (bytes.length < to - from) throw new Error('it became shorter while it was read');
		const text = decoder.decode(from === 0 ? bytes.subarray(byteOrderMarkLength(bytes)) : bytes);
		return { isLarge: false, document: openDocument(source.uri, createText(text), index.dialect, line), bytes };
	};
	const nameAt = async (ordinal: number): Promise<string> => {
		const { from, to } = spanOf(ordinal);
		const strict = strictName(await windows.read(from, Math.min(usualOpenerBytes, to - from)), index.dialect);
		if (strict !== undefined) return strict;
		const { isLarge, document } = await documentAt(ordinal);
		return isLarge ? document.name : document.parsed().value.name;
	};
	return {
		index,
		size,
		async *documents() {
			for (let ordinal = 0; ordinal < index.count; ordinal++) yield await documentAt(ordinal);
		},
		async *names() {
			for (let ordinal = 0; ordinal < index.count; ordinal++) yield await nameAt(ordinal);
		},
	};
}

/** Openers are shorter, all but a few. */
const usualOpenerBytes = 1024;

/** The name in the opener that `head` starts with, where that is written to the letter and followed by a line end. */
function strictName(head: Uint8Array, dialect: Dialect): string | undefined {
	const lineTo = head.findIndex(byte => byte === 0x0a || byte === 0x0d);
	const opener = lineTo < 0 ? undefined : readStrict(decoder.decode(head.subarray(0, lineTo)), dialect);
	return opener?.kind === 'opener' ? opener.name : undefined;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

async function largeDocument(source: ByteSource, reader: WindowReader, block: Span, { dialect }: DocumentIndex): Promise<LargeDocument> {
	const { documents } = await scanStrictly(source, block, dialect, true);
	const read = documents.length > 0 ? documents.at(0) : undefined;
	const body = read?.body ?? { from: block.to, to: block.to };
	return {
		name: read?.name ?? '',
		attributes: read?.attributes ?? [],
		text: () => decodeInPieces(plainStream(reader, block)),
		body: () => decodeInPieces(plainStream(reader, body)),
	};
}
