import { createHash, type Hash } from 'node:crypto';
import type { AttributeValue } from '../../core/corpus/render.ts';
import type { Entry } from './entry.ts';

/** As many bytes of a SHA-256 as tell documents apart. */
const digestBytes = 16;

/**
 * What reading the result must give back: a digest of each document in order. A writer says what it writes, with `expect` or by handing on what `tee` gives;
 * `check` reads the result again and compares.
 */
export class Proof {
	readonly #digests: Buffer[] = [];

	/** The document is written as it is: the entry that is given in its place takes its digest while it is read. */
	tee(entry: Entry): Entry {
		const { name, attributes, content } = entry;
		const digests = this.#digests;
		return {
			name,
			attributes,
			content: {
				lastByte: () => content.lastByte(),
				async *pieces() {
					const hash = startHash(name, attributes);
					for await (const piece of content.pieces()) {
						hash.update(piece);
						yield piece;
					}
					digests.push(hash.digest().subarray(0, digestBytes));
				},
			},
		};
	}

	/** The document is written as this. */
	expect(name: string, attributes: readonly AttributeValue[], content: Uint8Array | string): void {
		this.#digests.push(startHash(name, attributes).update(content).digest().subarray(0, digestBytes));
	}

	/** What is wrong with documents that were read back, in words; undefined where they are those that were expected. Folders keep no order. */
	async check(entries: AsyncIterable<Entry>, keepsOrder: boolean): Promise<string | undefined> {
		const expected = keepsOrder ? this.#digests : [...this.#digests].sort(Buffer.compare);
		const found: { name: string; digest: Buffer }[] = [];
		let ordinal = 0;
		for await (const { name, attributes, content } of entries) {
			const hash = startHash(name, attributes);
			for await (const piece of content.pieces()) hash.update(piece);
			const digest = hash.digest().subarray(0, digestBytes);
			if (!keepsOrder) found.push({ name, digest });
			else if (ordinal < expected.length && !digest.equals(expected[ordinal]!)) return `document ${ordinal + 1} (${name}) is not what was written`;
			ordinal++;
		}
		if (ordinal !== expected.length) return `there are ${ordinal} documents where ${expected.length} were written`;
		const different = found
			.sort((one, other) => Buffer.compare(one.digest, other.digest))
			.find(({ digest }, index) => !digest.equals(expected[index]!));
		return different && `${different.name} is not what was written`;
	}
}

function startHash(name: string, attributes: readonly AttributeValue[]): Hash {
	// Their order says nothing: a table has them in the order of its columns.
	const pairs = attributes.map(({ key, value }) => [key, value] as const).sort(([a], [b]) => (a < b ? -1 : 1));
	return createHash('sha256').update(JSON.stringify([name, pairs]));
}
