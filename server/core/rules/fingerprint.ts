import { sha256Hex } from '../util/hash.ts';

/**
 * What identifies a finding wherever its document moves to: the first 16 hexadecimal digits of the SHA-256 of rule, document name, hash
 * of the document's content, and the number of the occurrence in it, counted from 0 (cli.md).
 */
export function fingerprint(rule: string, documentName: string, contentHash: string, occurrence: number): string {
	return sha256Hex(JSON.stringify([rule, documentName, contentHash, occurrence])).slice(0, 16);
}
