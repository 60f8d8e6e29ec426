import { ByteReader, ByteWriter, columnsDiffer } from './byteStream.ts';
import { type KnowledgeTables, readKnowledge, writeKnowledge } from './knowledgeTables.ts';
import { labelCount, transitions } from './labels.ts';
import type { WordKnowledge } from './word.ts';

const magic = 0x524e4341;
const version = 2;

/** What training gives, and what the reader reads with. */
export interface Weights {
	/** The value of one unit of a weight. */
	readonly step: number;
	/** Scores of `transitions`, in the same order. */
	readonly transition: Float64Array;
	/** Feature keys, ascending as unsigned numbers. */
	readonly keys: Int32Array;
	/** How many labels each feature has a weight for; then, feature by feature, those labels and their weights in steps. */
	readonly counts: Uint8Array;
	readonly labels: Uint8Array;
	readonly values: Int8Array;
	/** Calibration of a path's probability p: 1 / (1 + exp(-(slope * ln(p / (1 - p)) + offset))). */
	readonly slope: number;
	readonly offset: number;
}

export interface Model {
	readonly weights: Weights;
	readonly knowledge: WordKnowledge;
}

/** The bytes of a model, before compression: features with their labels and weights in columns, which compress well one by one. */
export function packModel(weights: Weights, tables: KnowledgeTables): Uint8Array {
	const writer = new ByteWriter();
	writer.uint32(magic);
	writer.uint32(version);
	writeKnowledge(tables, writer);
	for (const value of [weights.step, weights.slope, weights.offset, ...weights.transition]) writer.float32(value);
	writer.sortedKeys(weights.keys);
	for (const column of [weights.counts, weights.labels, weights.values]) writer.block(column);
	return writer.bytes();
}

/** The model in the bytes that `packModel` gave. Throws a `RangeError` that says what is wrong with other bytes. */
export function unpackModel(bytes: Uint8Array): Model {
	const reader = new ByteReader(bytes);
	if (reader.uint32() !== magic) throw new RangeError('This is not a model of the recogniser: its first four bytes should be "ACNR".');
	const found = reader.uint32();
	if (found !== version)
		throw new RangeError(`The recogniser's model is of version ${found}, this program reads version ${version}: install both from one package.`);
	const knowledge = readKnowledge(reader);
	const step = reader.float32();
	const slope = reader.float32();
	const offset = reader.float32();
	const transition = Float64Array.from(transitions, () => reader.float32());
	const keys = reader.sortedKeys();
	const counts = reader.block();
	const labels = reader.block();
	const block = reader.block();
	const values = new Int8Array(block.buffer, block.byteOffset, block.length);
	if (counts.length !== keys.length || labels.length !== values.length || !fitTogether(counts, labels)) {
		throw new RangeError(columnsDiffer);
	}
	return { weights: { step, transition, keys, counts, labels, values, slope, offset }, knowledge };
}

/** Whether there are as many labels as the counts say, and no label beyond the last. */
function fitTogether(counts: Uint8Array, labels: Uint8Array): boolean {
	let sum = 0;
	for (let feature = 0; feature < counts.length; feature++) sum += counts[feature]!;
	let highest = 0;
	for (let entry = 0; entry < labels.length; entry++) if (labels[entry]! > highest) highest = labels[entry]!;
	return sum === labels.length && highest < labelCount;
}
