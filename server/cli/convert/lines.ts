import type { ByteSource } from '../../core/source/byteSource.ts';
import { readSome, WindowReader } from '../../core/source/windowReader.ts';
import { UsageError } from '../exitCode.ts';
import { maximumTextBytes } from '../files/limits.ts';

/** A line of a file, line end and all, and where it starts. */
export interface ByteLine {
	readonly bytes: Uint8Array;
	readonly offset: number;
	/** Counted from 0. */
	readonly number: number;
}

/** The lines of a file, as LF ends them. A line longer than a text can be throws `UsageError`. */
export async function* readLines(source: ByteSource, path: string, onProgress?: (done: number, all: number) => void): AsyncGenerator<ByteLine> {
	const size = await source.size();
	const reader = new WindowReader(source, Math.min(1024 * 1024, Math.max(1, size)));
	let pending: Uint8Array[] = [];
	let pendingBytes = 0;
	let number = 0;
	for (let offset = 0; offset < size; ) {
		const window = await readSome(reader, offset, size);
		let from = 0;
		for (let end = window.indexOf(0x0a); end >= 0; end = window.indexOf(0x0a, from)) {
			const piece = window.subarray(from, end + 1);
			const bytes = pendingBytes > 0 ? Buffer.concat([...pending, piece]) : piece;
			yield { bytes, offset: offset + end + 1 - bytes.length, number: number++ };
			pending = [];
			pendingBytes = 0;
			from = end + 1;
		}
		if (from < window.length) {
			pending.push(window.subarray(from));
			pendingBytes += window.length - from;
			if (pendingBytes > maximumTextBytes)
				throw new UsageError(
					`${path}:${number + 1}: the line is longer than ${maximumTextBytes / 1024 / 1024} MiB, the most that can be held as one text.`,
				);
		}
		offset += window.length;
		onProgress?.(offset, size);
	}
	if (pendingBytes > 0) yield { bytes: Buffer.concat(pending), offset: size - pendingBytes, number };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A line as a text, without its line end (LF or CR LF). What is no UTF-8 becomes U+FFFD. */
export function lineText({ bytes }: ByteLine): string {
	let end = bytes.length;
	if (end > 0 && bytes[end - 1] === 0x0a) end -= end > 1 && bytes[end - 2] === 0x0d ? 2 : 1;
	return decoder.decode(bytes.subarray(0, end));
}

/** How many lines of content are gathered before they are joined. */
const gatheredLines = 4096;

/** Gathers lines into one content. */
export class LineGatherer {
	#pieces: Uint8Array[] = [];
	#bytes = 0;

	add(bytes: Uint8Array): void {
		this.#pieces.push(bytes);
		this.#bytes += bytes.length;
		if (this.#pieces.length >= gatheredLines) this.#pieces = [Buffer.concat(this.#pieces, this.#bytes)];
	}

	get size(): number {
		return this.#bytes;
	}

	/** What was gathered; the gatherer is empty then. */
	take(): Uint8Array {
		const all = Buffer.concat(this.#pieces, this.#bytes);
		this.#pieces = [];
		this.#bytes = 0;
		return all;
	}
}
