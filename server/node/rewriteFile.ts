import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { access, constants, type FileHandle, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Span } from '../core/source/span.ts';
import { failure, type Result, success } from '../core/util/result.ts';
import { type FilePiece, isBytes } from '../core/workspace/filePieces.ts';

/** Why nothing was written. The file is as it was. */
export interface RewriteFailure {
	readonly reason: 'conflict' | 'missing' | 'readonly' | 'hardlink' | 'disk';
	/** For the user. */
	readonly message: string;
}

export interface RewriteOptions {
	/** Looks at the file that is to be replaced, once before anything is written and once before the rename; false is a conflict. */
	readonly isUnchanged: (handle: FileHandle) => Promise<boolean>;
	/** How much is copied at once; for tests, 4 MiB otherwise. */
	readonly copyBytes?: number;
}

const defaultCopyBytes = 4 * 1024 * 1024;

/**
 * Makes a file anew of its own pieces and of new bytes, whatever the file's size, so that a crash at any moment leaves the old file or the new one, whole: the pieces are streamed to
 * a temporary file in the same folder, which is synced and renamed over the old one. Symbolic links are followed, mode and (where the system lets us) owner are kept. A file with several
 * hard links is refused: the rename would part them.
 */
export async function rewriteFile(
	path: string,
	pieces: readonly FilePiece[],
	{ isUnchanged, copyBytes = defaultCopyBytes }: RewriteOptions,
): Promise<Result<{ readonly mtimeMs: number }, RewriteFailure>> {
	let temporary: string | undefined;
	try {
		const target = await realpath(path);
		const source = await open(target, 'r');
		try {
			const before = await source.stat();
			const refused = await refusal(target, before);
			if (refused) return failure(refused);
			if (!(await isUnchanged(source))) return failure(conflict);
			temporary = temporaryBeside(target);
			await writeBeside(temporary, source, before, pieces, copyBytes);
			const now = await stat(target);
			if (now.ino !== before.ino || now.size !== before.size || now.mtimeMs !== before.mtimeMs || !(await isUnchanged(source)))
				return failure(conflict);
			await rename(temporary, target);
			temporary = undefined;
			await syncFolder(dirname(target));
			await removeAbandoned(target, Date.now());
			return success({ mtimeMs: (await stat(target)).mtimeMs });
		} finally {
			await source.close();
		}
	} catch (error) {
		return failure(failureOf(error as NodeJS.ErrnoException));
	} finally {
		if (temporary !== undefined) await rm(temporary, { force: true }).catch(() => undefined);
	}
}

/** Makes a new file of pieces of another one. A file that is there already is left alone. */
export async function createFromPieces(
	path: string,
	sourcePath: string,
	pieces: readonly FilePiece[],
	{ isUnchanged, copyBytes = defaultCopyBytes }: RewriteOptions,
): Promise<Result<{ readonly mtimeMs: number }, RewriteFailure>> {
	let temporary: string | undefined;
	try {
		const source = await open(sourcePath, 'r');
		try {
			if (!(await isUnchanged(source))) return failure(conflict);
			temporary = temporaryBeside(path);
			await writeBeside(temporary, source, await source.stat(), pieces, copyBytes);
			if (!(await isUnchanged(source))) return failure(conflict);
			// Takes the name, or fails where somebody has it.
			await (await open(path, 'wx')).close();
			await rename(temporary, path).catch(async (error: unknown) => {
				await rm(path, { force: true });
				throw error;
			});
			temporary = undefined;
			await syncFolder(dirname(path));
			return success({ mtimeMs: (await stat(path)).mtimeMs });
		} finally {
			await source.close();
		}
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'EEXIST') return failure({ reason: 'conflict', message: 'There is a file of that name already. Nothing was written.' });
		return failure(failureOf(error as NodeJS.ErrnoException));
	} finally {
		if (temporary !== undefined) await rm(temporary, { force: true }).catch(() => undefined);
	}
}

const temporaryEnding = '.corpus-save';
/** A temporary file this old is nobody's: its save was killed. In milliseconds. */
const abandonedMs = 24 * 60 * 60 * 1000;

function temporaryBeside(target: string): string {
	return join(dirname(target), `.${basename(target)}.${randomUUID()}${temporaryEnding}`);
}

/** Removes what saves of this file have left that were killed: as large as the file, and of no use to anybody. */
async function removeAbandoned(target: string, nowMs: number): Promise<void> {
	const folder = dirname(target);
	const start = `.${basename(target)}.`;
	for (const name of await readdir(folder).catch(() => [])) {
		if (!name.startsWith(start) || !name.endsWith(temporaryEnding)) continue;
		const path = join(folder, name);
		const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: nowMs }));
		if (nowMs - mtimeMs > abandonedMs) await rm(path, { force: true }).catch(() => undefined);
	}
}

const conflict: RewriteFailure = {
	reason: 'conflict',
	message: 'The corpus has changed on disk since this article was read. Nothing was written; compare the two and save again.',
};

async function refusal(target: string, { nlink }: Stats): Promise<RewriteFailure | undefined> {
	if (nlink > 1) {
		return {
			reason: 'hardlink',
			message: 'The corpus has several hard links, and saving would part them. Nothing was written; save in a copy of it, or remove the other links.',
		};
	}
	await access(target, constants.W_OK);
	return undefined;
}

async function writeBeside(
	temporary: string,
	source: FileHandle,
	{ size, mode, uid, gid }: Stats,
	pieces: readonly FilePiece[],
	copyBytes: number,
): Promise<void> {
	const handle = await open(temporary, 'wx', 0o600);
	try {
		for (const piece of pieces) {
			if (isBytes(piece)) await handle.writeFile(piece);
			else await copy(source, handle, { from: piece.from, to: Math.min(piece.to, size) }, copyBytes);
		}
		await handle.chmod(mode & 0o7777);
		// Only the system's administrator may give a file away; for all others the owner is the one who saves.
		const own = await handle.stat();
		if (own.uid !== uid || own.gid !== gid) await handle.chown(uid, gid).catch(() => undefined);
		await handle.sync();
	} finally {
		await handle.close();
	}
}

async function copy(source: FileHandle, target: FileHandle, { from, to }: Span, copyBytes: number): Promise<void> {
	const buffer = new Uint8Array(Math.max(0, Math.min(copyBytes, to - from)));
	for (let offset = from; offset < to; ) {
		const { bytesRead } = await source.read(buffer, 0, Math.min(buffer.length, to - offset), offset);
		if (bytesRead === 0) throw new Error('it became shorter while it was copied');
		await target.writeFile(buffer.subarray(0, bytesRead));
		offset += bytesRead;
	}
}

/** The rename itself must survive a power cut too. Not every system lets a folder be synced; the files are whole all the same. */
async function syncFolder(folder: string): Promise<void> {
	try {
		const handle = await open(folder, 'r');
		try {
			await handle.sync();
		} finally {
			await handle.close();
		}
	} catch {
		return;
	}
}

function failureOf(error: NodeJS.ErrnoException): RewriteFailure {
	const { code, message } = error;
	if (code === 'ENOENT') return { reason: 'missing', message: 'The corpus is no longer where it was. Nothing was written.' };
	if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
		return { reason: 'readonly', message: 'The corpus or its folder may not be written to. Nothing was changed.' };
	if (code === 'ENOSPC' || code === 'EDQUOT')
		return { reason: 'disk', message: 'The disk is full: saving needs room for a second copy of the corpus for a moment. Nothing was changed.' };
	return { reason: 'disk', message: `The corpus could not be written (${message}). It is as it was.` };
}
