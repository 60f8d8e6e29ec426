import { appendFileSync, readdirSync, readFileSync, readlinkSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Cancelled } from '../../../server/core/util/cancel.ts';
import { createPace, unhurried } from '../../../server/core/util/slices.ts';
import { type DiskIndex, indexFromDisk } from '../../../server/core/workspace/diskIndex.ts';
import { openFileBytes } from '../../../server/node/fileByteSource.ts';
import { createMemorySource } from './memorySource.ts';

const block = (ordinal: number): string =>
	`<<<FILE n/${ordinal}.txt>>>\nHeadline ${ordinal}\n\n${'Ten words stand in this line of text, as one. '.repeat(20)}\n`;
const corpusOf = (documents: number, from = 0): string => Array.from({ length: documents }, (_, at) => block(from + at)).join('');

function columnsOf({ index: { count, complete, start, line, flags } }: DiskIndex): unknown {
	return { count, complete, start: start.slice(0, count), line: line.slice(0, count), flags: flags.slice(0, count) };
}

describe('A file on this machine', () => {
	let folder: string;
	let path: string;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'corpus-index-'));
		path = join(folder, 'a.corpus');
		// More than two reads.
		writeFileSync(path, corpusOf(6000));
	});

	afterEach(() => rm(folder, { recursive: true, force: true }));

	it.each([
		[
			'replaced',
			() => {
				writeFileSync(`${path}.new`, corpusOf(5000, 9));
				renameSync(`${path}.new`, path);
			},
		],
		['truncated', () => truncateSync(path, 1_500_000)],
		['grown', () => appendFileSync(path, corpusOf(5, 7000))],
		['emptied', () => truncateSync(path, 0)],
	])('has the index of what it became when it is %s while it is indexed', async (_, change) => {
		const source = (await openFileBytes(path, 'file:///a.corpus'))!;
		let isChanged = false;
		const found = await indexFromDisk(source, {
			pace: unhurried,
			onProgress: () => {
				if (!isChanged) change();
				isChanged = true;
			},
		});
		expect(isChanged).toBe(true);
		expect(columnsOf(found)).toEqual(columnsOf(await indexFromDisk(createMemorySource(readFileSync(path)), { pace: unhurried })));
	});

	it('fails with what the system says when it is gone, and is not held open after that, nor after a cancelled scan', async context => {
		const source = (await openFileBytes(path, 'file:///a.corpus'))!;
		const token = { isCancelled: false };
		const pace = createPace({ now: () => 0, yield: async () => {} }, token);
		const onProgress = (): void => {
			token.isCancelled = true;
		};
		await expect(indexFromDisk(source, { pace, onProgress })).rejects.toBeInstanceOf(Cancelled);
		await indexFromDisk(source, { pace: unhurried });
		await rm(path);
		await expect(indexFromDisk(source, { pace: unhurried })).rejects.toThrow(/ENOENT/);
		const open = openFilesOfProcess();
		if (!open) return context.skip('This system does not list the open files of a process.');
		expect(open.filter(name => name.startsWith(folder))).toEqual([]);
	});
});

function openFilesOfProcess(): string[] | undefined {
	try {
		return readdirSync('/proc/self/fd').map(name => {
			try {
				return readlinkSync(`/proc/self/fd/${name}`);
			} catch {
				return '';
			}
		});
	} catch {
		return undefined;
	}
}
