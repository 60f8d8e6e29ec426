import { Command, CommanderError } from 'commander';
import type { CommandContext } from './commands/context.ts';
import { ExitCode, worse } from './exitCode.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

type MakeCommand = (context: CommandContext) => Command;

/** Every command by its name, in the order of the help. Each is code of its own: a run of one does not wait for that of the others to be read. */
const commands: ReadonlyMap<string, () => Promise<MakeCommand>> = new Map([
	['check', async () => (await import('./commands/check.ts')).checkCommand],
	['outline', async () => (await import('./commands/outline.ts')).outlineCommand],
	['entities', async () => (await import('./commands/entities.ts')).entitiesCommand],
	['format', async () => (await import('./commands/format.ts')).formatCommand],
	['convert', async () => (await import('./commands/convert.ts')).convertCommand],
	['split', async () => (await import('./commands/split.ts')).splitCommand],
	['merge', async () => (await import('./commands/merge.ts')).mergeCommand],
	['pack', async () => (await import('./commands/pack.ts')).packCommand],
	['unpack', async () => (await import('./commands/unpack.ts')).unpackCommand],
	['ls', async () => (await import('./commands/ls.ts')).listCommand],
	['cat', async () => (await import('./commands/cat.ts')).catCommand],
	['stats', async () => (await import('./commands/stats.ts')).statsCommand],
	['merge-results', async () => (await import('./commands/mergeResults.ts')).mergeResultsCommand],
	['lsp', async () => (await import('./commands/lsp.ts')).languageServerCommand],
	['rules', async () => (await import('./commands/rules.ts')).rulesCommand],
	['explain', async () => (await import('./commands/rules.ts')).explainCommand],
	['completions', async () => (await import('./commands/completions.ts')).completionsCommand],
]);

/** The command line with these commands; with all, what is made of it too: help, completions, the manual page. */
export async function createProgram(context: CommandContext, names: Iterable<string> = commands.keys()): Promise<Command> {
	const program = new Command('corpus')
		.description('Checks, outlines, converts and packs article corpora: text files in which a line <<<FILE name >>> opens each document.')
		.version(context.version, '-V, --version', 'write the version')
		.helpOption('-h, --help', 'write this help')
		.helpCommand('help [command]', 'write the help of a command')
		.showHelpAfterError('(--help lists what there is)')
		.configureHelp({ sortSubcommands: false, sortOptions: false });
	for (const make of await Promise.all(Array.from(names, name => commands.get(name)!()))) program.addCommand(withHelpAfterError(make(context)));
	return program;
}

/** What a command line needs: the command that it names. Completions and what names none, such as a call for help, look at all. */
function neededCommands([first = '']: readonly string[]): Iterable<string> {
	if (first === '--version' || first === '-V') return [];
	return commands.has(first) && first !== 'completions' ? [first] : commands.keys();
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
	const program = await createProgram(context, neededCommands(args));
	for (const command of [program, ...program.commands]) command.exitOverride();
	try {
		await program.parseAsync([...args], { from: 'user' });
	} catch (error) {
		if (!(error instanceof CommanderError)) throw error;
		return error.exitCode === 0 ? ExitCode.Clean : ExitCode.Failure;
	}
	return code;
}
