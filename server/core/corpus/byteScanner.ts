/// <reference path="../source/textCodec.d.ts" />
import { createText } from '../source/chunkedText.ts';
import { mayBeDelimiterBytes } from './candidate.ts';
import type { Dialect } from './dialect.ts';
import { DocumentFlag, type DocumentIndex, IndexColumns } from './documentIndex.ts';
import { createLineKernel, type LineKernel, windowBytes, windowOffset } from './lineKernel.ts';
import { readLine } from './lineReader.ts';
import { isPlainOpenerInBytes, plainOpenerHead } from './plainOpener.ts';
import { escapesBodies } from './render.ts';
import { bodyFlag, voteOnDialect } from './scanner.ts';

/**
 * Finds where documents start in a file's bytes, whatever the file's size.
 *
 * The rules are those of `scanDocuments`, and so are the answers: both read the same lines with the same `readLine`. But a gigabyte is not
 * decoded to find a few thousand lines. A kernel (lineKernel.ts) finds line ends at memory speed and dismisses nearly all lines by their first and
 * last byte; only what remains is decoded.
 */

/** The longest line that may be a delimiter, in bytes. A longer one is text: it could not be held without letting memory follow the file's size. */
export const longestDelimiterBytes = 1024 * 1024;

/** As many bytes as the dialect's vote can look at: 256 Ki units take no more than three bytes each, and a last line may go on behind them. */
export const voteBytes = 1024 * 1024;

/** The dialect of a file by its first `voteBytes` bytes (or all, if it has fewer). */
export function voteOnBytes(head: Uint8Array): Dialect {
	return voteOnDialect(createText(decoder.decode(head))).dialect;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

let kernel: LineKernel | undefined;

/** One kernel serves all scans: none of them keeps anything in it between two calls. */
function sharedKernel(): LineKernel {
	kernel ??= createLineKernel();
	return kernel;
}

const LF = 0x0a;
const CR = 0x0d;

/** A scan under way: whole lines are put in, documents come out. */
export class ByteScanner {
	/** The line, counted from 0, that comes next. */
	line: number;
	readonly #columns = new IndexColumns(1024);
	readonly #dialect: Dialect;
	readonly #isClosedDialect: boolean;
	/** How a plain opener starts; undefined in dialects in which a bare word is no name. */
	readonly #plainHead: Uint8Array | undefined;
	readonly #kernel = sharedKernel();
	/** The present line has been found too long to be a delimiter; what is left of it is passed over. */
	#isPassing = false;

	/** `known` are documents found before, of which the first `count` are kept; the scan goes on at the start of a line behind them. */
	constructor(dialect: Dialect, known?: { readonly index: DocumentIndex; readonly count: number; readonly line: number }) {
		this.#dialect = dialect;
		this.#isClosedDialect = !escapesBodies(dialect);
		const plainHead = plainOpenerHead(dialect);
		this.#plainHead = plainHead === undefined ? undefined : new TextEncoder().encode(plainHead);
		this.line = known?.line ?? 0;
		if (known) this.#columns.copy(known.index, 0, known.count, 0, 0);
	}

	/** What has been found so far. Its columns are those of the scan: `count` of them will not change any more, but for the last one's flags. */
	index(complete: boolean): DocumentIndex {
		if (complete) this.#columns.trim();
		const { count, start, line, flags } = this.#columns;
		return { space: 'byte', dialect: this.#dialect, count, start, line, flags, complete };
	}

	/**
	 * Scans the whole lines in `bytes`, which stand at `offset` in the file, and answers how many bytes they take; the caller puts in the
	 * rest again, with what follows. At the end of the file (`isLast`) the last line needs no line end.
	 */
	scan(bytes: Uint8Array, offset: number, isLast: boolean): number {
		// Whether an LF follows a CR at the very end is known only with the byte that follows.
		const limit = !isLast && bytes[bytes.length - 1] === CR ? bytes.length - 1 : bytes.length;
		const { found, window } = this.#kernel;
		const inWindow = windowOffset(this.#kernel);
		let from = 0;
		while (from < limit) {
			let end = Math.min(limit, from + windowBytes);
			if (end < limit && bytes[end - 1] === CR) end--;
			window.set(bytes.subarray(from, end));
			this.#kernel.find(end - from, this.line);
			const { count, taken } = this.#kernel;
			for (let at = 0; at < count * 3; at += 3) {
				const lineFrom = found[at]! - inWindow + from;
				this.line = found[at + 2]!;
				this.#consider(bytes, lineFrom, found[at + 1]! - inWindow + from, offset);
			}
			this.line = this.#kernel.line;
			if (taken > 0) from += taken;
			else if (end === limit) break;
			else {
				const next = endOfLongLine(bytes, end, limit);
				if (next === undefined) break;
				this.#consider(bytes, from, next.end, offset);
				this.line++;
				from = next.next;
			}
		}
		if (isLast && from < bytes.length) {
			this.#consider(bytes, from, bytes.length, offset);
			this.line++;
			from = bytes.length;
		}
		if (from > 0) this.#isPassing = false;
		else if (bytes.length > longestDelimiterBytes) {
			this.#isPassing = true;
			// A CR at the very end may have an LF behind it.
			return bytes.length - 1;
		}
		return from;
	}

	#consider(bytes: Uint8Array, from: number, to: number, offset: number): void {
		if (from === 0 && this.#isPassing) return;
		if (mayBeDelimiterBytes(bytes, from, to)) this.#read(bytes, from, to, offset + from);
	}

	#read(bytes: Uint8Array, from: number, to: number, start: number): void {
		if (this.#plainHead && isPlainOpenerInBytes(bytes, from, to, this.#plainHead)) {
			this.#columns.push(start, this.line, 0);
			return;
		}
		const reading = to - from > longestDelimiterBytes ? undefined : readLine(decoder.decode(bytes.subarray(from, to)), this.#dialect);
		if (!reading) return;
		const columns = this.#columns;
		if (reading.kind === 'opener') columns.push(start, this.line, reading.delimiter?.valid ? 0 : DocumentFlag.Malformed);
		else if (columns.count > 0) columns.flags[columns.count - 1]! |= bodyFlag(reading.kind, columns.flags[columns.count - 1]!, this.#isClosedDialect);
	}
}

/** Where the line ends that goes on at `from`, and where the next one starts; undefined where that is behind `limit`. */
function endOfLongLine(bytes: Uint8Array, from: number, limit: number): { readonly end: number; readonly next: number } | undefined {
	for (let index = from; index < limit; index++) {
		if (bytes[index] === LF) return { end: index, next: index + 1 };
		if (bytes[index] === CR) return { end: index, next: bytes[index + 1] === LF ? index + 2 : index + 1 };
	}
	return undefined;
}
