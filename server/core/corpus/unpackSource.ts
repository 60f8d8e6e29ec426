import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ByteSource } from '../source/byteSource.ts';
import type { Span } from '../source/span.ts';
import { WindowReader } from '../source/windowReader.ts';
import { append } from '../util/append.ts';
import { failure, type Result, success } from '../util/result.ts';
import { noeolFlag } from './attributes.ts';
import { longestDelimiterBytes, voteBytes, voteOnBytes } from './byteScanner.ts';
import type { Dialect } from './dialect.ts';
import { type DeclaredFit, decideByVotes, decidingHash, type NewlineBeforeEnd, newlineVotesByFits } from './newlineBeforeEnd.ts';
import { nameRefusals, type Refusal } from './refusals.ts';
import { type AttributeValue, escapesBodies } from './render.ts';
import { plainStream, unescapeStream } from './streamedContent.ts';
import { byteOrderMarkLength } from './strictCorpus.ts';
import { type StrictDocument, type StrictReading, StrictScanner } from './strictScanner.ts';
import { recoveredNames } from './unpack.ts';

/** A document of a corpus that stays on disk. */
export interface StreamedDocument {
	readonly name: string;
	/** Without `noeol`. */
	readonly attributes: readonly AttributeValue[];
	/** The 0-based line of its opener. */
	readonly line: number;
	/** Where its body stands, less the line end that is not content; escapes and all. */
	readonly body: Span;
}

/** A corpus that stays on disk, taken apart. */
export interface StreamedCorpus {
	readonly dialect: Dialect;
	/** In bytes. */
	readonly size: number;
	readonly documents: readonly StreamedDocument[];
	/** Stretches that belong to no document and are not blank. */
	readonly outside: readonly Span[];
	/** What recovery passed over; empty unless it was asked for. */
	readonly recovered: readonly Refusal[];
	/** A document's content, byte for byte as it was packed, a window at a time. */
	contentOf(document: StreamedDocument): AsyncGenerator<Uint8Array>;
	/** Bytes as they stand in the file. */
	bytesOf(span: Span): AsyncGenerator<Uint8Array>;
}

/** How to take a corpus apart. */
export interface UnpackSourceOptions {
	/** Takes what a strict reader refuses as the outline shows it: guessed delimiters, names made safe and unique. */
	readonly recover?: boolean;
	/** Whether names must be able to stand together in a folder, and declared sizes and hashes must be true; so unless false. */
	readonly checks?: boolean;
	readonly newlineBeforeEnd?: NewlineBeforeEnd;
	/** Told after each read how much has been scanned. */
	readonly onProgress?: (scannedBytes: number, size: number) => void;
}

/**
 * As `unpack`, of a corpus of any size: the same documents and refusals, but content is read when it is asked for, and what is held is proportional
 * to the number of documents. Rejects with what the source rejects with.
 */
export async function unpackSource(source: ByteSource, options: UnpackSourceOptions = {}): Promise<Result<StreamedCorpus, readonly Refusal[]>> {
	const { recover = false, checks = true, newlineBeforeEnd = 'auto', onProgress } = options;
	const size = await source.size();
	const reader = new WindowReader(source, Math.min(windowBytes, Math.max(size, 1)));
	const dialect = voteOnBytes(await reader.read(0, Math.min(size, voteBytes)));
	const reading = await scanStrictly(source, { from: 0, to: size }, dialect, recover, onProgress);
	const newline = await decideNewline(reader, reading.documents, dialect, newlineBeforeEnd);
	const names = checks && recover ? recoveredNames(reading.documents) : reading.documents.map(({ name }) => name);
	const documents = reading.documents.map((document, ordinal) => streamedDocument(document, names[ordinal]!, dialect, newline));
	const unescapes = escapesBodies(dialect);
	const contentOf = ({ body }: StreamedDocument): AsyncGenerator<Uint8Array> =>
		unescapes ? unescapeStream(reader, body) : plainStream(reader, body);
	const refusals = [...reading.refusals];
	if (checks) {
		append(
			refusals,
			nameRefusals(documents.length, ordinal => reading.documents[ordinal]!),
		);
		for (const [ordinal, document] of documents.entries()) append(refusals, await mismatches(document, ordinal, contentOf));
	}
	if (refusals.length > 0 && !recover) return failure(refusals.sort((a, b) => (a.line ?? -1) - (b.line ?? -1)));
	return success({
		dialect,
		size,
		documents,
		outside: reading.outside,
		recovered: refusals,
		contentOf,
		bytesOf: span => plainStream(reader, span),
	});
}

