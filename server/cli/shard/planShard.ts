import { stat } from 'node:fs/promises';
import { UsageError } from '../exitCode.ts';
import type { Input } from '../files/inputs.ts';

/** Which part of the whole a run has: `index` counts from 1 to `count`. */
export interface Shard {
	readonly index: number;
	readonly count: number;
}

/** The part of one file that a shard has, before it is moved to the next document: in bytes. */
export interface ShardPlace extends Shard {
	readonly from: number;
	readonly to: number;
}

/** Reads `I/N`. Throws `UsageError` where it is none. */
export function readShard(text: string): Shard {
	const match = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text);
	const index = Number(match?.[1]);
	const count = Number(match?.[2]);
	if (!match || index > count) throw new UsageError(`--shard ${text}: a shard is I/N, such as 2/8, with I from 1 to N.`);
	return { index, count };
}

/**
 * The inputs, or parts of them, that a shard has. All files in their order are one row of bytes, cut into `count` stretches of the same length, whatever
 * the files' ends: a thousand small files are shared out as well as one large. What cannot be read, or is empty, belongs to the
 * shard in whose stretch it stands. Nothing but sizes is looked at.
 */
export async function planShard(inputs: readonly Input[], shard: Shard): Promise<readonly { readonly input: Input; readonly place: ShardPlace }[]> {
	const sizes = await Promise.all(inputs.map(sizeOf));
	const total = sizes.reduce((sum, size) => sum + size, 0);
	return sharesOf(sizes, total, shard).map(({ at, from, to }) => ({ input: inputs[at]!, place: { ...shard, from, to } }));
}

/** Of files of these sizes, those that a shard has a part of, and which. */
export function sharesOf(sizes: readonly number[], total: number, { index, count }: Shard): readonly { at: number; from: number; to: number }[] {
	const boundary = (number: number): number => Number((BigInt(total) * BigInt(number)) / BigInt(count));
	const from = boundary(index - 1);
	const to = boundary(index);
	const shares: { at: number; from: number; to: number }[] = [];
	let offset = 0;
	for (const [at, size] of sizes.entries()) {
		const own = { at, from: Math.max(0, from - offset), to: Math.min(size, to - offset) };
		const isEmptyHere = size === 0 && offset >= from && (offset < to || (index === count && offset === to));
		if (isEmptyHere) shares.push({ at, from: 0, to: 0 });
		else if (own.from < own.to) shares.push(own);
		offset += size;
	}
	return shares;
}

async function sizeOf(input: Input): Promise<number> {
	if (input.kind !== 'file') return 0;
	return stat(input.path).then(
		status => (status.isFile() ? status.size : 0),
		() => 0,
	);
}
