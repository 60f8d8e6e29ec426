import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The SHA-256 of bytes, or of a string's UTF-8, as 64 lower-case hex digits (FIPS 180-4). */
export function sha256Hex(content: Uint8Array | string): string {
	return bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content));
}

/** `sha256Hex` of texts that start alike: what they share is hashed once. */
export function sha256After(start: string): (rest: string) => string {
	const begun = sha256.create().update(utf8ToBytes(start));
	return rest => bytesToHex(begun.clone().update(utf8ToBytes(rest)).digest());
}

/**
 * A fast 96-bit key for caches within one process: three multiplicative hashes over UTF-16 units.
 * Not stable across versions and not for anything that leaves the process; fingerprints use `sha256Hex`.
 */
export function contentKey(text: string): string {
	let a = 0x811c9dc5 ^ text.length;
	let b = 0x9e3779b9 ^ text.length;
	let c = 0x85ebca6b;
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		a = Math.imul(a ^ unit, 0x01000193);
		b = Math.imul(b ^ unit, 0x5bd1e995) ^ (b >>> 15);
		c = Math.imul(c ^ (unit + a), 0xc2b2ae35) ^ (c >>> 13);
	}
	return `${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}-${(c >>> 0).toString(36)}-${text.length.toString(36)}`;
}
