import type { Span } from '../source/span.ts';

/** What a scan of the file's bytes found that an editor does not show. Spans and offsets are in bytes; line numbers are 0-based. */
export interface DiskFacts {
	readonly byteLength: number;
	/** A byte-order mark at offset 0. */
	readonly startsWithByteOrderMark: boolean;
	readonly lineEnds: { readonly lf: number; readonly crlf: number; readonly cr: number; readonly firstOdd: number | undefined };
	readonly endsWithLineEnd: boolean;
	/** Stretches that are no UTF-8, at most 1,000 of them. */
	readonly invalidUtf8: readonly { readonly line: number; readonly span: Span }[];
	/** Of each document in order: the real size and hash of its decoded content, where `bytes` or `sha256` is declared. */
	readonly contents: readonly (ContentFacts | undefined)[];
}

export interface ContentFacts {
	readonly bytes: number;
	/** Lower-case hex; undefined unless the document declares one. */
	readonly sha256: string | undefined;
}
