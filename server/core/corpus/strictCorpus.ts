import type { Dialect } from './dialect.ts';
import { type StrictDocument, type StrictReading, StrictScanner } from './strictScanner.ts';

/** Reads a corpus' bytes by the strict grammar, or, with `recover`, as the outline takes them (see `StrictScanner`). */
export function readCorpusBytes(bytes: Uint8Array, dialect: Dialect, recover: boolean): StrictReading {
	const start = byteOrderMarkLength(bytes);
	const scanner = new StrictScanner<StrictDocument[]>(dialect, recover, start, []);
	scanner.scan(bytes.subarray(start), start, true);
	return scanner.finish(bytes.length);
}

/** How many bytes a byte-order mark takes at the start of a file: 3 or 0. */
export function byteOrderMarkLength(head: Uint8Array): 0 | 3 {
	return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
}
