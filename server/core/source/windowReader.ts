import type { ByteSource } from './byteSource.ts';

/** How much is read at once unless a caller says otherwise. */
const defaultWindowBytes = 4 * 1024 * 1024;

/**
 * Gives stretches of a file that are asked for roughly in order: it reads a window at a time, so that thousands of short documents cost a
 * few reads, and never holds more than a window. (What is longer than that is read in steps of `windowBytes` by the caller.)
 */
export class WindowReader {
	readonly windowBytes: number;
	readonly #source: ByteSource;
	readonly #room: Uint8Array<ArrayBuffer> | undefined;
	#window = new Uint8Array(0);
	#from = 0;

	/** `reuses` is for callers that are done with what they were given when they ask for more: one window then does for all, and none waits to be collected. */
	constructor(source: ByteSource, windowBytes: number = defaultWindowBytes, reuses = false) {
		this.#source = source;
		this.windowBytes = windowBytes;
		this.#room = reuses ? new Uint8Array(windowBytes) : undefined;
	}

	/**
	 * The bytes from `from` on, `length` of them or what is left of the file. What was given stays as it is, unless the reader reuses its window.
	 * Rejects with what the source rejects with.
	 */
	async read(from: number, length: number): Promise<Uint8Array> {
		const to = from + length;
		if (from < this.#from || to > this.#from + this.#window.length) {
			const target = this.#room && length <= this.windowBytes ? this.#room : new Uint8Array(Math.max(length, this.windowBytes));
			this.#window = target.subarray(0, await this.#source.read(from, target));
			this.#from = from;
		}
		return this.#window.subarray(from - this.#from, Math.min(to - this.#from, this.#window.length));
	}
}

/** Some bytes from `offset` on, at least one and none behind `to`. Rejects where the file ends before. */
export async function readSome(reader: WindowReader, offset: number, to: number): Promise<Uint8Array> {
	const bytes = await reader.read(offset, Math.min(reader.windowBytes, to - offset));
	if (bytes.length === 0) throw new Error('it became shorter while it was read');
	return bytes;
}
