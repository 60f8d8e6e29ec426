import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from '../../../server/core/entities/recogniser/byteStream.ts';
import { hashText } from '../../../server/core/entities/recogniser/featureHash.ts';
import { transitions } from '../../../server/core/entities/recogniser/labels.ts';
import { packModel, unpackModel, type Weights } from '../../../server/core/entities/recogniser/model.ts';

const tables = {
	lists: new Map([[5, [hashText('harbourtown'), hashText('marland')]]]),
	clusters: new Map([[2, [{ hash: hashText('harbour'), cluster: 300 }]]]),
	coarser: [new Uint16Array(4097).fill(7), new Uint16Array(4097).fill(6), new Uint16Array(4097).fill(5)] as const,
};
const weights: Weights = {
	step: 0.0625,
	transition: Float64Array.from(transitions, (_, index) => index / 4),
	keys: Int32Array.of(3, 0x7fffffff, -2),
	counts: Uint8Array.of(1, 0, 2),
	labels: Uint8Array.of(4, 0, 16),
	values: Int8Array.of(-100, 127, 1),
	slope: 1.5,
	offset: -0.25,
};

describe('the packed model', () => {
	it('gives back what was packed', () => {
		const model = unpackModel(packModel(weights, tables));
		expect(model.weights).toEqual(weights);
		expect(model.knowledge.lists(hashText('marland'))).toBe(5);
		expect(model.knowledge.lists(hashText('elsewhere'))).toBe(0);
		expect([model.knowledge.cluster(hashText('harbour')), model.knowledge.rarity(hashText('harbour'))]).toEqual([300, 2]);
		expect(model.knowledge.coarser.map(map => map[300])).toEqual([7, 6, 5]);
	});

	it('says what is wrong with other bytes', () => {
		const packed = packModel(weights, tables);
		expect(() => unpackModel(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8))).toThrow('not a model of the recogniser');
		expect(() => unpackModel(packed.slice(0, packed.length >> 1))).toThrow(RangeError);
		const newer = packed.slice();
		newer[4] = 9;
		expect(() => unpackModel(newer)).toThrow('version 9');
	});

	it('keeps any sorted keys', () => {
		fc.assert(
			fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 0xffffffff }), { maxLength: 50 }), keys => {
				keys.sort((a, b) => a - b);
				const writer = new ByteWriter();
				writer.sortedKeys(keys);
				expect(Array.from(new ByteReader(writer.bytes()).sortedKeys(), key => key >>> 0)).toEqual(keys);
			}),
			{ seed: 5, numRuns: 200 },
		);
	});
});
