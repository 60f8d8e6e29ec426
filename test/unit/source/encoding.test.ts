import { expect, it } from 'vitest';
import { decodeUtf8, decodeUtf8Slowly } from '../../../server/core/source/encoding.ts';
import { createPace, unhurried } from '../../../server/core/util/slices.ts';

/** Letters of one to four bytes, bytes that are no UTF-8, and a byte-order mark, across the ends of steps. */
const pieces = ['\ufeffFirst', 'é', '文', '😀', 'x'.repeat(1000)].map(piece => new TextEncoder().encode(piece));
const bytes = Uint8Array.from(Array.from({ length: 2000 }, (_, number) => [...pieces[number % pieces.length]!, 0xff]).flat());

it('decodes slowly as at once, and gives way after each slice', async () => {
	let time = 0;
	let rests = 0;
	const scheduler = { now: () => (time += 5), yield: () => Promise.resolve(void rests++) };
	expect(bytes.length).toBeGreaterThan(300_000);
	expect(await decodeUtf8Slowly(bytes, unhurried)).toBe(decodeUtf8(bytes));
	expect(await decodeUtf8Slowly(bytes.subarray(0, 10), unhurried)).toBe(decodeUtf8(bytes.subarray(0, 10)));
	expect(await decodeUtf8Slowly(bytes, createPace(scheduler))).toBe(decodeUtf8(bytes));
	expect(rests).toBeGreaterThan(0);
});
