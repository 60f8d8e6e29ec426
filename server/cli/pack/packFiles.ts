import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { canonicalDialect } from '../../core/corpus/dialect.ts';
import { escapeStream } from '../../core/corpus/streamedContent.ts';
import { openingOf, packPieces } from '../../core/corpus/writer.ts';
import { WindowReader } from '../../core/source/windowReader.ts';
import { UsageError } from '../exitCode.ts';
import { readErrorReason } from '../files/inputs.ts';
import type { ByteSink } from '../streams/byteSink.ts';
import { openHeldFile } from '../streams/heldFile.ts';

/** Files up to this size are read whole, larger ones a window at a time. */
const wholeBytes = 1024 * 1024;

/** After so many files the program looks whether it was interrupted. */
const filesBetweenPauses = 200;

/** Writes files of a folder as documents of a canonical corpus, in their order. `packed` is told how many there are so far. */
export async function packFiles(folder: string, names: Iterable<string>, sink: ByteSink, packed: (files: number) => void): Promise<void> {
	const buffer = Buffer.allocUnsafe(wholeBytes);
	let count = 0;
	for (const name of names) {
		const file = path.join(folder, name);
		try {
			const content = readSmallFile(file, buffer);
			if (content) for (const piece of packPieces([{ name, content }])) await sink.write(piece);
			else await packLargeFile(name, file, sink);
		} catch (error) {
			throw new UsageError(`${file}: ${readErrorReason(error)}. It was not packed.`);
		}
		count++;
		if (count % filesBetweenPauses !== 0) continue;
		packed(count);
		await setImmediate();
	}
}

/**
 * A file's bytes, in a buffer that is used again for the next, or undefined where it is large: it fills the buffer. Synchronous: for small files, waiting
 * costs ten times what reading does.
 */
function readSmallFile(file: string, buffer: Uint8Array): Uint8Array | undefined {
	const handle = openSync(file, 'r');
	try {
		for (let length = 0; length < buffer.length; ) {
			const read = readSync(handle, buffer, length, buffer.length - length, null);
			if (read === 0) return buffer.subarray(0, length);
			length += read;
		}
		return undefined;
	} finally {
		closeSync(handle);
	}
}

async function packLargeFile(name: string, location: string, sink: ByteSink): Promise<void> {
	const file = await openHeldFile(location);
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
