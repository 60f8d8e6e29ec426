/// <reference path="../source/textCodec.d.ts" />
import { decodedAtOnce } from '../source/encoding.ts';
import type { Span } from '../source/span.ts';
import { sha256Hex } from '../util/hash.ts';
import type { Pace } from '../util/slices.ts';
import { contentOf } from './content.ts';
import type { Dialect } from './dialect.ts';
import type { ContentFacts, DiskFacts } from './diskFacts.ts';
import { decideNewlineBeforeEnd, type NewlineBeforeEnd } from './newlineBeforeEnd.ts';
import { byteOrderMarkLength } from './strictCorpus.ts';
import { type StrictDocument, StrictScanner } from './strictScanner.ts';

/** The most stretches of invalid UTF-8 that are listed: a file in another encoding has thousands. */
const maximumInvalid = 1000;

/** Reads what an editor does not show from a corpus' bytes. `dialect` is that of the corpus as text, so that documents have the same ordinals. */
export function readDiskFacts(bytes: Uint8Array, dialect: Dialect, newlineBeforeEnd: NewlineBeforeEnd): DiskFacts {
	const steps = factsInSteps(bytes, dialect, newlineBeforeEnd);
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}

/** The same in slices. Rejects with `Cancelled` where the pace does. */
export async function readDiskFactsSlowly(bytes: Uint8Array, dialect: Dialect, newlineBeforeEnd: NewlineBeforeEnd, pace: Pace): Promise<DiskFacts> {
	const steps = factsInSteps(bytes, dialect, newlineBeforeEnd);
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
}

/** About how many bytes are looked at in one step. */
const stepBytes = 256 * 1024;

function* factsInSteps(bytes: Uint8Array, dialect: Dialect, newlineBeforeEnd: NewlineBeforeEnd): Generator<undefined, DiskFacts> {
	const documents = yield* documentsInSteps(bytes, dialect);
	const decided = documents.some(declares) ? decideNewlineBeforeEnd(bytes, documents, dialect, newlineBeforeEnd) : 'content';
	const contents: (ContentFacts | undefined)[] = [];
	for (const document of documents) {
		const declared = declares(document);
		contents.push(declared ? contentFacts(bytes, document, dialect, decided) : undefined);
		if (declared) yield;
	}
	const last = bytes[bytes.length - 1];
	return {
		byteLength: bytes.length,
		startsWithByteOrderMark: byteOrderMarkLength(bytes) > 0,
		lineEnds: yield* countLineEnds(bytes),
		endsWithLineEnd: last === 0x0a || last === 0x0d,
		invalidUtf8: (yield* isUtf8(bytes)) ? [] : yield* findInvalidUtf8(bytes),
		contents,
	};
}

function* documentsInSteps(bytes: Uint8Array, dialect: Dialect): Generator<undefined, readonly StrictDocument[]> {
	let from: number = byteOrderMarkLength(bytes);
	const scanner = new StrictScanner<StrictDocument[]>(dialect, true, from, []);
	for (let end = from; end < bytes.length; ) {
		end = Math.min(bytes.length, end + stepBytes);
		from += scanner.scan(bytes.subarray(from, end), from, end === bytes.length);
		yield;
	}
	return scanner.finish(bytes.length).documents;
}

function* isUtf8(bytes: Uint8Array): Generator<undefined, boolean> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	try {
		for (let from = 0; from < bytes.length; from += decodedAtOnce) {
			decoder.decode(bytes.subarray(from, from + decodedAtOnce), { stream: from + decodedAtOnce < bytes.length });
			yield;
		}
		return true;
	} catch {
		return false;
	}
}

function declares({ attributes }: StrictDocument): boolean {
	return attributes.some(({ key }) => key === 'bytes' || key === 'sha256');
}

function contentFacts(bytes: Uint8Array, document: StrictDocument, dialect: Dialect, decided: 'marker' | 'content'): ContentFacts {
	const pieces = [...contentOf(bytes, document, dialect, decided)];
	const content = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
	let offset = 0;
	for (const piece of pieces) {
		content.set(piece, offset);
		offset += piece.length;
	}
	const declaresHash = document.attributes.some(({ key }) => key === 'sha256');
	return { bytes: content.length, sha256: declaresHash ? sha256Hex(content) : undefined };
}

const linesInStep = 8192;

function* countLineEnds(bytes: Uint8Array): Generator<undefined, DiskFacts['lineEnds']> {
	const counts = { lf: 0, crlf: 0, cr: 0 };
	const firsts: { lf?: number; crlf?: number; cr?: number } = {};
	let line = 0;
	// Looked for again only once it is passed: a file without any LF would else be searched to its end at every line.
	let carriageReturn = bytes.indexOf(0x0d);
	let lineFeed = bytes.indexOf(0x0a);
	for (let index = 0; index < bytes.length; line++) {
		if (lineFeed >= 0 && lineFeed < index) lineFeed = bytes.indexOf(0x0a, index);
		if (carriageReturn >= 0 && carriageReturn < index) carriageReturn = bytes.indexOf(0x0d, index);
		const isReturnFirst = carriageReturn >= 0 && (lineFeed < 0 || carriageReturn < lineFeed);
		if (!isReturnFirst && lineFeed < 0) break;
		const kind = !isReturnFirst ? 'lf' : lineFeed === carriageReturn + 1 ? 'crlf' : 'cr';
		counts[kind]++;
		firsts[kind] ??= line;
		index = (isReturnFirst ? carriageReturn : lineFeed) + (kind === 'crlf' ? 2 : 1);
		if (line % linesInStep === 0) yield;
	}
	const prevailing = counts.crlf > counts.lf && counts.crlf >= counts.cr ? 'crlf' : counts.cr > counts.lf ? 'cr' : 'lf';
	const odd = (['lf', 'crlf', 'cr'] as const).flatMap(kind => (kind === prevailing ? [] : (firsts[kind] ?? [])));
	return { ...counts, firstOdd: odd.length > 0 ? Math.min(...odd) : undefined };
}

/** Stretches that are no UTF-8 by the Unicode Standard's table of well-formed sequences (3-7). */
function* findInvalidUtf8(bytes: Uint8Array): Generator<undefined, DiskFacts['invalidUtf8']> {
	const found: { line: number; span: Span }[] = [];
	let line = 0;
	let stepEnd = stepBytes;
	for (let index = 0; index < bytes.length; ) {
		if (index >= stepEnd) {
			stepEnd += stepBytes;
			yield;
		}
		const byte = bytes[index]!;
		const length = byte < 0x80 ? 1 : sequenceLength(bytes, index);
		if (length === 0) {
			const last = found.at(-1);
			if (last && last.span.to === index && last.line === line) found[found.length - 1] = { line, span: { from: last.span.from, to: index + 1 } };
			else if (found.length === maximumInvalid) return found;
			else found.push({ line, span: { from: index, to: index + 1 } });
		} else if (byte === 0x0a || (byte === 0x0d && bytes[index + 1] !== 0x0a)) line++;
		index += Math.max(1, length);
	}
	return found;
}

/** The length of the well-formed sequence that starts with a byte of 0x80 or more; 0 where there is none. */
function sequenceLength(bytes: Uint8Array, index: number): number {
	const lead = bytes[index]!;
	const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
	for (let offset = 1; offset < length; offset++) {
		const byte = bytes[index + offset];
		if (byte === undefined || byte < 0x80 || byte > 0xbf) return 0;
	}
	const second = bytes[index + 1] ?? 0;
	if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f) || (lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f))
		return 0;
	return length;
}
