import { mkdirSync } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ByteSink, fileSink } from '../streams/byteSink.ts';
import { temporaryBeside } from './atomicWrite.ts';
import { finishedWith, willRemove } from './unfinished.ts';

/**
 * Names a folder for files that are needed while something is written, beside `target` where one of them is to take its place, else where the system keeps
 * such files. It is made once it is needed. An interrupt removes it, so it is to be called in the main thread, which is the one that hears of
 * interrupts; `removeScratch` at the end.
 */
export function nameScratch(target: string | undefined): string {
	const folder = temporaryBeside(target ?? path.join(tmpdir(), 'scratch'));
	willRemove(folder);
	return folder;
}

/** Removes a scratch folder with all that is in it. */
export async function removeScratch(folder: string): Promise<void> {
	await rm(folder, { recursive: true, force: true });
	finishedWith(folder);
}

/** Writes a new file in a scratch folder: `open` gives a sink for it, `close` ends it. */
export class ScratchFile {
	readonly path: string;
	readonly #folder: string;
	#handle: FileHandle | undefined;
	#sink: ReturnType<typeof fileSink> | undefined;

	constructor(folder: string, name: string) {
		this.#folder = folder;
		this.path = path.join(folder, name);
	}

	/** To be called once, if at all. What is in it is for this user alone. */
	async open(): Promise<ByteSink> {
		try {
			// Synchronous, so that no interrupt comes between the call and the folder.
			mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
		} catch (error) {
			// The reason is not that of a file that cannot be read.
			const { code } = error as NodeJS.ErrnoException;
			throw Object.assign(new Error(`nothing can be written in the folder ${path.dirname(this.#folder)} (${code})`), { code: 'ESCRATCH' });
		}
		this.#handle = await open(this.path, 'wx', 0o600);
		this.#sink = fileSink(this.#handle);
		return this.#sink;
	}

	async close(): Promise<void> {
		await this.#sink?.flush();
		await this.#handle?.close();
		this.#handle = undefined;
	}
}
