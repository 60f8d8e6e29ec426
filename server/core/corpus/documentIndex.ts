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
