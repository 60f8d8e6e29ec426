import { readFile, writeFile } from 'node:fs/promises';
import { readSuppressions, type Suppression, suppressionKey, writeSuppressions } from '../../core/workspace/suppressions.ts';
import { UsageError } from '../exitCode.ts';
import { createFile } from '../files/atomicWrite.ts';
import { readErrorReason } from '../files/inputs.ts';

/** One sidecar, and which of its entries were met in this run. */
export interface SuppressionFile {
	readonly path: string;
	has(rule: string, content: string): boolean;
	/** Accepts a finding from now on; written by `save`. */
	add(suppression: Suppression): void;
	/** Notes that an entry has a finding to suppress. */
	use(rule: string, content: string): void;
	/** Entries that no finding of this run met, although `wasChecked` says that it could have. */
	unused(wasChecked: (entry: Suppression) => boolean): readonly Suppression[];
	drop(entries: readonly Suppression[]): void;
	/** Writes the sidecar where it changed. */
	save(): Promise<void>;
}

/** Reads the sidecars of a run, each once. A missing one is empty. */
export function createSuppressionStore(): { open(path: string): Promise<SuppressionFile>; opened(): Promise<readonly SuppressionFile[]> } {
	const files = new Map<string, Promise<SuppressionFile>>();
	return {
		open(path) {
			let file = files.get(path);
			if (!file) files.set(path, (file = openSuppressionFile(path)));
			return file;
		},
		opened: () => Promise.all(files.values()),
	};
}

async function openSuppressionFile(path: string): Promise<SuppressionFile> {
	const entries = new Map<string, Suppression>();
	for (const entry of await readEntries(path)) entries.set(suppressionKey(entry.rule, entry.content), entry);
	const used = new Set<string>();
	let isChanged = false;
	return {
		path,
		has: (rule, content) => entries.has(suppressionKey(rule, content)),
		add(suppression) {
			const key = suppressionKey(suppression.rule, suppression.content);
			if (!entries.has(key)) isChanged = true;
			entries.set(key, suppression);
			used.add(key);
		},
		use: (rule, content) => used.add(suppressionKey(rule, content)),
		unused: wasChecked => [...entries].filter(([key, entry]) => !used.has(key) && wasChecked(entry)).map(([, entry]) => entry),
		drop(dropped) {
			for (const entry of dropped) isChanged = entries.delete(suppressionKey(entry.rule, entry.content)) || isChanged;
		},
		async save() {
			if (!isChanged) return;
			const text = writeSuppressions([...entries.values()]);
			await createFile(path, async handle => void (await writeFile(handle, text)), true);
		},
	};
}

async function readEntries(path: string): Promise<readonly Suppression[]> {
	let text: string;
	try {
		text = await readFile(path, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw new UsageError(`${path} cannot be read: ${readErrorReason(error)}.`);
	}
	const read = readSuppressions(text);
	if (read.problems.length > 0) throw new UsageError(read.problems.map(problem => `${path}: ${problem}`).join('\n'));
	return read.suppressions;
}
