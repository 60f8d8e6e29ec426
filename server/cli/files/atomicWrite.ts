import { randomBytes } from 'node:crypto';
import { type FileHandle, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { finishedWith, willRemove } from './unfinished.ts';

/** A path for a file that is needed while the program runs: what stands there at the end is removed. */
export function keepTemporaryFile(prefix: string): string {
	const file = `${prefix}-${randomBytes(6).toString('hex')}.tmp`;
	willRemove(file);
	return file;
}

/** What a file looked like when it was read. */
export interface FileStamp {
	readonly size: number;
	readonly mtimeMs: number;
}

/**
 * Replaces a file as a whole: written beside it under another name, synced, then renamed over it, so that a crash leaves the old content or the new
 * one. Follows symbolic links, keeps the mode and, where it may, the owner. Throws where the file has changed since `expected`, or has
 * further hard links, which a rename would cut off.
 */
export async function replaceFile(file: string, content: Uint8Array, expected: FileStamp): Promise<void> {
	const target = await realpath(file);
	const before = await stat(target);
	if (before.nlink > 1) throw new Error('it has more than one name (hard links), which replacing it would part; copy it first');
	await writeBeside(
		target,
		async handle => {
			await handle.writeFile(content);
			await handle.chmod(before.mode & 0o7777);
			if (typeof process.getuid === 'function' && (before.uid !== process.getuid() || before.gid !== process.getgid?.())) {
				await handle.chown(before.uid, before.gid).catch(() => undefined);
			}
		},
		async () => {
			const now = await stat(target);
			if (now.size !== expected.size || now.mtimeMs !== expected.mtimeMs)
				throw new Error('it changed on disk in the meantime; nothing was written, run the command again');
		},
	);
}

/** Writes a new file whole or not at all. An existing one is an error, unless `overwrite`. */
export async function createFile(file: string, write: (handle: FileHandle) => Promise<void>, overwrite: boolean): Promise<void> {
	await writeBeside(file, write, async () => {
		if (
			!overwrite &&
			(await stat(file).then(
				() => true,
				() => false,
			))
		)
			throw new Error('it exists already; give --force to replace it');
	});
}

/** A name for what will take the place of `target`, in the same folder. */
export function temporaryBeside(target: string): string {
	return path.join(path.dirname(target), `.corpus-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
}

async function writeBeside(target: string, write: (handle: FileHandle) => Promise<void>, beforeRename: () => Promise<void>): Promise<void> {
	const temporary = temporaryBeside(target);
	willRemove(temporary);
	try {
		const handle = await open(temporary, 'wx', 0o666);
		try {
			await write(handle);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await beforeRename();
		await rename(temporary, target);
	} catch (error) {
		await unlink(temporary).catch(() => undefined);
		throw error;
	} finally {
		finishedWith(temporary);
	}
}
