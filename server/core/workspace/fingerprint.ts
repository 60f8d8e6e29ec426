import { sha256Hex } from '../util/hash.ts';

/** What a finding is known by when lines have moved. */
export interface FindingIdentity {
	readonly rule: string;
	/** Empty for findings before the first document. */
	readonly documentName: string;
	/** From `contentHash`. */
	readonly contentHash: string;
	/** Counts the findings of one rule in one document from 0. */
	readonly occurrence: number;
}

/** The hash that suppressions and fingerprints use for a document's content: SHA-256 of its UTF-8, 64 lower-case hex digits. */
export function contentHash(content: string | Uint8Array): string {
	return sha256Hex(content);
}

/**
 * The first 16 hex digits of the SHA-256 of rule, document name, content hash and occurrence, with a NUL between them (which no name can hold).
 * It stays when the document moves within its corpus or to another one, and changes with the content.
 */
export function fingerprint(identity: FindingIdentity): string {
	return sha256Hex([identity.rule, identity.documentName, identity.contentHash, String(identity.occurrence)].join('\0')).slice(0, 16);
}
