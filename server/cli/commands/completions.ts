import { Argument, Command } from 'commander';
import { bashCompletions } from '../completions/bash.ts';
import { completedCommands } from '../completions/commandLine.ts';
import { fishCompletions } from '../completions/fish.ts';
import { zshCompletions } from '../completions/zsh.ts';
import type { CommandContext } from './context.ts';

const shells = { bash: bashCompletions, zsh: zshCompletions, fish: fishCompletions };

/** `corpus completions SHELL`: the script that completes commands, options and their values in a shell. */
export function completionsCommand({ terminal }: CommandContext): Command {
	return new Command('completions')
		.summary('write completions for a shell')
		.description('Writes the script with which a shell completes commands, options and their values: `source <(corpus completions bash)`.')
		.addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(shells)))
		.action(async (shell: keyof typeof shells, _options: unknown, command: Command) => {
			await terminal.out(shells[shell](completedCommands(command.parent!)));
		});
}
