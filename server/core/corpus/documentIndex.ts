import { grown } from '../util/grown.ts';
import type { Dialect } from './dialect.ts';

/** Bits of `DocumentIndex.flags`. */
export const DocumentFlag = {
	/** The opener is no valid delimiter; its document was opened by recovery (format.md, Recovery). */
	Malformed: 1,
	/** The document has an end marker of its own. */
	Closed: 2,
	/** A reserved line inside the body is neither escaped nor a delimiter. */
	ReservedInBody: 4,
} as const;

/**
 * Where the documents of a corpus stand, as columns: 13 bytes a document, whatever the file's size.
 * Document i runs from `start[i]` to `start[i + 1]`, or to the end. Columns may be longer than `count`.
 */
export interface DocumentIndex {
	/** The unit of `start`: bytes for a file on disk, UTF-16 units for an open text. */
	readonly space: 'byte' | 'utf16';
	readonly dialect: Dialect;
	readonly count: number;
	readonly start: Float64Array;
	/** The 0-based line of each opener. */
	readonly line: Uint32Array;
	readonly flags: Uint8Array;
	/** False while a scan is under way: the documents so far are right, more may follow. */
	readonly complete: boolean;
}

/** Columns under construction: they grow by doubling, and are handed over without a copy. */
export class IndexColumns {
	count = 0;
	start: Float64Array;
	line: Uint32Array;
	flags: Uint8Array;

	constructor(capacity: number) {
		this.start = new Float64Array(capacity);
		this.line = new Uint32Array(capacity);
		this.flags = new Uint8Array(capacity);
	}

	push(start: number, line: number, flags: number): void {
		this.#reserve(this.count + 1);
		this.start[this.count] = start;
		this.line[this.count] = line;
		this.flags[this.count] = flags;
		this.count++;
	}

	/** Adds documents of another index, moved by a number of units and of lines. */
	copy(index: DocumentIndex, from: number, to: number, byUnits: number, byLines: number): void {
		if (from >= to) return;
		this.#reserve(this.count + to - from);
		if (byUnits === 0 && byLines === 0) {
			this.start.set(index.start.subarray(from, to), this.count);
			this.line.set(index.line.subarray(from, to), this.count);
		} else {
			for (let ordinal = from, target = this.count; ordinal < to; ordinal++, target++) {
				this.start[target] = index.start[ordinal]! + byUnits;
				this.line[target] = index.line[ordinal]! + byLines;
			}
		}
		this.flags.set(index.flags.subarray(from, to), this.count);
		this.count += to - from;
	}

	/** Gives back the room that nothing has been put into. */
	trim(): void {
		if (this.start.length === this.count) return;
		this.start = this.start.slice(0, this.count);
		this.line = this.line.slice(0, this.count);
		this.flags = this.flags.slice(0, this.count);
	}

	#reserve(needed: number): void {
		if (needed <= this.start.length) return;
		const capacity = Math.max(64, needed, this.start.length * 2);
		this.start = grown(this.start, capacity);
		this.line = grown(this.line, capacity);
		this.flags = grown(this.flags, capacity);
	}
}
