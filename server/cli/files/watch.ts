import { watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../exitCode.ts';
import type { Terminal } from '../terminal.ts';
import { readErrorReason, resolveInputs } from './inputs.ts';

/** How long to wait for further changes before a run starts: editors write a file in several steps. */
const quietMs = 150;

/**
 * Runs `run` now and whenever one of the files that the arguments name changes or comes to be. Never resolves: an interrupt ends the program. Rejects
 * with what a run rejects with.
 */
export async function watchInputs(args: readonly string[], run: () => Promise<void>, terminal: Terminal): Promise<never> {
	let timer: NodeJS.Timeout | undefined;
	let isRunning = false;
	let isDue = false;
	const go = async (): Promise<void> => {
		isDue = true;
		if (isRunning) return;
		isRunning = true;
		while (isDue) {
			isDue = false;
			await run();
		}
		isRunning = false;
		terminal.log('Watching for changes. Ctrl+C ends.');
	};
	// Before the first run: what is written during it must not be missed.
	const folders = await foldersOf(args);
	return new Promise<never>((_, reject) => {
		const changed = (name: string | null): void => {
			if (name !== null && !/\.(txt|corpus|jsonc?)$/.test(name)) return;
			clearTimeout(timer);
			timer = setTimeout(() => void go().catch(reject), quietMs);
		};
		for (const folder of folders) watchFolder(folder, changed, reject);
		void go().catch(reject);
	});
}

interface WatchedFolder {
	readonly path: string;
	readonly isRecursive: boolean;
}

function watchFolder(
	{ path: folder, isRecursive }: WatchedFolder,
	changed: (name: string | null) => void,
	failed: (error: UsageError) => void,
): void {
	const fail = (error: unknown): void => failed(new UsageError(`${folder} cannot be watched: ${readErrorReason(error)}.`));
	try {
		watch(folder, { recursive: isRecursive }, (_event, name) => changed(name)).on('error', fail);
	} catch (error) {
		fail(error);
	}
}

async function foldersOf(args: readonly string[]): Promise<WatchedFolder[]> {
	const folders = new Map<string, boolean>();
	for (const argument of args.length > 0 ? args : ['.']) {
		const isFolder = await stat(argument).then(
			status => status.isDirectory(),
			() => false,
		);
		if (isFolder) folders.set(argument, true);
	}
	for (const input of await resolveInputs(args, undefined))
		if (input.kind === 'file' && !input.found) folders.set(path.dirname(input.path), folders.get(path.dirname(input.path)) ?? false);
	for (const argument of args) if (argument.includes('*')) folders.set(globBase(argument), true);
	return [...folders].map(([folder, isRecursive]) => ({ path: folder, isRecursive }));
}

/** The folder before the first segment with a sign of a glob. */
function globBase(glob: string): string {
	const segments = glob.split('/');
	const first = segments.findIndex(segment => /[*?[\]{}()!]/.test(segment));
	return segments.slice(0, first).join('/') || '.';
}
