/// <reference path="../source/textCodec.d.ts" />
import type { Span } from '../source/span.ts';
import { detached } from '../util/detached.ts';
import { isReservedBytes } from './byteEscape.ts';
import { decodeLeniently, decodeStrictly } from './byteLines.ts';
import { longestDelimiterBytes } from './byteScanner.ts';
import { mayBeDelimiterBytes } from './candidate.ts';
import type { DelimiterLine } from './delimiter.ts';
import type { Dialect } from './dialect.ts';
import { readLine } from './lineReader.ts';
import type { LineSpan } from './lines.ts';
import type { Refusal } from './refusals.ts';
import { type AttributeValue, escapesBodies } from './render.ts';
import { ReservedHead } from './reservedHead.ts';
import { readStrict } from './strictReader.ts';

/** A document as it stands in a corpus' bytes. */
export interface StrictDocument {
	readonly name: string;
	/** `noeol` among them, without a value. */
	readonly attributes: readonly AttributeValue[];
	readonly line: number;
	/** In bytes; escapes and all. */
	readonly body: Span;
	readonly isClosed: boolean;
	/** How many bytes the line end at the end of the body takes. */
	readonly lastLineEnd: 0 | 1 | 2;
	/** Whether the body's last line is an empty one, with a line end. */
	readonly endsInEmptyLine: boolean;
}

/** What takes documents as they are read. */
export interface StrictDocuments {
	readonly length: number;
	push(document: StrictDocument): unknown;
}

/** A corpus' bytes taken apart. */
export interface StrictReading<Documents = readonly StrictDocument[]> {
	readonly documents: Documents;
	/** What belongs to no document and is not blank. */
	readonly outside: readonly Span[];
	readonly refusals: readonly Refusal[];
}

/** Most documents have no attributes, and share this. */
const none: readonly AttributeValue[] = [];

interface Open {
	readonly delimiter: DelimiterLine;
	readonly line: number;
	readonly bodyFrom: number;
	closed: { readonly at: number; readonly lastLineEnd: 0 | 1 | 2; readonly endsInEmptyLine: boolean } | undefined;
}

/**
 * Reads a corpus' bytes by the strict grammar: a line that is reserved must be a delimiter of the dialect to the letter or escaped, and
 * everything outside of the reserved pattern is text. With `recover`, lines count as the outline takes them. Bytes are put in as they come, in
 * whole lines; what is kept is proportional to the number of documents.
 */
export class StrictScanner<Documents extends StrictDocuments> {
	readonly #documents: Documents;
	readonly #outside: Span[] = [];
	readonly #refusals: Refusal[] = [];
	readonly #dialect: Dialect;
	readonly #recover: boolean;
	#open: Open | undefined;
	#line = -1;
	/** Where text that belongs to no document starts; undefined within a document. */
	#outsideFrom: number | undefined;
	#isOutsideBlank = true;
	#lastLineEnd: 0 | 1 | 2 = 0;
	#isLastLineEmpty = false;
	/** The present line is too long to be a delimiter; what is left of it is passed over. */
	#isPassing = false;

	/** `start` is where the first line starts: behind a byte-order mark. `documents` is empty, a list or something that needs less room. */
	constructor(dialect: Dialect, recover: boolean, start: number, documents: Documents) {
		this.#documents = documents;
		this.#dialect = dialect;
		this.#recover = recover;
		this.#outsideFrom = start;
	}

