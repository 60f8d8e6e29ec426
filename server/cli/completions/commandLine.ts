import type { Command } from 'commander';
import { rules } from '../engine.ts';

/** An option as a shell completes it. */
export interface CompletedOption {
	/** As typed: `--format`, `-o`. */
	readonly flags: readonly string[];
	readonly description: string;
	/** What its value is called, where it takes one. */
	readonly valueName: string | undefined;
	/** The values it takes; empty where they are not known, or are files. */
	readonly values: readonly string[];
}

/** A command as a shell completes it. */
export interface CompletedCommand {
	readonly name: string;
	readonly summary: string;
	readonly options: readonly CompletedOption[];
	/** What its arguments can be; empty where they are files. */
	readonly values: readonly string[];
}

/** What there is to complete, read from the program itself so that a new option is completed at once. */
export function completedCommands(program: Command): CompletedCommand[] {
	return program.commands.map(command => ({
		name: command.name(),
		summary: command.summary() || command.description(),
		options: command
			.createHelp()
			.visibleOptions(command)
			.map(option => ({
				flags: [option.short, option.long].filter(flag => flag !== undefined),
				description: option.description,
				valueName: valueName(option.flags),
				values: option.argChoices ?? knownValues(valueName(option.flags)),
			})),
		values: command.registeredArguments.flatMap(argument => argument.argChoices ?? knownValues(argument.name())),
	}));
}

/** `rules` of `--select <rules>`. */
function valueName(flags: string): string | undefined {
	return /[<[]([^>\]]+)[>\]]/.exec(flags)?.[1]?.replace(/\.\.\.$/, '');
}

function knownValues(name: string | undefined): string[] {
	return name === 'rule' || name === 'rules' ? rules.flatMap(rule => [rule.id, rule.name]) : [];
}
