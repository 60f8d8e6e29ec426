/**
 * Features are known by 32-bit hashes alone: of a template's number and of what stands in it. The same functions serve
 * training and reading, so that a feature has one key. Collisions are as rare as the keys are many (0.02 % with a million).
 */

/** Mixes two 32-bit numbers into one; not commutative. */
export function mix(left: number, right: number): number {
	let hash = Math.imul(left, 0x9e3779b1) ^ right;
	hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return hash ^ (hash >>> 16);
}

/** The hash of the UTF-16 units of a string's part. */
export function hashText(text: string, from = 0, to = text.length): number {
	let hash = 0x811c9dc5;
	for (let index = from; index < to; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	return mix(hash, to - from);
}

/** A growing list of feature keys, reused from token to token. */
export class FeatureSink {
	keys = new Int32Array(256);
	count = 0;

	clear(): void {
		this.count = 0;
	}

	add(template: number, value: number): void {
		if (this.count === this.keys.length) {
			const larger = new Int32Array(this.keys.length * 2);
			larger.set(this.keys);
			this.keys = larger;
		}
		this.keys[this.count++] = mix(template, value);
	}
}
