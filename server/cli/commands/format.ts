import { Command } from 'commander';
import { formatDelimiters } from '../../core/features/formatDelimiters.ts';
import { ExitCode, UsageError } from '../exitCode.ts';
import { editBytes } from '../files/byteEdits.ts';
import { tryToReplace } from '../files/replaceInput.ts';
import { unifiedDiff } from '../files/unifiedDiff.ts';
import { printable } from '../terminal.ts';
import type { CommandContext } from './context.ts';
import { type InputFlags, openInputs, type ReadableInput } from './inputOptions.ts';

interface FormatFlags extends InputFlags {
	check?: boolean;
	diff?: boolean;
}

/** `corpus format`: valid delimiters in the one way their dialect has; no byte of a body changes. */
export function formatCommand(context: CommandContext): Command {
	return new Command('format')
		.summary('write delimiters in one way; article text stays as it is')
		.description(
			'Rewrites valid delimiters in the normal form of their dialect: single blanks, quotes only where needed. Not one byte of a document changes; ' +
				'delimiters that are broken are for "corpus check --fix". Standard input is written to standard output.',
		)
		.argument('[files...]', 'files, globs, folders, or - for standard input; the current folder by default')
		.option('--check', 'write nothing; exit with 1 and name the files that would change')
		.option('--diff', 'write nothing but what would change, as a unified diff; exit with 1 if anything would')
		.option('--config <file>', 'this configuration for all files, in place of the nearest corpus.config.jsonc')
		.option('--stdin-filename <path>', 'the path that standard input is shown as')
		.action((files: string[], flags: FormatFlags) => format(context, files, flags));
}

async function format(context: CommandContext, files: readonly string[], flags: FormatFlags): Promise<void> {
	if (flags.check && flags.diff) throw new UsageError('--check and --diff both take the output: give one of them.');
	const { terminal } = context;
	const dry = flags.check || flags.diff;
	let changed = 0;
	let read = 0;
	for await (const input of openInputs(context, files, flags)) {
		if (!input.ok) continue;
		read++;
		const formatted = formattedBytes(input);
		if (formatted) {
			changed++;
			if (flags.check) await terminal.out(`${printable(input.path)}\n`);
			if (flags.diff) await terminal.out(unifiedDiff(input.path, input.bytes, formatted));
			if (dry) context.exitWith(ExitCode.Findings);
			else await write(context, input, formatted);
		} else if (!dry && !input.stamp) await terminal.out(input.bytes);
	}
	const would = dry ? 'to format' : 'formatted';
	terminal.log(`${changed} of ${read} ${read === 1 ? 'corpus' : 'corpora'} ${would}.`);
}

/** The formatted file; undefined where it is formatted already. */
function formattedBytes({ corpus, bytes }: ReadableInput): Uint8Array | undefined {
	const changes = formatDelimiters(corpus);
	return changes.length === 0 ? undefined : editBytes(bytes, changes, corpus.disk?.startsWithByteOrderMark ? 3 : 0);
}

async function write(context: CommandContext, { path, stamp }: ReadableInput, formatted: Uint8Array): Promise<void> {
	if (!stamp) return context.terminal.out(formatted);
	const problem = await tryToReplace(path, stamp, formatted);
	if (problem === undefined) return;
	context.terminal.log(`${context.terminal.styles.red('error')}: ${printable(path)}: it was not formatted: ${problem}`);
	context.exitWith(ExitCode.Failure);
}