	/**
	 * Reads the whole lines in `bytes`, which stand at `offset` in the file, and answers how many bytes they take; the caller puts in the rest again,
	 * with what follows. At the end of the file (`isLast`) the last line needs no line end.
	 */
	scan(bytes: Uint8Array, offset: number, isLast: boolean): number {
		let from = 0;
		let carriageReturn = bytes.indexOf(0x0d);
		let lineFeed = bytes.indexOf(0x0a);
		while (from < bytes.length) {
			if (lineFeed >= 0 && lineFeed < from) lineFeed = bytes.indexOf(0x0a, from);
			let to = lineFeed;
			if (carriageReturn >= 0 && carriageReturn < from) carriageReturn = bytes.indexOf(0x0d, from);
			if (carriageReturn >= 0 && (to < 0 || carriageReturn < to)) to = carriageReturn;
			let next = to + 1;
			if (to < 0) {
				if (!isLast) break;
				to = next = bytes.length;
			} else if (bytes[to] === 0x0d) {
				// Whether an LF follows is known only with the byte that follows.
				if (next === bytes.length && !isLast) break;
				if (bytes[next] === 0x0a) next++;
			}
			if (this.#isPassing) this.#pass(bytes, { from, to, next }, offset);
			else this.#read(bytes, { from, to, next }, offset);
			from = next;
		}
		if (from > 0 || isLast || bytes.length <= longestDelimiterBytes) return from;
		// A CR at the very end may have an LF behind it.
		const taken = bytes.length - 1;
		if (!this.#isPassing) this.#startLongLine(bytes);
		this.#noteOutside(bytes, 0, taken);
		this.#isPassing = true;
		return taken;
	}

	/** What was read, once all bytes have been put in. `end` is the file's size. */
	finish(end: number): StrictReading<Documents> {
		this.#finishDocument(end);
		return { documents: this.#documents, outside: this.#outside, refusals: this.#refusals };
	}

	#startLongLine(bytes: Uint8Array): void {
		this.#line++;
		const head = new ReservedHead();
		head.read(bytes, 0, bytes.length);
		if (head.verdict && !head.startsWithBackslash)
			this.#refuse('CF109', `This line is reserved for delimiters, but is longer than the ${longestDelimiterBytes} bytes that one may have.`);
	}

	/** The end of a long line. */
	#pass(bytes: Uint8Array, { from, to, next }: LineSpan, offset: number): void {
		this.#isPassing = false;
		this.#noteOutside(bytes, from, to);
		this.#endLine({ from: from + offset, to: to + offset, next: next + offset }, false);
	}

	#read(bytes: Uint8Array, span: LineSpan, offset: number): void {
		this.#line++;
		const found = readByteLine(bytes, span, this.#dialect, this.#recover);
		if (found?.problem) this.#refuse(found.problem.rule, found.problem.message);
		const delimiter = found?.delimiter;
		if (delimiter?.kind === 'opener') {
			this.#finishDocument(offset + span.from);
			this.#open = { delimiter, line: this.#line, bodyFrom: offset + (found?.textAfter ?? span.next), closed: undefined };
			// Text behind a delimiter that recovery took is the body's first line.
			this.#lastLineEnd = found?.textAfter === undefined ? 0 : lineEndOf(span);
			this.#isLastLineEmpty = false;
			return;
		}
		if (delimiter?.kind === 'end') {
			if (this.#readEnd(delimiter, offset + span.from, offset + span.next)) return;
		} else this.#noteOutside(bytes, span.from, span.to);
		this.#endLine(span, span.to === span.from);
	}

	/** Whether the marker closed a document. */
	#readEnd(delimiter: DelimiterLine, at: number, next: number): boolean {
		const open = this.#open;
		if (!open || open.closed !== undefined || escapesBodies(this.#dialect)) {
			this.#refuse('CF111', 'An end marker stands where no document is open.');
			if (this.#outsideFrom !== undefined) this.#isOutsideBlank = false;
			return false;
		}
		if (delimiter.nameSpan && delimiter.name !== open.delimiter.name)
			this.#refuse('CF112', `The end marker names ${delimiter.name}, but the document is ${open.delimiter.name}.`);
		open.closed = { at, lastLineEnd: this.#lastLineEnd, endsInEmptyLine: this.#isLastLineEmpty };
		this.#outsideFrom = next;
		this.#isOutsideBlank = true;
		return true;
	}

	#finishDocument(end: number): void {
		if (this.#outsideFrom !== undefined && !this.#isOutsideBlank) this.#outside.push({ from: this.#outsideFrom, to: end });
		this.#outsideFrom = undefined;
		this.#isOutsideBlank = true;
		const open = this.#open;
		this.#open = undefined;
		if (!open) return;
		const { name, attributes } = open.delimiter;
		const { closed } = open;
		this.#documents.push({
			// The document outlives the line that its name was read from.
			name: detached(name),
			attributes: attributes.length === 0 ? none : attributes.map(({ key, value }) => ({ key, value })),
			line: open.line,
			body: { from: open.bodyFrom, to: closed?.at ?? end },
			isClosed: closed !== undefined,
			lastLineEnd: closed?.lastLineEnd ?? this.#lastLineEnd,
			endsInEmptyLine: closed?.endsInEmptyLine ?? this.#isLastLineEmpty,
		});
		if (closed !== undefined || escapesBodies(this.#dialect)) return;
		this.#refusals.push({ rule: 'CF110', message: `${name} has no end marker.`, line: open.line, ordinal: this.#documents.length - 1 });
	}

	#endLine(span: LineSpan, isEmpty: boolean): void {
		this.#lastLineEnd = lineEndOf(span);
		this.#isLastLineEmpty = isEmpty && this.#lastLineEnd > 0;
	}

	#noteOutside(bytes: Uint8Array, from: number, to: number): void {
		if (this.#outsideFrom === undefined || !this.#isOutsideBlank) return;
		for (let index = from; index < to; index++) {
			const byte = bytes[index]!;
			if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) continue;
			this.#isOutsideBlank = false;
			return;
		}
	}

	#refuse(rule: string, message: string): void {
		this.#refusals.push({ rule, message, line: this.#line, ordinal: this.#documents.length + (this.#open ? 0 : -1) });
	}
}

function lineEndOf({ to, next }: LineSpan): 0 | 1 | 2 {
	return next === to ? 0 : next === to + 1 ? 1 : 2;
}

interface ByteLineReading {
	readonly delimiter: DelimiterLine | undefined;
	readonly problem: { readonly rule: string; readonly message: string } | undefined;
	/** In bytes, from the start of `bytes`. */
	readonly textAfter: number | undefined;
}

function readByteLine(bytes: Uint8Array, span: LineSpan, dialect: Dialect, recover: boolean): ByteLineReading | undefined {
	const isReservedLine = isReservedBytes(bytes, span);
	if (!isReservedLine && !recover && !(dialect.wrapped && bytes[span.from] === 0x3e) && !(dialect.wrapped && bytes[span.from] === 0x46))
		return undefined;
	if (!isReservedLine && recover && !mayBeDelimiterBytes(bytes, span.from, span.to)) return undefined;
	if (span.to - span.from > longestDelimiterBytes)
		return isReservedLine
			? {
					delimiter: undefined,
					problem: {
						rule: 'CF109',
						message: `This line is reserved for delimiters, but is longer than the ${longestDelimiterBytes} bytes that one may have.`,
					},
					textAfter: undefined,
				}
			: undefined;
	const decoded = decodeStrictly(bytes, span.from, span.to);
	const line = decoded ?? decodeLeniently(bytes, span.from, span.to);
	const strict = decoded === undefined ? undefined : readStrict(line, dialect);
	if (strict) return { delimiter: strict, problem: undefined, textAfter: undefined };
	if (!isReservedLine && !recover) return undefined;
	const reading = readLine(line, dialect);
	if (reading?.kind === 'escaped' || (reading?.kind === 'suspect' && !isReservedLine)) return undefined;
	const first = reading?.problems[0];
	const problem = {
		rule: first?.rule ?? (reading?.kind === 'end' ? 'CF111' : decoded === undefined ? 'CF134' : 'CF109'),
		message: first?.message ?? 'This line is reserved for delimiters, but is none and is not escaped.',
	};
	const textAfter = reading?.textAfter === undefined ? undefined : span.from + encoder.encode(line.slice(0, reading.textAfter)).length;
	return { delimiter: recover ? reading?.delimiter : undefined, problem, textAfter };
}

const encoder = new TextEncoder();
