import { expect, it } from 'vitest';
import { HeldBytes } from '../../../server/core/corpus/heldBytes.ts';

it('gives back what it was given, in order, and a long run in small pieces', () => {
	const pieces = [' ', ' '.repeat(100_000), ' '.repeat(70_000), '\t'.repeat(70_000), ` ${'\\'.repeat(70_000)}`, '<'].map(text => Buffer.from(text));
	const held = new HeldBytes();
	for (const piece of pieces) held.push(piece);
	expect(held.isEmpty).toBe(false);
	const taken = [...held.take()].map(piece => Buffer.from(piece));
	expect(Buffer.concat(taken).equals(Buffer.concat(pieces))).toBe(true);
	expect(Math.max(...taken.slice(1, 4).map(({ length }) => length))).toBeLessThan(100_000);
	expect([held.isEmpty, [...held.take()]]).toEqual([true, []]);
});

it('holds a run of any length in no room', () => {
	const held = new HeldBytes();
	for (let count = 0; count < 200; count++) {
		const piece = Buffer.alloc(1024 * 1024, ' ');
		held.push(piece);
		// Whoever kept the piece would see this.
		piece.fill('x');
	}
	let length = 0;
	for (const piece of held.take()) {
		if (piece.some(byte => byte !== 0x20)) throw new Error('a piece was kept');
		length += piece.length;
	}
	expect(length).toBe(200 * 1024 * 1024);
});
