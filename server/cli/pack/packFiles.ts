import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { canonicalDialect } from '../../core/corpus/dialect.ts';
import { escapeStream } from '../../core/corpus/streamedContent.ts';
import { openingOf, packPieces } from '../../core/corpus/writer.ts';
import { WindowReader } from '../../core/source/windowReader.ts';
import { UsageError } from '../exitCode.ts';
import { readErrorReason } from '../files/inputs.ts';
import type { ByteSink } from '../streams/byteSink.ts';
import { openHeldFile } from '../streams/heldFile.ts';
import type { FolderFile } from './folderEntries.ts';

/** Files up to this size are read whole, larger ones a window at a time. */
const wholeBytes = 1024 * 1024;

/** After so many files the program looks whether it was interrupted. */
const filesBetweenPauses = 200;

/** Writes files as documents of a canonical corpus, in their order. `packed` is told how many there are so far. */
export async function packFiles(files: readonly FolderFile[], sink: ByteSink, packed: (files: number) => void): Promise<void> {
	for (const [count, { name, path }] of files.entries()) {
		try {
			const content = readSmallFile(path);
			if (content) for (const piece of packPieces([{ name, content }])) await sink.write(piece);
			else await packLargeFile(name, path, sink);
		} catch (error) {
			throw new UsageError(`${path}: ${readErrorReason(error)}. It was not packed.`);
		}
		if (count % filesBetweenPauses !== filesBetweenPauses - 1) continue;
		packed(count + 1);
		await setImmediate();
	}
}

/** A file's bytes, unless it is large. Synchronous: for small files, waiting costs ten times what reading does. */
function readSmallFile(path: string): Uint8Array | undefined {
	const file = openSync(path, 'r');
	try {
		return fstatSync(file).size > wholeBytes ? undefined : readFileSync(file);
	} finally {
		closeSync(file);
	}
}

async function packLargeFile(name: string, path: string, sink: ByteSink): Promise<void> {
	const file = await openHeldFile(path);
	try {
		const size = await file.size();
		const last = new Uint8Array(1);
		await file.read(size - 1, last);
		const { opener, closing } = openingOf(name, [], last[0], canonicalDialect);
		await sink.write(opener);
		for await (const piece of escapeStream(new WindowReader(file), { from: 0, to: size })) await sink.write(piece);
		await sink.write(closing);
	} finally {
		await file.close();
	}
}
