import { readFile, stat, writeFile } from 'node:fs/promises';
import type { CorpusConfiguration } from '../../core/workspace/configuration.ts';
import { openCorpus, prepareArticleRules } from '../engine.ts';
import type { FileStamp } from '../files/atomicWrite.ts';
import { maximumTextBytes } from '../files/readInput.ts';
import { tryToReplace } from '../files/replaceInput.ts';
import { unifiedDiff } from '../files/unifiedDiff.ts';
import { applyFixes } from './applyFixes.ts';
import { createSuppressionStore } from './suppressionStore.ts';

/** A file that is to be mended. */
export interface FixTask {
	/** Where the bytes are. */
	readonly file: string;
	/** As it is shown. */
	readonly path: string;
	/** A copy of standard input is changed in place, a user's file replaced as a whole. */
	readonly isCopy: boolean;
	readonly configuration: CorpusConfiguration;
	/** Ids of rules whose fixes on request are wanted too. */
	readonly named: readonly string[];
	readonly unsafe: boolean;
	/** Write nothing, and give the difference. */
	readonly diff: boolean;
	/** The sidecar whose suppressions keep findings as they are. */
	readonly sidecar: string;
}

export interface FixedFile {
	/** How many findings were, or would be, mended. */
	readonly fixed: number;
	/** With `diff`: the unified diff. */
	readonly diff: Uint8Array | undefined;
	/** Why nothing was mended. */
	readonly problem: string | undefined;
}

/** Mends what may be mended of a file, which is held whole for that. */
export async function fixFile(task: FixTask): Promise<FixedFile> {
	const { file, path, configuration, sidecar } = task;
	const { size, mtimeMs } = await stat(file);
	if (size > maximumTextBytes) {
		const limit = `${maximumTextBytes / 1024 / 1024} MiB`;
		return {
			fixed: 0,
			diff: undefined,
			problem: `fixes need the whole corpus as one text, which may have ${limit}; split it, or check it without --fix`,
		};
	}
	const stamp: FileStamp = { size, mtimeMs };
	const bytes = await readFile(file);
	await prepareArticleRules();
	const opened = openCorpus(path, bytes, configuration);
	if (!opened.ok) return { fixed: 0, diff: undefined, problem: opened.error };
	const suppressions = await createSuppressionStore().open(sidecar);
	const choice = { named: new Set(task.named), unsafe: task.unsafe, isKept: (rule: string, content: string) => suppressions.has(rule, content) };
	const result = applyFixes(path, opened.value, bytes, configuration, choice);
	if (task.diff) return { fixed: result.fixed, diff: unifiedDiff(path, bytes, result.bytes), problem: undefined };
	if (result.fixed > 0 && task.isCopy) await writeFile(file, result.bytes);
	const problem = result.fixed > 0 && !task.isCopy ? await tryToReplace(path, stamp, result.bytes) : undefined;
	return { fixed: result.fixed, diff: undefined, problem: problem && `its fixes were not written: ${problem}` };
}
