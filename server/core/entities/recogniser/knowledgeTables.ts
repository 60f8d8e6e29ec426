import { type ByteReader, type ByteWriter, columnsDiffer } from './byteStream.ts';
import { KeyIndex } from './keyIndex.ts';
import type { WordKnowledge } from './word.ts';

/** Words and phrases are filed under the upper 28 bits of their hash: a stranger is taken for one of them once in a thousand. */
const droppedBits = 4;
const keptBits = -1 << droppedBits;

/** Hashes under which something is filed, by what is filed: a set of lists, or a rarity. */
export interface KnowledgeTables {
	/** By the bit set of lists: the hashes of its words and phrases. */
	readonly lists: ReadonlyMap<number, readonly number[]>;
	/** By rarity: the hashes of its words and the finest cluster of each. */
	readonly clusters: ReadonlyMap<number, readonly { readonly hash: number; readonly cluster: number }[]>;
	/** By finest cluster, from 1: the clusters of 1024, 256 and 64 that most of its words are in, from 1. */
	readonly coarser: readonly [Uint16Array, Uint16Array, Uint16Array];
}

export function writeKnowledge(tables: KnowledgeTables, writer: ByteWriter): void {
	const listsByKey = new Map<number, number>();
	for (const [lists, hashes] of [...tables.lists].sort(([a], [b]) => a - b)) for (const hash of hashes) listsByKey.set(filed(hash), lists);
	const inLists = sortedByKey(listsByKey);
	const sets = [...new Set(inLists.map(([, lists]) => lists))].sort((left, right) => left - right);
	const setNumbers = new Map(sets.map((lists, number) => [lists, number]));
	writer.uint32(sets.length);
	for (const lists of sets) writer.uint32(lists);
	writer.sortedKeys(inLists.map(([key]) => key));
	writeUint16(
		inLists.map(([, lists]) => setNumbers.get(lists) ?? 0),
		writer,
	);
	const wordsByKey = new Map<number, { rarity: number; cluster: number }>();
	for (const [rarity, words] of [...tables.clusters].sort(([a], [b]) => a - b)) {
		const ofRarity = new Map<number, number>();
		for (const { hash, cluster } of words) if (!ofRarity.has(filed(hash))) ofRarity.set(filed(hash), cluster);
		for (const [key, cluster] of ofRarity) wordsByKey.set(key, { rarity, cluster });
	}
	const words = sortedByKey(wordsByKey);
	writer.sortedKeys(words.map(([key]) => key));
	writer.block(words.map(([, { rarity }]) => rarity));
	writeUint16(
		words.map(([, { cluster }]) => cluster),
		writer,
	);
	for (const map of tables.coarser) writeUint16(map, writer);
}

function filed(hash: number): number {
	return hash >>> droppedBits;
}

/** The hash under which something is filed, without the bits that were dropped. */
function unfiled(key: number): number {
	return key << droppedBits;
}

function sortedByKey<T>(byKey: ReadonlyMap<number, T>): (readonly [number, T])[] {
	return [...byKey].sort(([a], [b]) => a - b);
}

/** In two columns, low bytes and high bytes, which compress better apart. */
function writeUint16(values: ArrayLike<number>, writer: ByteWriter): void {
	writer.block(Array.from(values, value => value & 0xff));
	writer.block(Array.from(values, value => value >> 8));
}

function readUint16(reader: ByteReader, count?: number): Uint16Array {
	const low = reader.block();
	const high = reader.block();
	if (low.length !== high.length || low.length !== (count ?? low.length)) throw new RangeError(columnsDiffer);
	const values = new Uint16Array(low.length);
	for (let index = 0; index < values.length; index++) values[index] = low[index]! | (high[index]! << 8);
	return values;
}

export function readKnowledge(reader: ByteReader): WordKnowledge {
	const sets = Int32Array.from({ length: reader.uint32() }, () => reader.uint32());
	const inLists = new KeyIndex(reader.sortedKeys().map(unfiled));
	const setNumbers = readUint16(reader, inLists.size);
	const words = new KeyIndex(reader.sortedKeys().map(unfiled));
	const rarities = reader.block();
	const clusters = readUint16(reader, words.size);
	const coarser = [readUint16(reader), readUint16(reader), readUint16(reader)] as const;
	// An array is never asked for what it does not hold: that is slow, and most phrases are strangers.
	const at = (column: Uint8Array | Uint16Array, place: number): number => (place < 0 ? 0 : column[place]!);
	return {
		coarser,
		cluster: hash => at(clusters, words.find(hash & keptBits)),
		rarity: hash => at(rarities, words.find(hash & keptBits)),
		lists: hash => {
			const place = inLists.find(hash & keptBits);
			return place < 0 ? 0 : (sets[setNumbers[place]!] ?? 0);
		},
	};
}
