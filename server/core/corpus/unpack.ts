import { append } from '../util/append.ts';
import { sha256Hex } from '../util/hash.ts';
import { failure, type Result, success } from '../util/result.ts';
import { joinBytes } from './byteEscape.ts';
import { byteLineSpans, decodeLeniently } from './byteLines.ts';
import { contentOf } from './content.ts';
import { detectDialect } from './detection.ts';
import type { Dialect } from './dialect.ts';
import { FreeNames } from './freeNames.ts';
import { safeName } from './names.ts';
import { decideNewlineBeforeEnd, type NewlineBeforeEnd } from './newlineBeforeEnd.ts';
import { nameRefusals, type Refusal } from './refusals.ts';
import type { AttributeValue } from './render.ts';
import { byteOrderMarkLength, readCorpusBytes } from './strictCorpus.ts';
import type { StrictDocument } from './strictScanner.ts';

/** A document of a corpus that was unpacked. */
export interface UnpackedDocument {
	readonly name: string;
	/** Without `noeol`. */
	readonly attributes: readonly AttributeValue[];
	/** The 0-based line of its opener. */
	readonly line: number;
	/** Decoded when asked for, so that one document at a time is held. */
	content(): Uint8Array;
}

/** A corpus that was unpacked. */
export interface UnpackedCorpus {
	readonly dialect: Dialect;
	readonly documents: readonly UnpackedDocument[];
	/** The bytes that belong to no document, in order; empty in most corpora. */
	readonly outside: readonly Uint8Array[];
	/** What recovery passed over; empty unless it was asked for. */
	readonly recovered: readonly Refusal[];
}

/** How to unpack. */
export interface UnpackOptions {
	/** Told from the bytes when not given. */
	readonly dialect?: Dialect;
	/** Takes what a strict reader refuses as the outline shows it: guessed delimiters, names made safe and unique. */
	readonly recover?: boolean;
	readonly newlineBeforeEnd?: NewlineBeforeEnd;
}

/**
 * The documents of a corpus, byte for byte as they were packed. Strict: refuses, with every reason and its line, a corpus with a reserved
 * line that is neither escaped nor a delimiter, and those that format.md lists under Recovery; `recover` takes them.
 */
export function unpack(bytes: Uint8Array, options: UnpackOptions = {}): Result<UnpackedCorpus, readonly Refusal[]> {
	const recover = options.recover ?? false;
	const dialect = options.dialect ?? detectDialect(decodedLines(bytes));
	const reading = readCorpusBytes(bytes, dialect, recover);
	const newline = decideNewlineBeforeEnd(bytes, reading.documents, dialect, options.newlineBeforeEnd ?? 'auto');
	const refusals: Refusal[] = [...reading.refusals, ...nameRefusals(reading.documents.length, ordinal => reading.documents[ordinal]!)];
	const content = (document: StrictDocument): Uint8Array => joinBytes(contentOf(bytes, document, dialect, newline));
	for (const [ordinal, document] of reading.documents.entries()) append(refusals, mismatches(document, ordinal, content));
	if (refusals.length > 0 && !recover) return failure(refusals.sort((a, b) => (a.line ?? -1) - (b.line ?? -1)));
	const names = recover ? recoveredNames(reading.documents) : reading.documents.map(({ name }) => name);
	return success({
		dialect,
		documents: reading.documents.map((document, ordinal) => ({
			name: names[ordinal]!,
			attributes: document.attributes.filter(({ value }) => value !== undefined),
			line: document.line,
			content: () => content(document),
		})),
		outside: reading.outside.map(({ from, to }) => bytes.subarray(from, to)),
		recovered: refusals,
	});
}

function* decodedLines(bytes: Uint8Array): Generator<string> {
	const start = byteOrderMarkLength(bytes);
	for (const line of byteLineSpans(bytes, start)) yield decodeLeniently(bytes, line.from, line.to);
}

function mismatches(document: StrictDocument, ordinal: number, content: (document: StrictDocument) => Uint8Array): readonly Refusal[] {
	const refusals: Refusal[] = [];
	const declared = document.attributes.filter(({ key }) => key === 'bytes' || key === 'sha256');
	if (declared.length === 0) return refusals;
	const bytes = content(document);
	for (const { key, value } of declared) {
		const real = key === 'bytes' ? String(bytes.length) : sha256Hex(bytes);
		if (real !== value)
			refusals.push({ rule: 'CF138', ordinal, line: document.line, message: `${document.name}: ${key} is ${real}, not ${value} as declared.` });
	}
	return refusals;
}

/** Safe and unique names for documents that were read by recovery: a folder that has the name of an earlier document is numbered like a name. */
export function recoveredNames(documents: Iterable<StrictDocument>): readonly string[] {
	const free = new FreeNames();
	return Array.from(documents, ({ name }) => free.take(safeName(name)));
}
