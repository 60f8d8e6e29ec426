import { watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Terminal } from '../terminal.ts';
import { resolveInputs } from './inputs.ts';

/** How long to wait for further changes before a run starts: editors write a file in several steps. */
const quietMs = 150;

/** Runs `run` now and whenever one of the files that the arguments name changes or comes to be. Never resolves: an interrupt ends the program. */
export async function watchInputs(args: readonly string[], run: () => Promise<void>, terminal: Terminal): Promise<never> {
	let timer: NodeJS.Timeout | undefined;
	let isRunning = false;
	let isDue = false;
	const go = async (): Promise<void> => {
		if (isRunning) {
			isDue = true;
			return;
		}
		isRunning = true;
		do {
			isDue = false;
			await run();
		} while (isDue);
		isRunning = false;
		terminal.log('Watching for changes. Ctrl+C ends.');
	};
	await go();
	for (const folder of await foldersOf(args)) {
		watch(folder.path, { recursive: folder.isRecursive }, (_event, name) => {
			if (name !== null && !/\.(txt|corpus|jsonc?)$/.test(name)) return;
			clearTimeout(timer);
			timer = setTimeout(() => void go(), quietMs);
		});
	}
	return new Promise<never>(() => {});
}

async function foldersOf(args: readonly string[]): Promise<{ path: string; isRecursive: boolean }[]> {
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
