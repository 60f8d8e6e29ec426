import { closeSync, mkdirSync, openSync, realpathSync, renameSync, rmSync, writeSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { temporaryBeside } from '../files/atomicWrite.ts';
import { finishedWith, willRemove } from '../files/unfinished.ts';
import { nearestFolder, type PlannedFiles, type UnpackPlan } from './unpackPlan.ts';

/** After so many files the program looks whether it was interrupted. */
const filesBetweenPauses = 200;

/**
 * Writes what was planned. A folder that does not exist yet appears whole or not at all; in one that does, each file does. (Files are not synced one by
 * one: after a power cut, unpack again.) `wrote` is told how many there are so far. Rejects with the system's error.
 */
export async function writeFolder(folder: string, { isNew, toWrite }: UnpackPlan, wrote: (files: number) => void): Promise<void> {
	const root = path.resolve(folder);
	if (!isNew) return writeInto(root, toWrite, wrote);
	// On the same file system as the folder, so that it can be renamed into its place.
	const staging = temporaryBeside(path.join(await nearestFolder(root), 'staging'));
	willRemove(staging);
	try {
		mkdirSync(staging);
		await writeAll(staging, toWrite, createWhole, wrote);
		await mkdir(path.dirname(root), { recursive: true });
		await rename(staging, root);
	} catch (error) {
		await rm(staging, { recursive: true, force: true });
		throw error;
	} finally {
		finishedWith(staging);
	}
}

/** Writes files into a folder that exists, each whole or not at all. */
export function writeInto(root: string, files: PlannedFiles, wrote: (files: number) => void): Promise<void> {
	const realRoot = realpathSync(root);
	return writeAll(root, files, replaceWhole, wrote, parent => {
		// Between the look at the place and the write, somebody may have put a link there.
		const relative = path.relative(realRoot, realpathSync(parent));
		if (relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative))
			throw new Error(`${parent} leads out of the folder since it was looked at`);
	});
}

async function writeAll(
	root: string,
	files: PlannedFiles,
	write: (target: string, content: AsyncIterable<Uint8Array>) => Promise<void>,
	wrote: (files: number) => void,
	checkParent?: (parent: string) => void,
): Promise<void> {
	let lastParent: string | undefined;
	for (let count = 0; count < files.length; count++) {
		const file = files.file(count);
		const target = path.join(root, file.name);
		const parent = path.dirname(target);
		if (parent !== lastParent) {
			mkdirSync(parent, { recursive: true });
			checkParent?.(parent);
			lastParent = parent;
		}
		await write(target, file.content());
		if (count % filesBetweenPauses === filesBetweenPauses - 1) {
			wrote(count + 1);
			await setImmediate();
		}
	}
}

async function createWhole(target: string, content: AsyncIterable<Uint8Array>): Promise<void> {
	const file = openSync(target, 'wx', 0o666);
	try {
		for await (const piece of content) for (let done = 0; done < piece.length; ) done += writeSync(file, piece, done);
	} finally {
		closeSync(file);
	}
}

async function replaceWhole(target: string, content: AsyncIterable<Uint8Array>): Promise<void> {
	const temporary = temporaryBeside(target);
	willRemove(temporary);
	try {
		await createWhole(temporary, content);
		renameSync(temporary, target);
	} catch (error) {
		rmSync(temporary, { force: true });
		throw error;
	} finally {
		finishedWith(temporary);
	}
}
