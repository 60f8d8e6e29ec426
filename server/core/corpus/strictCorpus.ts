/// <reference path="../source/textCodec.d.ts" />
import type { Span } from '../source/span.ts';
import { isReservedBytes } from './byteEscape.ts';
import { byteLineSpans, decodeLeniently, decodeStrictly } from './byteLines.ts';
import { mayBeDelimiterBytes } from './candidate.ts';
import type { DelimiterLine } from './delimiter.ts';
import type { Dialect } from './dialect.ts';
import { readLine } from './lineReader.ts';
import type { LineSpan } from './lines.ts';
import type { Refusal } from './refusals.ts';
import { type AttributeValue, escapesBodies } from './render.ts';
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
}

/** A corpus' bytes taken apart. */
export interface StrictReading {
	readonly documents: readonly StrictDocument[];
	/** What belongs to no document and is not blank. */
	readonly outside: readonly Span[];
	readonly refusals: readonly Refusal[];
}

interface Open {
	readonly delimiter: DelimiterLine;
	readonly line: number;
	readonly bodyFrom: number;
	closedAt: number | undefined;
	outsideFrom: number | undefined;
}

/**
 * Reads a corpus' bytes by the strict grammar: a line that is reserved must be a delimiter of the dialect to the letter or escaped, and
 * everything outside of the reserved pattern is text. With `recover`, lines count as the outline takes them.
 */
export function readCorpusBytes(bytes: Uint8Array, dialect: Dialect, recover: boolean): StrictReading {
	const documents: StrictDocument[] = [];
	const outside: Span[] = [];
	const refusals: Refusal[] = [];
	const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
	let open: Open | undefined;
	let lineNumber = -1;
	const refuse = (rule: string, message: string, line = lineNumber): void =>
		void refusals.push({ rule, message, line, ordinal: documents.length + (open ? 0 : -1) });
	const finish = (end: number): void => {
		if (!open) {
			addOutside(bytes, outside, start, end);
			return;
		}
		documents.push({
			name: open.delimiter.name,
			attributes: open.delimiter.attributes.map(({ key, value }) => ({ key, value })),
			line: open.line,
			body: { from: open.bodyFrom, to: open.closedAt ?? end },
			isClosed: open.closedAt !== undefined,
		});
		if (open.closedAt === undefined && !escapesBodies(dialect)) refuse('CF110', `${open.delimiter.name} has no end marker.`, open.line);
		if (open.outsideFrom !== undefined) addOutside(bytes, outside, open.outsideFrom, end);
	};
	for (const span of byteLineSpans(bytes, start)) {
		lineNumber++;
		const found = readByteLine(bytes, span, dialect, recover);
		if (!found) continue;
		if (found.problem) refuse(found.problem.rule, found.problem.message);
		const { delimiter } = found;
		if (delimiter?.kind === 'opener') {
			finish(span.from);
			open = { delimiter, line: lineNumber, bodyFrom: found.textAfter ?? span.next, closedAt: undefined, outsideFrom: undefined };
		} else if (delimiter?.kind === 'end') {
			if (!open || open.closedAt !== undefined || escapesBodies(dialect)) refuse('CF111', 'An end marker stands where no document is open.');
			else {
				if (delimiter.nameSpan && delimiter.name !== open.delimiter.name)
					refuse('CF112', `The end marker names ${delimiter.name}, but the document is ${open.delimiter.name}.`);
				open.closedAt = span.from;
				open.outsideFrom = span.next;
			}
		}
	}
	finish(bytes.length);
	return { documents, outside, refusals };
}

interface ByteLineReading {
	readonly delimiter: DelimiterLine | undefined;
	readonly problem: { readonly rule: string; readonly message: string } | undefined;
	/** In bytes, from the start of the corpus. */
	readonly textAfter: number | undefined;
}

function readByteLine(bytes: Uint8Array, span: LineSpan, dialect: Dialect, recover: boolean): ByteLineReading | undefined {
	const isReservedLine = isReservedBytes(bytes, span);
	if (!isReservedLine && !recover && !(dialect.wrapped && bytes[span.from] === 0x3e) && !(dialect.wrapped && bytes[span.from] === 0x46))
		return undefined;
	if (!isReservedLine && recover && !mayBeDelimiterBytes(bytes, span.from, span.to)) return undefined;
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

function addOutside(bytes: Uint8Array, outside: Span[], from: number, to: number): void {
	for (let index = from; index < to; index++) {
		const byte = bytes[index]!;
		if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) continue;
		outside.push({ from, to });
		return;
	}
}
