import { sha256Hex } from '../util/hash.ts';

/**
 * What identifies a finding wherever its document moves to: the first 16 hexadecimal digits of the SHA-256 of rule, document name, hash
 * of the document's content, and the number of the occurrence in it, counted from 0 (cli.md). Where a corpus holds the same document several
 * times, `copy` counts those before this one.
 */
export function fingerprint(rule: string, documentName: string, contentHash: string, occurrence: number, copy = 0): string {
	const identity = [rule, documentName, contentHash, occurrence];
	return sha256Hex(JSON.stringify(copy === 0 ? identity : [...identity, copy])).slice(0, 16);
}
