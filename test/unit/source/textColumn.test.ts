import { describe, expect, it } from 'vitest';
import { TextColumn } from '../../../server/core/util/textColumn.ts';

describe('a column of texts', () => {
	it('gives back what was put in, whatever its length and letters', () => {
		const texts = ['', 'a.txt', 'caf\u00e9', '\ufeffmark', '漢'.repeat(100), 'x'.repeat(65_536), '\u0000', 'é'.repeat(50_000), '', 'last'];
		const column = new TextColumn();
		for (const text of texts) column.push(text);
		expect([column.length, [...column]]).toEqual([texts.length, texts]);
		expect(column.at(5)).toBe(texts[5]);
		expect(() => column.at(texts.length)).toThrow(RangeError);
	});

	it('holds so many that they fill many pages', () => {
		const column = new TextColumn();
		for (let index = 0; index < 50_000; index++) column.push(`wire/2025/${index}.txt`);
		for (const index of [0, 1, 999, 4095, 25_000, 49_999]) expect(column.at(index)).toBe(`wire/2025/${index}.txt`);
	});
});
