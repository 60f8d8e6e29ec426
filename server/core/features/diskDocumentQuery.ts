import type { Pace } from '../util/slices.ts';
import { sortInSlices } from '../util/sortInSlices.ts';
import { type ColumnData, textOf } from './documentColumns.ts';
import type { ListQuery } from './documentRows.ts';
import { createMatcher } from './searchText.ts';

/** The names and headlines that columns do not keep: read from the file, in the order of the file. */
export type ReadTexts = (from: number, to: number) => AsyncIterable<{ readonly ordinal: number; readonly name: string; readonly headline: string }>;

export type DiskSort = 'order' | 'name' | 'date' | 'words' | 'findings';

/**
 * The ordinals of the documents that match, sorted. `count` documents are indexed; those that the columns do not know yet, and those without a date, come last, whichever the
 * direction. By name, documents whose names are not kept stand behind the others in the order of the file.
 */
export async function queryDiskDocuments(
	columns: ColumnData,
	count: number,
	{ filter, sort, descending }: ListQuery<DiskSort>,
	readTexts: ReadTexts,
	pace: Pace,
): Promise<Uint32Array<ArrayBuffer>> {
	const ordinals = await matching(columns, count, filter, readTexts, pace);
	if (sort === 'order') return descending ? ordinals.reverse() : ordinals;
	const sign = descending ? -1 : 1;
	if (sort === 'name') {
		const names: string[] = [];
		for (let ordinal = 0; ordinal < Math.min(count, columns.textCount); ordinal++) {
			names.push(textOf(columns, ordinal)!.name);
			const pause = pace.due();
			if (pause !== undefined) await pause;
		}
		await sortInSlices(ordinals, (a, b) => compareKnown(names.length, a, b) ?? (sign * collator.compare(names[a]!, names[b]!) || a - b), pace);
		return ordinals;
	}
	const { [sort === 'date' ? 'day' : sort]: column } = columns;
	const isKnown = (ordinal: number): boolean => ordinal < columns.count && !(sort === 'date' && column[ordinal] === 0);
	await sortInSlices(
		ordinals,
		(a, b) => {
			const [knowsA, knowsB] = [isKnown(a), isKnown(b)];
			return knowsA && knowsB ? sign * (column[a]! - column[b]!) || a - b : Number(knowsB) - Number(knowsA) || a - b;
		},
		pace,
	);
	return ordinals;
}

const collator = new Intl.Collator('en', { numeric: true });

/** For ordinals of which at least one is behind what is known: that one comes later. */
function compareKnown(known: number, a: number, b: number): number | undefined {
	if (a < known && b < known) return undefined;
	return a - b;
}

async function matching(
	columns: ColumnData,
	count: number,
	filter: string | undefined,
	readTexts: ReadTexts,
	pace: Pace,
): Promise<Uint32Array<ArrayBuffer>> {
	if (!filter) return Uint32Array.from({ length: count }, (_, ordinal) => ordinal);
	const matches = createMatcher(filter);
	const found: number[] = [];
	const kept = Math.min(columns.textCount, count);
	for (let ordinal = 0; ordinal < kept; ordinal++) {
		const { name, headline } = textOf(columns, ordinal)!;
		if (matches(`${name} ${headline}`)) found.push(ordinal);
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	if (kept < count) {
		for await (const { ordinal, name, headline } of readTexts(kept, count)) {
			if (matches(`${name} ${headline}`)) found.push(ordinal);
			const pause = pace.due();
			if (pause !== undefined) await pause;
		}
	}
	return Uint32Array.from(found);
}
