import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';

/**
 * A unified diff between two states of a file; empty where they are equal. It works on bytes, each taken for one character, so that `patch` and
 * `git apply` reproduce the new state exactly, whatever the encoding.
 */
export function unifiedDiff(file: string, before: Uint8Array, after: Uint8Array): Uint8Array {
	const name = Buffer.from(file.replace(/^\/+/, ''), 'utf8').toString('latin1');
	const patch = structuredPatch(`a/${name}`, `b/${name}`, latin1(before), latin1(after), undefined, undefined, { context: 3 });
	return patch.hunks.length === 0 ? new Uint8Array() : Buffer.from(formatPatch(patch, FILE_HEADERS_ONLY), 'latin1');
}

function latin1(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
