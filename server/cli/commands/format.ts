import { Command } from 'commander';
import { formatDelimiters } from '../../core/features/formatDelimiters.ts';
import type { CommandContext } from './context.ts';
import { forceIgnoreOption } from './inputFlags.ts';
import { type RewriteFlags, rewriteInputs } from './rewriteInputs.ts';

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
		.addOption(forceIgnoreOption())
		.option('--config <file>', 'this configuration for all files, in place of the nearest corpus.config.jsonc')
		.option('--stdin-filename <path>', 'the path that standard input is shown as')
		.action((files: string[], flags: RewriteFlags) =>
			rewriteInputs(context, files, flags, { toDo: 'to format', done: 'formatted' }, async () => ({
				changes: async ({ corpus }) => formatDelimiters(corpus),
			})),
		);
}
