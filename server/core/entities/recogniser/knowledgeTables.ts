import type { ByteReader, ByteWriter } from './byteStream.ts';
import { IntMap } from './intMap.ts';
import type { WordKnowledge } from './word.ts';

/** Words and phrases are filed under the upper 28 bits of their hash: a stranger is taken for one of them once in a thousand. */
const droppedBits = 4;

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
	writer.uint32(tables.lists.size);
	for (const [lists, hashes] of [...tables.lists].sort(([a], [b]) => a - b)) {
		writer.uint32(lists);
		writer.sortedKeys(shortened(hashes));
	}
	writer.uint32(tables.clusters.size);
	for (const [rarity, words] of [...tables.clusters].sort(([a], [b]) => a - b)) {
		const byKey = new Map<number, number>();
		for (const { hash, cluster } of words) if (!byKey.has(hash >>> droppedBits)) byKey.set(hash >>> droppedBits, cluster);
		const sorted = [...byKey].sort(([a], [b]) => a - b);
		writer.byte(rarity);
		writer.sortedKeys(sorted.map(([key]) => key));
		writer.block(sorted.map(([, cluster]) => cluster & 0xff));
		writer.block(sorted.map(([, cluster]) => cluster >> 8));
	}
	for (const map of tables.coarser) {
		writer.block(Array.from(map, id => id & 0xff));
		writer.block(Array.from(map, id => id >> 8));
	}
}

function shortened(hashes: readonly number[]): number[] {
	return [...new Set(hashes.map(hash => hash >>> droppedBits))].sort((a, b) => a - b);
}

export function readKnowledge(reader: ByteReader): WordKnowledge {
	const groups = Array.from({ length: reader.uint32() }, () => ({ lists: reader.uint32(), keys: reader.sortedKeys() }));
	const lists = new IntMap(groups.reduce((sum, group) => sum + group.keys.length, 0));
	for (const group of groups) for (const key of group.keys) lists.set(key, group.lists);
	const words: { rarity: number; keys: Int32Array; low: Uint8Array; high: Uint8Array }[] = [];
	for (let rest = reader.uint32(); rest > 0; rest--)
		words.push({ rarity: reader.byte(), keys: reader.sortedKeys(), low: reader.block(), high: reader.block() });
	const clusters = new IntMap(words.reduce((sum, group) => sum + group.keys.length, 0));
	for (const { rarity, keys, low, high } of words) {
		for (let index = 0; index < keys.length; index++) clusters.set(keys[index]!, rarity * 0x10000 + low[index]! + high[index]! * 0x100);
	}
	const coarser = (): Uint16Array => {
		const low = reader.block();
		const high = reader.block();
		return Uint16Array.from(low, (value, index) => value + high[index]! * 0x100);
	};
	return {
		coarser: [coarser(), coarser(), coarser()],
		cluster: hash => Math.max(0, clusters.get(hash >>> droppedBits)) & 0xffff,
		rarity: hash => Math.max(0, clusters.get(hash >>> droppedBits)) >> 16,
		lists: hash => Math.max(0, lists.get(hash >>> droppedBits)),
	};
}
