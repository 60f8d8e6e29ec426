import { rmSync } from 'node:fs';

/** Files and folders that are being written now; what an interrupt must not leave behind. */
const unfinished = new Set<string>();
let isWatching = false;

/** Notes a file or folder that is to go if the program ends before `finishedWith` is called. */
export function willRemove(file: string): void {
	unfinished.add(file);
	if (isWatching) return;
	isWatching = true;
	// However the program ends: by a signal, by a reader that hung up, by a defect.
	process.on('exit', removeUnfinishedFiles);
}

/** It stays, or is gone. */
export function finishedWith(file: string): void {
	unfinished.delete(file);
}

const stops = new Set<() => Promise<unknown>>();

/** Notes what must be stopped before anything is removed, since it may still write; gives what undoes the note. */
export function willStop(stop: () => Promise<unknown>): () => void {
	stops.add(stop);
	return () => stops.delete(stop);
}

/** For an interrupt: stops what may still write, and removes everything that was not finished. Never rejects. */
export async function abandonUnfinishedFiles(): Promise<void> {
	await Promise.allSettled([...stops].map(stop => stop()));
	removeUnfinishedFiles();
}

/** Removes everything that was not finished, and again when the program ends: what was under way may have come after it. Synchronous, for the end of the program, and never throws. */
export function removeUnfinishedFiles(): void {
	for (const file of unfinished) {
		try {
			rmSync(file, { recursive: true, force: true });
		} catch {
			// It is gone, or was never made: there is nothing to remove.
		}
	}
}
