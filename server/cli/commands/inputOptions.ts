import type { Corpus } from '../../core/corpus/corpus.ts';
import type { CorpusConfiguration } from '../../core/workspace/configuration.ts';
import { createConfigurationFinder } from '../configuration.ts';
import { openCorpus, rules } from '../engine.ts';
import { ExitCode } from '../exitCode.ts';
import type { FileStamp } from '../files/atomicWrite.ts';
import { resolveInputs } from '../files/inputs.ts';
import { readInput } from '../files/readInput.ts';
import { printable } from '../terminal.ts';
import type { CommandContext } from './context.ts';

/** Options that every command which reads corpora has. */
export interface InputFlags {
	config?: string;
	stdinFilename?: string;
}

/** A corpus that could be read. */
export interface ReadableInput {
	readonly ok: true;
	readonly path: string;
	readonly corpus: Corpus;
	readonly bytes: Uint8Array;
	/** What the file looked like when it was read; undefined for standard input. */
	readonly stamp: FileStamp | undefined;
	readonly configuration: CorpusConfiguration;
}

/** A corpus that could be read, or why not. */
export type OpenedInput = ReadableInput | { readonly ok: false; readonly path: string; readonly error: string };

/** The corpora that arguments name, one after the other. One that cannot be read is told on stderr, makes exit code 2, and the others follow. */
export async function* openInputs(context: CommandContext, files: readonly string[], flags: InputFlags): AsyncGenerator<OpenedInput> {
	const { terminal } = context;
	const configurations = createConfigurationFinder(rules, flags.config);
	for (const input of await resolveInputs(files, flags.stdinFilename)) {
		if (input.kind === 'file' && input.found && (await configurations.isIgnored(input.path))) continue;
		const read = await readInput(input);
		const configuration = await configurations.configurationFor(input.path);
		const opened = read.ok ? openCorpus(input.path, read.value.bytes, configuration) : read;
		if (read.ok && opened.ok) {
			yield { ok: true, path: input.path, corpus: opened.value, ...read.value, configuration };
			continue;
		}
		const error = opened.ok ? '' : opened.error;
		terminal.log(`${terminal.styles.red('error')}: ${printable(input.path)}: ${error}`);
		context.exitWith(ExitCode.Failure);
		yield { ok: false, path: input.path, error };
	}
}
