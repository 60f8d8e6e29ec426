import { binaryReason } from '../../core/source/encoding.ts';
import type { CorpusConfiguration } from '../../core/workspace/configuration.ts';
import { createConfigurationFinder } from '../configuration.ts';
import { rules } from '../engine.ts';
import { ExitCode } from '../exitCode.ts';
import { resolveInputs } from '../files/inputs.ts';
import type { HeldFile } from '../streams/heldFile.ts';
import { openInput } from '../streams/openInput.ts';
import { printable } from '../terminal.ts';
import type { CommandContext } from './context.ts';
import type { InputFlags } from './inputFlags.ts';

/** A corpus that is read by ranges, whatever its size. */
export interface SourceInput {
	readonly ok: true;
	readonly path: string;
	/** Closed once the next input is asked for. */
	readonly source: HeldFile;
	readonly configuration: CorpusConfiguration;
}

/** A corpus that can be read, or why not. */
export type OpenedSource = SourceInput | { readonly ok: false; readonly path: string; readonly error: string };

const headBytes = 8 * 1024;

/**
 * The files that arguments name, one after the other. One that cannot be read is told on stderr, makes
 * exit code 2, and the others follow.
 */
export async function* openSources(context: CommandContext, files: readonly string[], flags: InputFlags): AsyncGenerator<OpenedSource> {
	const configurations = createConfigurationFinder(rules, flags.config);
	for (const input of await configurations.withoutIgnored(await resolveInputs(files, flags.stdinFilename), flags.forceIgnore)) {
		const opened = await openInput(input);
		if (!opened.ok) {
			yield failed(context, input.path, opened.error);
			continue;
		}
		const source = opened.value;
		try {
			const head = new Uint8Array(headBytes);
			const reason = binaryReason(head.subarray(0, await source.read(0, head)));
			if (reason !== undefined) yield failed(context, input.path, reason);
			else yield { ok: true, path: input.path, source, configuration: await configurations.configurationFor(input.path) };
		} finally {
			await source.close();
		}
	}
}

function failed({ terminal, exitWith }: CommandContext, path: string, reason: string): OpenedSource {
	terminal.log(`${terminal.styles.red('error')}: ${printable(path)}: ${reason}`);
	exitWith(ExitCode.Failure);
	return { ok: false, path, error: reason };
}
