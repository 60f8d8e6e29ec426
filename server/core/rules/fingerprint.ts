import { sha256After } from '../util/hash.ts';

/**
 * What identifies a finding wherever its document moves to: the first 16 hexadecimal digits of the SHA-256 of rule, document name, hash
 * of the document's content, and the number of the occurrence in it, counted from 0 (cli.md). Where a corpus holds the same document several
 * times, `copy` counts those before this one.
 */
export function fingerprint(rule: string, documentName: string, contentHash: string, occurrence: number, copy = 0): string {
	if (last?.rule !== rule || last.documentName !== documentName || last.contentHash !== contentHash) {
		const start = JSON.stringify([rule, documentName, contentHash]).slice(0, -1);
		last = { rule, documentName, contentHash, hashOf: sha256After(start) };
	}
	return last.hashOf(copy === 0 ? `,${occurrence}]` : `,${occurrence},${copy}]`).slice(0, 16);
}

/** A document may have a hundred thousand findings of one rule, and a name as long as a book. */
let last: { readonly rule: string; readonly documentName: string; readonly contentHash: string; hashOf(rest: string): string } | undefined;
