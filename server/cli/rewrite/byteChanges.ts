import type { TextChange } from '../../core/source/text.ts';

/** Replaces the bytes `from`..`to` of a file by `insert`. Lists of changes are sorted and do not overlap. */
export interface ByteChange {
	readonly from: number;
	readonly to: number;
	readonly insert: Uint8Array;
}

/**
 * Changes of a text as changes of the bytes that it was decoded from, so that not one byte outside of them changes: no invalid sequence, no byte-order
 * mark, no line end. The text starts at `bytes[firstByte]` (behind a mark that it does not hold), and the bytes at `offset` in their file.
 */
export function byteChanges(bytes: Uint8Array, changes: readonly TextChange[], firstByte: number, offset: number): readonly ByteChange[] {
	const ends = unitsToBytes(
		bytes,
		changes.flatMap(change => [change.from, change.to]),
		firstByte,
	);
	return changes.map(({ insert }, index) => ({
		from: offset + ends[index * 2]!,
		to: offset + ends[index * 2 + 1]!,
		insert: Buffer.from(insert, 'utf8'),
	}));
}

/** The byte offsets of ascending UTF-16 offsets. What is no UTF-8 counts as the decoder of the Encoding Standard counts it: one unit for each maximal part. */
export function unitsToBytes(bytes: Uint8Array, units: readonly number[], firstByte: number): number[] {
	const found: number[] = [];
	let unit = 0;
	let index = firstByte;
	for (const wanted of units) {
		while (unit < wanted && index < bytes.length) {
			const length = bytes[index]! < 0x80 ? 1 : sequenceLength(bytes, index);
			unit += length === 4 ? 2 : 1;
			index += length;
		}
		found.push(index);
	}
	return found;
}

/** The number of bytes from `index` on that decode together: a character, or the longest part of one that is broken off (never 4 then). */
function sequenceLength(bytes: Uint8Array, index: number): number {
	const lead = bytes[index]!;
	const needed = lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
	let lower = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
	let upper = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
	for (let step = 1; step <= needed; step++) {
		const byte = bytes[index + step];
		if (byte === undefined || byte < lower || byte > upper) return step;
		lower = 0x80;
		upper = 0xbf;
	}
	return needed + 1;
}
