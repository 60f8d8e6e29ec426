import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesAsFile } from '../../server/cli/files/byteFile.ts';
import { byteChanges, unitsToBytes } from '../../server/cli/rewrite/byteChanges.ts';
import { ChangedCopy } from '../../server/cli/rewrite/changedCopy.ts';
import type { TextChange } from '../../server/core/source/text.ts';

/** Bytes among which valid UTF-8, broken UTF-8 and line ends are all frequent. */
const anyBytes = fc
	.array(
		fc.oneof(
			fc.string({ unit: 'grapheme', maxLength: 4 }).map(text => [...Buffer.from(text)]),
			fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 3 }),
			fc.constantFrom([0xf0, 0x9f, 0x98], [0xed, 0xa0, 0x80], [0xe2, 0x82], [0xc0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0x0d, 0x0a]),
		),
		{ maxLength: 12 },
	)
	.map(parts => Uint8Array.from(parts.flat()));

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** The bytes with some changes of their text. */
async function edited(bytes: Uint8Array, changes: readonly TextChange[], firstByte: number): Promise<Buffer> {
	const pieces: Buffer[] = [];
	const copy = new ChangedCopy(bytesAsFile(bytes), async () => ({ write: async piece => void pieces.push(Buffer.from(piece)) }));
	await copy.change(byteChanges(bytes, changes, firstByte, 0));
	await copy.finish(true);
	return Buffer.concat(pieces);
}

describe('edits of bytes', () => {
	it('finds the byte of every unit as the decoder of the platform counts', () => {
		fc.assert(
			fc.property(anyBytes, bytes => {
				const text = decode(bytes);
				const units = [0];
				for (const character of text) units.push(units.at(-1)! + character.length);
				const offsets = unitsToBytes(bytes, units, 0);
				expect(offsets[0]).toBe(0);
				expect(offsets.at(-1)).toBe(bytes.length);
				for (let index = 0; index + 1 < units.length; index++) {
					expect(decode(bytes.subarray(offsets[index], offsets[index + 1]))).toBe(text.slice(units[index], units[index + 1]));
				}
			}),
			{ numRuns: 1000 },
		);
	});

	it('changes nothing outside the edits', async () => {
		await fc.assert(
			fc.asyncProperty(anyBytes, fc.nat(), fc.string(), async (bytes, seed, insert) => {
				const characters = [...decode(bytes)];
				const at = characters.slice(0, seed % (characters.length + 1)).join('').length;
				const [offset] = unitsToBytes(bytes, [at], 0);
				expect([...(await edited(bytes, [{ from: at, to: at, insert }], 0))]).toEqual([
					...bytes.subarray(0, offset),
					...Buffer.from(insert),
					...bytes.subarray(offset),
				]);
			}),
			{ numRuns: 500 },
		);
	});

	it('counts from after a byte-order mark', async () => {
		const bytes = Buffer.from('\ufeffabc');
		expect((await edited(bytes, [{ from: 1, to: 2, insert: 'x' }], 3)).toString()).toBe('\ufeffaxc');
	});
});
