import type { TextChange } from '../../core/source/text.ts';
import { ExitCode, UsageError } from '../exitCode.ts';
import { createFile } from '../files/atomicWrite.ts';
import { editBytes } from '../files/byteEdits.ts';
import { readErrorReason } from '../files/inputs.ts';
import { tryToReplace } from '../files/replaceInput.ts';
import { unifiedDiff } from '../files/unifiedDiff.ts';
import { printable } from '../terminal.ts';
import type { CommandContext } from './context.ts';
import { type InputFlags, openInputs, type ReadableInput } from './inputOptions.ts';

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

/**
 * Rewrites corpora in place, or, as the flags say, shows or names those that would change, or writes one to another file. Standard input goes to
 * standard output. `changesOf` gives what is to change, in units of the corpus; empty where nothing is.
 */
export async function rewriteInputs(
	context: CommandContext,
	files: readonly string[],
	flags: RewriteFlags,
	words: RewriteWords,
	changesOf: (input: ReadableInput) => Promise<readonly TextChange[]>,
): Promise<void> {
	const { terminal } = context;
	if (flags.check && flags.diff) throw new UsageError('--check and --diff both take the output: give one of them.');
	const isDry = flags.check || flags.diff;
	if (isDry && flags.output !== undefined) throw new UsageError('--check and --diff write nothing: give no -o with them.');
	let changed = 0;
	let read = 0;
	for await (const input of openInputs(context, files, flags)) {
		if (!input.ok) continue;
		read++;
		if (flags.output !== undefined && read > 1)
			throw new UsageError('-o takes one corpus: it was written for the first, and the others are left as they are.');
		const changes = await changesOf(input);
		const rewritten = changes.length === 0 ? undefined : editBytes(input.bytes, changes, input.corpus.disk?.startsWithByteOrderMark ? 3 : 0);
		if (rewritten) changed++;
		if (isDry && rewritten) {
			await terminal.out(flags.diff ? unifiedDiff(input.path, input.bytes, rewritten) : `${printable(input.path)}\n`);
			context.exitWith(ExitCode.Findings);
		} else if (!isDry) await write(context, input, rewritten, flags);
	}
	terminal.log(`${changed} of ${read} ${read === 1 ? 'corpus' : 'corpora'} ${isDry ? words.toDo : words.done}.`);
}

async function write(
	context: CommandContext,
	{ path, stamp, bytes }: ReadableInput,
	rewritten: Uint8Array | undefined,
	flags: RewriteFlags,
): Promise<void> {
	const { output, force = false } = flags;
	if (output !== undefined) {
		try {
			await createFile(output, handle => handle.writeFile(rewritten ?? bytes), force);
		} catch (error) {
			throw new UsageError(`${output}: ${readErrorReason(error)}.`);
		}
		return;
	}
	if (!stamp) return context.terminal.out(rewritten ?? bytes);
	const problem = rewritten && (await tryToReplace(path, stamp, rewritten));
	if (problem === undefined) return;
	context.terminal.log(`${context.terminal.styles.red('error')}: ${printable(path)}: it was not written: ${problem}`);
	context.exitWith(ExitCode.Failure);
}
