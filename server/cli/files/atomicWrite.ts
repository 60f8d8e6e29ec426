import { randomBytes } from 'node:crypto';
import { type FileHandle, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { finishedWith, willRemove } from './unfinished.ts';

/** What a file looked like when it was read. */
export interface FileStamp {
	readonly size: number;
	readonly mtimeMs: number;
}

/**
 * Puts a finished file, which must lie on the same file system, in the place of another: synced, then renamed over it, so that a crash leaves the old content
 * or the new one. Follows symbolic links, keeps the mode and, where it may, the owner. Throws where the file has changed since `expected`, or has
 * further hard links.
 */
export async function replaceFile(file: string, finished: string, expected: FileStamp): Promise<void> {
	const target = await realpath(file);
	const { mode, uid, gid, nlink } = await stat(target);
	if (nlink > 1) throw new Error('it has more than one name (hard links), which replacing it would part; copy it first');
	const handle = await open(finished, 'r+');
	try {
		await handle.chmod(mode & 0o7777);
		if (typeof process.getuid === 'function' && (uid !== process.getuid() || gid !== process.getgid?.()))
			await handle.chown(uid, gid).catch(() => undefined);
		await handle.sync();
	} finally {
		await handle.close();
	}
	const now = await stat(target);
	if (now.size !== expected.size || now.mtimeMs !== expected.mtimeMs)
		throw new Error('it changed on disk in the meantime; nothing was written, run the command again');
	await rename(finished, target);
}

/** Writes a new file whole or not at all. An existing one is an error, unless `overwrite`. */
export async function createFile(file: string, write: (handle: FileHandle) => Promise<void>, overwrite: boolean): Promise<void> {
	const temporary = temporaryBeside(file);
	willRemove(temporary);
	try {
		const handle = await open(temporary, 'wx', 0o666);
		try {
			await write(handle);
			await handle.sync();
		} finally {
			await handle.close();
		}
		if (!overwrite && (await exists(file))) throw new Error('it exists already; give --force to replace it');
		await rename(temporary, file);
	} catch (error) {
		await unlink(temporary).catch(() => undefined);
		throw error;
	} finally {
		finishedWith(temporary);
	}
}

function exists(file: string): Promise<boolean> {
	return stat(file).then(
		() => true,
		() => false,
	);
}

/** A name for what will take the place of `target`, in the same folder. */
export function temporaryBeside(target: string): string {
	return path.join(path.dirname(target), `.corpus-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
}
