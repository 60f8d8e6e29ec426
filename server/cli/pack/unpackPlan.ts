import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { lstat, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createFile } from '../files/atomicWrite.ts';

/** A file that is to be written. */
export interface PlannedFile {
	/** A safe name, relative to the folder, with `/`. */
	readonly name: string;
	content(): Uint8Array;
}

/** What writing would come to. Nothing has been written. */
export interface UnpackPlan {
	readonly toWrite: readonly PlannedFile[];
	/** Files that stand there with the same bytes. */
	readonly unchanged: number;
	/** Why it must not be written, one line each. */
	readonly refused: readonly string[];
}

/**
 * Looks at every place that would be written. Refuses what lies behind a symbolic link below the folder, where a folder stands for a file or the other
 * way round, and, unless `force`, files that differ.
 */
export async function planUnpack(folder: string, files: readonly PlannedFile[], force: boolean): Promise<UnpackPlan> {
	const toWrite: PlannedFile[] = [];
	const refused: string[] = [];
	let unchanged = 0;
	const parents = new Map<string, string | undefined>();
	const parentFault = async (name: string): Promise<string | undefined> => {
		for (let slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
			const parent = name.slice(0, slash);
			if (!parents.has(parent)) parents.set(parent, folderFault(parent, await statusOf(path.join(folder, parent))));
			const fault = parents.get(parent);
			if (fault !== undefined) return fault;
		}
		return undefined;
	};
	for (const file of files) {
		const fault = await parentFault(file.name);
		if (fault !== undefined) {
			refused.push(`${file.name}: ${fault}`);
			continue;
		}
		const target = path.join(folder, file.name);
		const status = await statusOf(target);
		if (!status) toWrite.push(file);
		else if (status.isSymbolicLink()) refused.push(`${file.name}: a symbolic link stands in its place`);
		else if (!status.isFile()) refused.push(`${file.name}: something that is no file stands in its place`);
		else if (await holds(target, status.size, file)) unchanged++;
		else if (force) toWrite.push(file);
		else refused.push(`${file.name}: a file with other content stands there; give --force to replace it`);
	}
	return { toWrite, unchanged, refused };
}

/** Writes what was planned, each file whole or not at all. */
export async function writeUnpacked(folder: string, files: readonly PlannedFile[], force: boolean): Promise<void> {
	await mkdir(folder, { recursive: true });
	for (const file of files) {
		const target = path.join(folder, file.name);
		await mkdir(path.dirname(target), { recursive: true });
		await createFile(target, handle => handle.writeFile(file.content()), force);
	}
}

/** Whether the file system of a folder, or of the nearest folder above it that exists, takes names that differ in case for one. */
export async function ignoresCase(folder: string): Promise<boolean> {
	let existing = path.resolve(folder);
	while (!(await statusOf(existing)) && path.dirname(existing) !== existing) existing = path.dirname(existing);
	const probe = `.corpus-probe-${randomUUID()}`;
	try {
		await writeFile(path.join(existing, probe), '', { flag: 'wx' });
		return (await statusOf(path.join(existing, probe.toUpperCase()))) !== undefined;
	} finally {
		await rm(path.join(existing, probe), { force: true });
	}
}

function folderFault(name: string, status: Stats | undefined): string | undefined {
	if (status?.isSymbolicLink()) return `${name} is a symbolic link, which may lead out of the folder`;
	return status && !status.isDirectory() ? `${name} is no folder` : undefined;
}

async function holds(target: string, size: number, file: PlannedFile): Promise<boolean> {
	const content = file.content();
	return size === content.length && Buffer.compare(await readFile(target), content) === 0;
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