/** How much of a content is held at once. */
const windowBytes = 4 * 1024 * 1024;

/** How much is read at once while a corpus is scanned. */
const readBytes = 1024 * 1024;

/** Reads a stretch of a file, which starts at the start of a line, by the strict grammar (or, with `recover`, as the outline does). */
export async function scanStrictly(
	source: ByteSource,
	{ from, to }: Span,
	dialect: Dialect,
	recover: boolean,
	onProgress?: UnpackSourceOptions['onProgress'],
): Promise<StrictReading> {
	const buffer = new Uint8Array(Math.min(readBytes + longestDelimiterBytes + 1, to - from));
	let scanner: StrictScanner | undefined;
	let offset = from;
	let held = 0;
	while (offset + held < to) {
		const read = await source.read(offset + held, buffer.subarray(held, held + Math.min(buffer.length - held, readBytes, to - offset - held)));
		if (read === 0) throw new Error('it became shorter while it was read');
		held += read;
		let taken = 0;
		if (!scanner) {
			taken = offset === 0 ? byteOrderMarkLength(buffer.subarray(0, held)) : 0;
			scanner = new StrictScanner(dialect, recover, offset + taken);
		}
		taken += scanner.scan(buffer.subarray(taken, held), offset + taken, offset + held >= to);
		buffer.copyWithin(0, taken, held);
		offset += taken;
		held -= taken;
		onProgress?.(offset - from, to - from);
	}
	return (scanner ?? new StrictScanner(dialect, recover, from)).finish(to);
}

function streamedDocument(document: StrictDocument, name: string, dialect: Dialect, newline: 'marker' | 'content'): StreamedDocument {
	const { attributes, line, body, lastLineEnd } = document;
	const isOpenEnded = attributes.some(({ key, value }) => key === noeolFlag && value === undefined);
	const dropsLineEnd = isOpenEnded || (!escapesBodies(dialect) && newline === 'marker');
	// Nearly always nothing changes, and one object does for both.
	if (!dropsLineEnd && name === document.name) return document;
	return {
		name,
		attributes: isOpenEnded ? attributes.filter(({ value }) => value !== undefined) : attributes,
		line,
		body: dropsLineEnd ? { from: body.from, to: body.to - lastLineEnd } : body,
	};
}

async function decideNewline(
	reader: WindowReader,
	documents: readonly StrictDocument[],
	dialect: Dialect,
	setting: NewlineBeforeEnd,
): Promise<'marker' | 'content'> {
	const fits = new Map<StrictDocument, DeclaredFit>();
	if (!escapesBodies(dialect) && setting === 'auto') {
		for (const document of documents) {
			const hash = decidingHash(document);
			if (hash === undefined) continue;
			const { from, to } = document.body;
			const cut = to - document.lastLineEnd;
			const short = sha256.create();
			for await (const piece of plainStream(reader, { from, to: cut })) short.update(piece);
			const whole = short.clone();
			for await (const piece of plainStream(reader, { from: cut, to })) whole.update(piece);
			fits.set(document, bytesToHex(whole.digest()) === hash ? 'content' : bytesToHex(short.digest()) === hash ? 'marker' : undefined);
		}
	}
	return decideByVotes(
		dialect,
		setting,
		newlineVotesByFits(documents, document => fits.get(document)),
	);
}

async function mismatches(
	document: StreamedDocument,
	ordinal: number,
	contentOf: (document: StreamedDocument) => AsyncGenerator<Uint8Array>,
): Promise<readonly Refusal[]> {
	const declared = document.attributes.filter(({ key }) => key === 'bytes' || key === 'sha256');
	if (declared.length === 0) return [];
	const wantsHash = declared.some(({ key }) => key === 'sha256');
	const hash = sha256.create();
	let bytes = 0;
	for await (const piece of contentOf(document)) {
		bytes += piece.length;
		if (wantsHash) hash.update(piece);
	}
	const digest = wantsHash ? bytesToHex(hash.digest()) : '';
	return declared.flatMap(({ key, value }) => {
		const real = key === 'bytes' ? String(bytes) : digest;
		if (real === value) return [];
		return { rule: 'CF138', ordinal, line: document.line, message: `${document.name}: ${key} is ${real}, not ${value} as declared.` };
	});
}
