import { realpath } from 'node:fs/promises';
import { ExitCode, UsageError } from '../exitCode.ts';
import { createFile, replaceFile } from '../files/atomicWrite.ts';
import { openByteFile, sourceAsFile } from '../files/byteFile.ts';
import { writeErrorReason } from '../files/inputs.ts';
import { nameScratch, removeScratch, ScratchFile } from '../files/scratch.ts';
import { ChangedCopy } from '../rewrite/changedCopy.ts';
import { ChangedRegions } from '../rewrite/changedRegions.ts';
import { copySections, type SectionRewriter } from '../rewrite/rewriteSections.ts';
import { writeUnifiedDiff } from '../rewrite/unifiedDiff.ts';
import { openSectionedCorpus, type SectionedCorpus } from '../sections/sectionedCorpus.ts';
import { fileSink, outputSink } from '../streams/byteSink.ts';
import { printable } from '../terminal.ts';
import type { CommandContext } from './context.ts';
import type { InputFlags } from './inputFlags.ts';
import { openSources, type SourceInput } from './sourceInputs.ts';

/** Options of every command that rewrites corpora. */
export interface RewriteFlags extends InputFlags {
	check?: boolean;
	diff?: boolean;
	output?: string;
	force?: boolean;
}

/** What the result is called: "to split", "split". */
export interface RewriteWords {
	readonly toDo: string;
	readonly done: string;
}

/** Looks at a corpus as a whole, as far as that is needed, before its sections are rewritten. */
export type RewritePlan = (corpus: SectionedCorpus) => Promise<SectionRewriter>;

/**
 * Rewrites corpora in place, or, as the flags say, shows or names those that would change, or writes one to another file. Standard input goes to
 * standard output. Corpora may be of any size: they are read, and written, a section at a time.
 */
export async function rewriteInputs(
	context: CommandContext,
	files: readonly string[],
	flags: RewriteFlags,
	words: RewriteWords,
	plan: RewritePlan,
): Promise<void> {
	const { terminal } = context;
	if (flags.check && flags.diff) throw new UsageError('--check and --diff both take the output: give one of them.');
	const isDry = flags.check || flags.diff;
	if (isDry && flags.output !== undefined) throw new UsageError('--check and --diff write nothing: give no -o with them.');
	let changed = 0;
	let read = 0;
	for await (const input of openSources(context, files, flags)) {
		if (!input.ok) continue;
		read++;
		if (flags.output !== undefined && read > 1)
			throw new UsageError('-o takes one corpus: it was written for the first, and the others are left as they are.');
		const corpus = await openSectionedCorpus(input.path, await sourceAsFile(input.source));
		const isChanged = await rewrite(context, input, corpus, await plan(corpus), flags);
		if (isChanged) changed++;
		if (isChanged && isDry) context.exitWith(ExitCode.Findings);
	}
	terminal.log(`${changed} of ${read} ${read === 1 ? 'corpus' : 'corpora'} ${isDry ? words.toDo : words.done}.`);
}

/** Answers whether there is, or would be, any change. */
async function rewrite(
	context: CommandContext,
	input: SourceInput,
	corpus: SectionedCorpus,
	rewriter: SectionRewriter,
	{ check, diff, output, force = false }: RewriteFlags,
): Promise<boolean> {
	const { terminal } = context;
	if (check) {
		const copy = new ChangedCopy(corpus.file, undefined);
		await copySections(corpus, rewriter, copy);
		if (copy.isChanged) await terminal.out(`${printable(corpus.path)}\n`);
		return copy.isChanged;
	}
	if (diff) return showDiff(context, corpus, rewriter);
	if (output !== undefined) return writeOutput(output, corpus, rewriter, force);
	if (input.source.stamp) return replaceInput(context, input, corpus, rewriter);
	const sink = outputSink(terminal);
	const copy = new ChangedCopy(corpus.file, async () => sink);
	await copySections(corpus, rewriter, copy);
	await copy.finish(true);
	await sink.flush();
	return copy.isChanged;
}

async function showDiff({ terminal }: CommandContext, corpus: SectionedCorpus, rewriter: SectionRewriter): Promise<boolean> {
	const scratch = nameScratch(undefined);
	const rewritten = new ScratchFile(scratch, 'rewritten');
	const regions = new ChangedRegions();
	try {
		const copy = new ChangedCopy(corpus.file, () => rewritten.open(), regions);
		await copySections(corpus, rewriter, copy);
		await copy.finish();
		await rewritten.close();
		if (!copy.isChanged) return false;
		const after = await openByteFile(rewritten.path);
		const sink = outputSink(terminal);
		await writeUnifiedDiff(corpus.path, corpus.file, after, regions, sink);
		await sink.flush();
		await after.close();
		return true;
	} finally {
		await rewritten.close();
		await removeScratch(scratch);
	}
}

async function writeOutput(output: string, corpus: SectionedCorpus, rewriter: SectionRewriter, force: boolean): Promise<boolean> {
	let isChanged = false;
	try {
		await createFile(
			output,
			async handle => {
				const sink = fileSink(handle);
				const copy = new ChangedCopy(corpus.file, async () => sink);
				await copySections(corpus, rewriter, copy);
				await copy.finish(true);
				await sink.flush();
				isChanged = copy.isChanged;
			},
			force,
		);
	} catch (error) {
		throw new UsageError(`${output} cannot be written: ${writeErrorReason(error)}.`);
	}
	return isChanged;
}

async function replaceInput(
	{ terminal, exitWith }: CommandContext,
	{ path, source }: SourceInput,
	corpus: SectionedCorpus,
	rewriter: SectionRewriter,
): Promise<boolean> {
	const scratch = nameScratch(await realpath(path));
	const rewritten = new ScratchFile(scratch, 'rewritten');
	const copy = new ChangedCopy(corpus.file, () => rewritten.open());
	try {
		await copySections(corpus, rewriter, copy);
		await copy.finish();
		await rewritten.close();
		if (copy.isChanged) await replaceFile(path, rewritten.path, source.stamp!);
	} catch (error) {
		if (error instanceof UsageError) throw error;
		terminal.log(`${terminal.styles.red('error')}: ${printable(path)}: it was not written: ${writeErrorReason(error)}`);
		exitWith(ExitCode.Failure);
	} finally {
		await rewritten.close();
		await removeScratch(scratch);
	}
	return copy.isChanged;
}
