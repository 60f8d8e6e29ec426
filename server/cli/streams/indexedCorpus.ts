import type { CorpusDocument } from '../../core/corpus/corpus.ts';
import { openDocument } from '../../core/corpus/corpusVersion.ts';
import type { DocumentIndex } from '../../core/corpus/documentIndex.ts';
import type { AttributeValue } from '../../core/corpus/render.ts';
import { plainStream } from '../../core/corpus/streamedContent.ts';
import { byteOrderMarkLength } from '../../core/corpus/strictCorpus.ts';
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
	const documents = async function* (): AsyncGenerator<IndexedDocument> {
		for (let ordinal = 0; ordinal < index.count; ordinal++) {
			const from = index.start[ordinal]!;
			const to = ordinal + 1 < index.count ? index.start[ordinal + 1]! : size;
			const line = index.line[ordinal]!;
			if (to - from > largestTextBytes) {
				yield { isLarge: true, line, document: await largeDocument(source, reader, { from, to }, index) };
				continue;
			}
			const bytes = await windows.read(from, to - from);
			if (bytes.length < to - from) throw new Error('it became shorter while it was read');
			const text = decoder.decode(from === 0 ? bytes.subarray(byteOrderMarkLength(bytes)) : bytes);
			yield { isLarge: false, document: openDocument(source.uri, createText(text), index.dialect, line), bytes };
		}
	};
	return { index, size, documents };
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
