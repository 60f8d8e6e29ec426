import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { lstat, open, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readFully } from '../../node/fileByteSource.ts';

/** A file that is to be written. */
export interface PlannedFile {
	/** A safe name, relative to the folder, with `/`. */
	readonly name: string;
	/** Its bytes, a piece at a time; may be asked for more than once. */
	content(): AsyncIterable<Uint8Array>;
}

/** Files in order, each made when it is asked for: there may be a million. */
export interface PlannedFiles {
	readonly length: number;
	file(ordinal: number): PlannedFile;
}

/** What writing would come to. Nothing has been written. */
export interface UnpackPlan {
	/** Whether the folder does not exist yet. */
	readonly isNew: boolean;
	readonly toWrite: PlannedFiles;
	/** Files that stand there with the same bytes. */
	readonly unchanged: number;
	/** Why it must not be written, one line each. */
	readonly refused: readonly string[];
}

/** What the file systems of Linux take for a whole path and for one segment of it, in bytes; others take no more. */
const longestPathBytes = 4095;
const longestSegmentBytes = 255;

/**
 * Looks at every place that would be written. Refuses what lies behind a symbolic link below the folder, where a folder stands for a file or the other
 * way round, paths that no file system takes, and, unless `force`, files that differ.
 */
export async function planUnpack(folder: string, files: PlannedFiles, force: boolean): Promise<UnpackPlan> {
	const root = path.resolve(folder);
	const toWrite: number[] = [];
	const refused: string[] = [];
	let unchanged = 0;
	const status = await statusOf(root);
	if (status && !status.isDirectory() && !status.isSymbolicLink()) throw new Error('it is a file');
	const parents = new Map<string, string | undefined>();
	for (let ordinal = 0; ordinal < files.length; ordinal++) {
		const file = files.file(ordinal);
		const fault = lengthFault(root, file.name) ?? (status ? await parentFault(root, file.name, parents) : undefined);
		if (fault !== undefined) {
			refused.push(`${file.name}: ${fault}`);
			continue;
		}
		const target = path.join(root, file.name);
		const there = status && (await statusOf(target));
		if (!there) toWrite.push(ordinal);
		else if (there.isSymbolicLink()) refused.push(`${file.name}: a symbolic link stands in its place`);
		else if (!there.isFile()) refused.push(`${file.name}: something that is no file stands in its place`);
		else if (await holds(target, file)) unchanged++;
		else if (force) toWrite.push(ordinal);
		else refused.push(`${file.name}: a file with other content stands there; give --force to replace it`);
	}
	const chosen = { length: toWrite.length, file: (at: number) => files.file(toWrite[at]!) };
	return { isNew: status === undefined, toWrite: chosen, unchanged, refused };
}

/** Whether the file system of a folder, or of the nearest folder above it that exists, takes names that differ in case for one. */
export async function ignoresCase(folder: string): Promise<boolean> {
	const existing = await nearestFolder(folder);
	const probe = `.corpus-probe-${randomUUID()}`;
	try {
		await writeFile(path.join(existing, probe), '', { flag: 'wx' });
		return (await statusOf(path.join(existing, probe.toUpperCase()))) !== undefined;
	} finally {
		await rm(path.join(existing, probe), { force: true });
	}
}

/** The folder itself, or the nearest above it that exists. */
export async function nearestFolder(folder: string): Promise<string> {
	let existing = path.resolve(folder);
	while (!(await statusOf(existing)) && path.dirname(existing) !== existing) existing = path.dirname(existing);
	return existing;
}

function lengthFault(root: string, name: string): string | undefined {
	if (Buffer.byteLength(root) + 1 + Buffer.byteLength(name) > longestPathBytes)
		return `its path is longer than the ${longestPathBytes} bytes that file systems take; give --portable to have it shortened`;
	for (const segment of name.split('/')) {
		if (segment.length * 3 > longestSegmentBytes && Buffer.byteLength(segment) > longestSegmentBytes)
			return `a part of its name is longer than the ${longestSegmentBytes} bytes that file systems take; give --portable to have it shortened`;
	}
	return undefined;
}

async function parentFault(root: string, name: string, known: Map<string, string | undefined>): Promise<string | undefined> {
	for (let slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
		const parent = name.slice(0, slash);
		if (!known.has(parent)) known.set(parent, folderFault(parent, await statusOf(path.join(root, parent))));
		const fault = known.get(parent);
		if (fault !== undefined) return fault;
	}
	return undefined;
}

function folderFault(name: string, status: Stats | undefined): string | undefined {
	if (status?.isSymbolicLink()) return `${name} is a symbolic link, which may lead out of the folder`;
	return status && !status.isDirectory() ? `${name} is no folder` : undefined;
}

async function holds(target: string, file: PlannedFile): Promise<boolean> {
	const handle = await open(target, 'r');
	try {
		const { size } = await handle.stat();
		let offset = 0;
		for await (const piece of file.content()) {
			const there = Buffer.allocUnsafe(piece.length);
			if ((await readFully(handle, offset, there)) < piece.length || Buffer.compare(there, piece) !== 0) return false;
			offset += piece.length;
		}
		return offset === size;
	} finally {
		await handle.close();
	}
}

async function statusOf(file: string): Promise<Stats | undefined> {
	try {
		return await lstat(file);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
		throw error;
	}
}
