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
import { type DeclaredFit, decideByVotes, decidingHash, type NewlineBeforeEnd, newlineVotesByFits, noNewlineVotes } from './newlineBeforeEnd.ts';
import { nameRefusals, type Refusal } from './refusals.ts';
import { type AttributeValue, escapesBodies } from './render.ts';
import { plainStream, unescapeStream } from './streamedContent.ts';
import { StrictColumns } from './strictColumns.ts';
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

/** Documents in order, each made when it is asked for: there may be millions. */
export interface StreamedDocuments extends Iterable<StreamedDocument> {
	readonly length: number;
	at(ordinal: number): StreamedDocument;
	name(ordinal: number): string;
}

/** A corpus that stays on disk, taken apart. */
export interface StreamedCorpus {
	readonly dialect: Dialect;
	/** In bytes. */
	readonly size: number;
	readonly documents: StreamedDocuments;
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
	const documents = streamedDocuments(reading.documents, checks && recover ? recoveredNames(reading.documents) : undefined, dialect, newline);
	const unescapes = escapesBodies(dialect);
	const contentOf = ({ body }: StreamedDocument): AsyncGenerator<Uint8Array> =>
		unescapes ? unescapeStream(reader, body) : plainStream(reader, body);
	const refusals = [...reading.refusals];
	if (checks) {
		append(
			refusals,
			nameRefusals(documents.length, ordinal => ({ name: reading.documents.name(ordinal), line: reading.documents.line(ordinal) })),
		);
		for (let ordinal = 0; ordinal < documents.length; ordinal++) {
			if (!reading.documents.hasAttributes(ordinal)) continue;
			append(refusals, await mismatches(documents.at(ordinal), ordinal, contentOf));
		}
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
const windowBytes = 1024 * 1024;

/** How much is read at once while a corpus is scanned. */
const readBytes = 1024 * 1024;

/** Reads a stretch of a file, which starts at the start of a line, by the strict grammar (or, with `recover`, as the outline does). */
export async function scanStrictly(
	source: ByteSource,
	{ from, to }: Span,
	dialect: Dialect,
	recover: boolean,
	onProgress?: UnpackSourceOptions['onProgress'],
): Promise<StrictReading<StrictColumns>> {
	const buffer = new Uint8Array(Math.min(readBytes + longestDelimiterBytes + 1, to - from));
	let scanner: StrictScanner<StrictColumns> | undefined;
	let offset = from;
	let held = 0;
	while (offset + held < to) {
		const read = await source.read(offset + held, buffer.subarray(held, held + Math.min(buffer.length - held, readBytes, to - offset - held)));
		if (read === 0) throw new Error('it became shorter while it was read');
		held += read;
		let taken = 0;
		if (!scanner) {
			taken = offset === 0 ? byteOrderMarkLength(buffer.subarray(0, held)) : 0;
			scanner = new StrictScanner(dialect, recover, offset + taken, new StrictColumns());
		}
		taken += scanner.scan(buffer.subarray(taken, held), offset + taken, offset + held >= to);
		buffer.copyWithin(0, taken, held);
		offset += taken;
		held -= taken;
		onProgress?.(offset - from, to - from);
	}
	return (scanner ?? new StrictScanner(dialect, recover, from, new StrictColumns())).finish(to);
}

function streamedDocuments(
	documents: StrictColumns,
	names: readonly string[] | undefined,
	dialect: Dialect,
	newline: 'marker' | 'content',
): StreamedDocuments {
	const at = (ordinal: number): StreamedDocument => {
		const document = documents.at(ordinal);
		return streamedDocument(document, names?.[ordinal] ?? document.name, dialect, newline);
	};
	return {
		length: documents.length,
		at,
		name: ordinal => names?.[ordinal] ?? documents.name(ordinal),
		*[Symbol.iterator]() {
			for (let ordinal = 0; ordinal < documents.length; ordinal++) yield at(ordinal);
		},
	};
}

function streamedDocument(document: StrictDocument, name: string, dialect: Dialect, newline: 'marker' | 'content'): StreamedDocument {
	const { attributes, line, body, lastLineEnd } = document;
	const isOpenEnded = attributes.some(({ key, value }) => key === noeolFlag && value === undefined);
	const dropsLineEnd = isOpenEnded || (!escapesBodies(dialect) && newline === 'marker');
	return {
		name,
		attributes: isOpenEnded ? attributes.filter(({ value }) => value !== undefined) : attributes,
		line,
		body: dropsLineEnd ? { from: body.from, to: body.to - lastLineEnd } : body,
	};
}

async function decideNewline(
	reader: WindowReader,
	documents: StrictColumns,
	dialect: Dialect,
	setting: NewlineBeforeEnd,
): Promise<'marker' | 'content'> {
	// Otherwise the documents have no say.
	if (escapesBodies(dialect) || setting !== 'auto') return decideByVotes(dialect, setting, noNewlineVotes);
	const fits = new Map<number, DeclaredFit>();
	for (let ordinal = 0; ordinal < documents.length; ordinal++) {
		const document = documents.at(ordinal);
		const hash = decidingHash(document);
		if (hash === undefined) continue;
		const { from, to } = document.body;
		const cut = to - document.lastLineEnd;
		const short = sha256.create();
		for await (const piece of plainStream(reader, { from, to: cut })) short.update(piece);
		const whole = short.clone();
		for await (const piece of plainStream(reader, { from: cut, to })) whole.update(piece);
		fits.set(ordinal, bytesToHex(whole.digest()) === hash ? 'content' : bytesToHex(short.digest()) === hash ? 'marker' : undefined);
	}
	return decideByVotes(
		dialect,
		setting,
		newlineVotesByFits(documents, (_document, _hash, ordinal) => fits.get(ordinal)),
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
