import { Command } from 'commander';
import type { Refusal } from '../../core/corpus/refusals.ts';
import { type UnpackedCorpus, unpack } from '../../core/corpus/unpack.ts';
import { createConfigurationFinder } from '../configuration.ts';
import { rules } from '../engine.ts';
import { ExitCode, UsageError } from '../exitCode.ts';
import { readErrorReason, resolveInputs } from '../files/inputs.ts';
import { readInput } from '../files/readInput.ts';
import { fileNameFaults, fileNamesWithin } from '../pack/fileNames.ts';
import { ignoresCase, type PlannedFile, planUnpack, writeUnpacked } from '../pack/unpackPlan.ts';
import { printable } from '../terminal.ts';
import type { CommandContext } from './context.ts';

interface UnpackFlags {
	force?: boolean;
	recover?: boolean;
	portable?: boolean;
	config?: string;
}

/** `corpus unpack`: the documents of a corpus as files of a folder. All or nothing: what is refused is told before anything is written. */
export function unpackCommand(context: CommandContext): Command {
	return new Command('unpack')
		.summary('write the documents of a corpus as files')
		.description(
			'Writes each document of a corpus as a file, byte for byte as it was packed. Never writes outside the folder or through a symbolic link below it; ' +
				'when anything is refused, nothing is written.',
		)
		.argument('<file>', 'the corpus, or - for standard input')
		.argument('<dir>', 'the folder; made where it does not exist')
		.option('--force', 'replace files that have other content')
		.option('--recover', 'take a corpus that is broken as "corpus outline" shows it; names are made safe and unique')
		.option('--portable', 'rename documents whose names cannot be files on every system')
		.option('--config <file>', 'this configuration, in place of the nearest corpus.config.jsonc')
		.action((file: string, folder: string, flags: UnpackFlags) => unpackInto(context, file, folder, flags));
}

async function unpackInto(context: CommandContext, file: string, folder: string, flags: UnpackFlags): Promise<void> {
	const { terminal } = context;
	const { force = false, recover = false, portable = false } = flags;
	const corpus = await readCorpus(context, file, flags);
	if (!corpus) return;
	const originals = corpus.documents.map(({ name }) => name);
	const foldsCase = portable || (await ignoresCase(folder).catch(error => unwritable(folder, error)));
	const limits = { portable: portable || process.platform === 'win32', foldsCase };
	const faults = fileNameFaults(originals, limits);
	if (faults.length > 0 && !portable && !recover) return refuse(context, faults, 'Give --portable to have such names changed.');
	const names = faults.length > 0 ? fileNamesWithin(originals, limits) : originals;
	for (const [ordinal, name] of names.entries())
		if (name !== originals[ordinal]) terminal.log(`warning: ${printable(originals[ordinal]!)} is written as ${printable(name)}.`);
	const files = corpus.documents.map(({ content }, ordinal): PlannedFile => ({ name: names[ordinal]!, content }));
	try {
		const plan = await planUnpack(folder, files, force);
		if (plan.refused.length > 0) return refuse(context, plan.refused);
		await writeUnpacked(folder, plan.toWrite, force);
		const same = plan.unchanged > 0 ? `, ${plan.unchanged} already there` : '';
		terminal.log(`${plan.toWrite.length} ${plan.toWrite.length === 1 ? 'file' : 'files'} written${same}.`);
	} catch (error) {
		unwritable(folder, error);
	}
}

/** The corpus; undefined, with the reasons told, where it is refused. */
async function readCorpus(context: CommandContext, file: string, { config, recover = false }: UnpackFlags): Promise<UnpackedCorpus | undefined> {
	const { terminal } = context;
	const inputs = await resolveInputs([file], undefined);
	const input = inputs[0]!;
	if (inputs.length > 1) throw new UsageError(`${file} is more than one file: unpack takes one corpus.`);
	const { newlineBeforeEnd } = await createConfigurationFinder(rules, config).configurationFor(input.path);
	const read = await readInput(input);
	if (!read.ok) throw new UsageError(`${input.path}: ${read.error}.`);
	const { bytes } = read.value;
	const told = ({ line, rule, message }: Refusal): string => `${input.path}:${line === undefined ? '' : `${line + 1}:`} ${rule}: ${message}`;
	const result = unpack(bytes, { recover, newlineBeforeEnd });
	if (!result.ok) {
		refuse(context, result.error.map(told), 'Mend it ("corpus check --fix"), or give --recover to take it as it is.');
		return undefined;
	}
	for (const refusal of result.value.recovered) terminal.log(`warning: ${printable(told(refusal))}`);
	if (result.value.documents.length === 0 && bytes.length > 0) throw new UsageError(`${input.path}: it has no documents.`);
	const outside = result.value.outside.reduce((sum, piece) => sum + piece.length, 0);
	if (outside > 0) terminal.log(`warning: ${printable(input.path)}: ${outside} bytes belong to no document and are in no file.`);
	return result.value;
}

function refuse({ terminal, exitWith }: CommandContext, reasons: readonly string[], advice = ''): void {
	for (const reason of reasons) terminal.log(`${terminal.styles.red('error')}: ${printable(reason)}`);
	terminal.log(advice === '' ? 'Nothing was written.' : `Nothing was written. ${advice}`);
	exitWith(ExitCode.Failure);
}

function unwritable(folder: string, error: unknown): never {
	throw new UsageError(`${folder} cannot be written: ${readErrorReason(error)}.`);
}
