import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { binaryReason } from '../../core/source/encoding.ts';
import type { CorpusConfiguration } from '../../core/workspace/configuration.ts';
import { prepareArticleRules } from '../engine.ts';
import { type FileStamp, replaceFile } from '../files/atomicWrite.ts';
import { type ByteFile, openByteFile } from '../files/byteFile.ts';
import { writeErrorReason } from '../files/inputs.ts';
import { ScratchFile } from '../files/scratch.ts';
import { ChangedCopy } from '../rewrite/changedCopy.ts';
import { ChangedRegions } from '../rewrite/changedRegions.ts';
import { writeUnifiedDiff } from '../rewrite/unifiedDiff.ts';
import { dialectOf } from '../sections/indexRange.ts';
import { surveyRange } from '../sections/survey.ts';
import { type CorpusToFix, type FixChoice, fixPass, wantsArticles } from './fixPass.ts';
import { fixWhole } from './fixWhole.ts';
import { joinSurveys } from './joinedSurvey.ts';
import { createSuppressionStore } from './suppressionStore.ts';

/** A file that is to be mended. */
export interface FixTask {
	/** Where the bytes are. */
	readonly file: string;
	/** As it is shown. */
	readonly path: string;
	/** A copy of standard input belongs to the program, a user's file is replaced with care. */
	readonly isCopy: boolean;
	readonly configuration: CorpusConfiguration;
	/** Ids of rules whose fixes on request are wanted too. */
	readonly named: readonly string[];
	readonly unsafe: boolean;
	/** Write nothing, and give the difference. */
	readonly diff: boolean;
	/** The sidecar whose suppressions keep findings as they are. */
	readonly sidecar: string;
	/** A scratch folder of the caller, on the file system of the file unless it is only compared. */
	readonly scratch: string;
	/** How much is held as text at once, in bytes; undefined for the usual. */
	readonly sectionBytes: number | undefined;
}

export interface FixedFile {
	/** How many findings were, or would be, mended. */
	readonly fixed: number;
	/** With `diff`, where anything would be mended: the file in the scratch folder that holds the unified diff. */
	readonly diff: string | undefined;
	/** Why nothing was mended. */
	readonly problem: string | undefined;
}

/** A fix can uncover another finding; fixes that undo each other must not go on for ever. */
const maximumPasses = 30;

/**
 * Mends what may be mended of a file, pass after pass, until nothing is left to do. Each pass reads the file a section at a time and writes the next
 * state of it; the last one takes the file's place. Nothing outside the edits changes.
 */
export async function fixFile(task: FixTask): Promise<FixedFile> {
	const original = await openByteFile(task.file);
	const { size, mtimeMs } = original;
	try {
		const reason = binaryReason(await original.read(0, 8 * 1024));
		if (reason !== undefined) return unmended(reason);
		const { state, fixed, regions, problem } = await mend(task, original);
		if (problem !== undefined) return unmended(problem);
		if (state === undefined || fixed === 0) return { fixed: 0, diff: undefined, problem: undefined };
		if (task.diff) return { fixed, diff: await writeDiff(task, original, state, regions), problem: undefined };
		return { fixed, diff: undefined, problem: await putInPlace(task, state, { size, mtimeMs }) };
	} finally {
		await original.close();
	}
}

async function putInPlace({ file, isCopy }: FixTask, state: string, stamp: FileStamp): Promise<string | undefined> {
	try {
		if (isCopy) await rename(state, file);
		else await replaceFile(file, state, stamp);
		return undefined;
	} catch (error) {
		return `its fixes were not written: ${writeErrorReason(error)}`;
	}
}

function unmended(problem: string): FixedFile {
	return { fixed: 0, diff: undefined, problem };
}

interface Mended {
	/** The file that holds the last state; undefined where nothing was mended. */
	readonly state: string | undefined;
	readonly fixed: number;
	/** Where the last state differs from the first. */
	readonly regions: ChangedRegions;
	readonly problem?: string;
}

async function mend(task: FixTask, original: ByteFile): Promise<Mended> {
	const suppressions = await createSuppressionStore().open(task.sidecar);
	const choice: FixChoice = { named: new Set(task.named), unsafe: task.unsafe, isKept: (rule, content) => suppressions.has(rule, content) };
	if (wantsArticles(choice)) await prepareArticleRules();
	let regions = new ChangedRegions();
	let state: string | undefined;
	let fixed = 0;
	for (let pass = 0; pass < maximumPasses; pass++) {
		const current = state === undefined ? original : await openByteFile(state);
		const next = new ScratchFile(task.scratch, `pass-${pass}`);
		const changed = new ChangedRegions();
		try {
			const copy = new ChangedCopy(current, () => next.open(), task.diff ? changed : undefined);
			const count = await onePass(await survey(task, current), choice, copy);
			if (typeof count !== 'number') return { state, fixed, regions, problem: count.problem };
			if (!copy.isChanged) break;
			await copy.finish();
			fixed += count;
		} finally {
			await next.close();
			if (current !== original) await current.close();
		}
		regions = regions.followedBy(changed);
		if (state !== undefined) await rm(state);
		state = next.path;
	}
	return { state, fixed, regions };
}

async function survey({ path: shown, configuration, sectionBytes }: FixTask, file: ByteFile): Promise<CorpusToFix> {
	const dialect = await dialectOf(file);
	const joined = joinSurveys([await surveyRange(file, dialect, 0, file.size, false)]);
	return { file, path: shown, dialect, survey: joined, configuration, sectionBytes };
}

/** How many findings were mended, or why none can be. */
async function onePass(corpus: CorpusToFix, choice: FixChoice, copy: ChangedCopy): Promise<number | { readonly problem: string }> {
	const whole = await fixWhole(corpus, choice, copy);
	if (whole === true) return 1;
	return whole === false ? fixPass(corpus, choice, copy) : whole;
}

async function writeDiff({ path: shown, scratch }: FixTask, original: ByteFile, state: string, regions: ChangedRegions): Promise<string> {
	const diff = new ScratchFile(scratch, 'diff');
	const mended = await openByteFile(state);
	try {
		await writeUnifiedDiff(shown, original, mended, regions, await diff.open());
	} finally {
		await diff.close();
		await mended.close();
	}
	return path.resolve(diff.path);
}
