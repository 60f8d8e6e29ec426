import { Command, CommanderError } from 'commander';
import { catCommand } from './commands/cat.ts';
import { checkCommand } from './commands/check.ts';
import { completionsCommand } from './commands/completions.ts';
import type { CommandContext } from './commands/context.ts';
import { convertCommand } from './commands/convert.ts';
import { entitiesCommand } from './commands/entities.ts';
import { formatCommand } from './commands/format.ts';
import { listCommand } from './commands/ls.ts';
import { languageServerCommand } from './commands/lsp.ts';
import { mergeCommand } from './commands/merge.ts';
import { mergeResultsCommand } from './commands/mergeResults.ts';
import { outlineCommand } from './commands/outline.ts';
import { packCommand } from './commands/pack.ts';
import { explainCommand, rulesCommand } from './commands/rules.ts';
import { splitCommand } from './commands/split.ts';
import { statsCommand } from './commands/stats.ts';
import { unpackCommand } from './commands/unpack.ts';
import { ExitCode, worse } from './exitCode.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

/** The whole command line, for running it and for what is made of it: help, completions, the manual page. */
export function createProgram(context: CommandContext): Command {
	const program = new Command('corpus')
		.description('Checks, outlines, converts and packs article corpora: text files in which a line <<<FILE name >>> opens each document.')
		.version(context.version, '-V, --version', 'write the version')
		.helpOption('-h, --help', 'write this help')
		.helpCommand('help [command]', 'write the help of a command')
		.showHelpAfterError('(--help lists what there is)')
		.configureHelp({ sortSubcommands: false, sortOptions: false });
	for (const make of [
		checkCommand,
		outlineCommand,
		entitiesCommand,
		formatCommand,
		convertCommand,
		splitCommand,
		mergeCommand,
		packCommand,
		unpackCommand,
		listCommand,
		catCommand,
		statsCommand,
		mergeResultsCommand,
		languageServerCommand,
		rulesCommand,
		explainCommand,
		completionsCommand,
	])
		program.addCommand(withHelpAfterError(make(context)));
	return program;
}

function withHelpAfterError(command: Command): Command {
	return command.showHelpAfterError(`("corpus ${command.name()} --help" lists what there is)`);
}

/** Runs one command line. Resolves with the exit code; rejects with `UsageError` or on a defect, both of which are exit code 2. */
export async function runProgram(args: readonly string[], terminal: Terminal, environment: NodeJS.ProcessEnv): Promise<ExitCode> {
	let code: ExitCode = ExitCode.Clean;
	const context: CommandContext = {
		terminal,
		environment,
		version,
		now: () => Date.now(),
		exitWith(next) {
			code = worse(code, next);
		},
	};
	const program = createProgram(context);
	for (const command of [program, ...program.commands]) command.exitOverride();
	try {
		await program.parseAsync([...args], { from: 'user' });
	} catch (error) {
		if (!(error instanceof CommanderError)) throw error;
		return error.exitCode === 0 ? ExitCode.Clean : ExitCode.Failure;
	}
	return code;
}
