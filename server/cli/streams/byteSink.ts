import type { FileHandle } from 'node:fs/promises';
import type { Terminal } from '../terminal.ts';

/** Where bytes are written to, in order. */
export interface ByteSink {
	/** Resolves once the bytes are taken; they may be used again then. */
	write(bytes: Uint8Array | string): Promise<void>;
}

/** Small pieces are gathered up to this size before they are written. */
const bufferBytes = 1024 * 1024;

/** A sink that gathers what is written; `flush` at the end. */
export class BufferedSink implements ByteSink {
	/** Bytes written so far, those that wait included. */
	written = 0;
	readonly #buffer = Buffer.allocUnsafe(bufferBytes);
	readonly #take: (bytes: Uint8Array) => Promise<void>;
	#used = 0;

	constructor(take: (bytes: Uint8Array) => Promise<void>) {
		this.#take = take;
	}

	async write(bytes: Uint8Array | string): Promise<void> {
		const piece = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes;
		this.written += piece.length;
		if (this.#used + piece.length > bufferBytes) await this.flush();
		if (piece.length > bufferBytes) return this.#take(piece);
		this.#buffer.set(piece, this.#used);
		this.#used += piece.length;
	}

	async flush(): Promise<void> {
		if (this.#used === 0) return;
		const gathered = this.#buffer.subarray(0, this.#used);
		this.#used = 0;
		await this.#take(gathered);
	}
}

/** A buffered sink into an open file. */
export function fileSink(handle: FileHandle): BufferedSink {
	return new BufferedSink(bytes => handle.writeFile(bytes));
}

/** A buffered sink into standard output. */
export function outputSink(terminal: Terminal): BufferedSink {
	// What stdout has not yet passed on must not be overwritten.
	return new BufferedSink(bytes => terminal.out(Buffer.from(bytes)));
}
