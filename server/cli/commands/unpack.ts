import { stat } from 'node:fs/promises';
import { Command } from 'commander';
import type { Refusal } from '../../core/corpus/refusals.ts';
import { type StreamedCorpus, unpackSource } from '../../core/corpus/unpackSource.ts';
import { createConfigurationFinder } from '../configuration.ts';
import { rules } from '../engine.ts';
import { ExitCode, UsageError } from '../exitCode.ts';
import { resolveInputs, writeErrorReason } from '../files/inputs.ts';
import { fileNameFaults, fileNamesWithin } from '../pack/fileNames.ts';
import { ignoresCase, type PlannedFiles, planUnpack } from '../pack/unpackPlan.ts';
import { writeFolder } from '../pack/writeFolder.ts';
import type { HeldFile } from '../streams/heldFile.ts';
import { openInput } from '../streams/openInput.ts';
import { createByteProgress } from '../streams/progress.ts';
import { printable } from '../terminal.ts';
import type { CommandContext } from './context.ts';

interface UnpackFlags {
	force?: boolean;
	recover?: boolean;
	portable?: boolean;
	config?: string;
}

const examples = `
Examples:
  corpus unpack news.corpus articles/              into a new folder, which appears whole or not at all
  corpus unpack news.corpus articles/ --force      and replace files that differ
  corpus unpack news.corpus articles/ --portable   with names that every system takes
  ssh host cat news.corpus | corpus unpack - articles/`;

/** No more reasons than this are told one by one. */
const maximumReasons = 100;

/** `corpus unpack`: the documents of a corpus as files of a folder. All or nothing: what is refused is told before anything is written. */
export function unpackCommand(context: CommandContext): Command {
	return new Command('unpack')
		.summary('write the documents of a corpus as files')
		.description(
			'Writes each document of a corpus as a file, byte for byte as it was packed. Never writes outside the folder or through a symbolic link below it; ' +
				'when anything is refused, nothing is written. A corpus may be of any size: no more than a few megabytes of it are held.',
		)
		.argument('<file>', 'the corpus, or - for standard input')
		.argument('<dir>', 'the folder; made where it does not exist')
		.option('--force', 'replace files that have other content')
		.option('--recover', 'take a corpus that is broken as "corpus outline" shows it; names are made safe and unique')
		.option('--portable', 'rename documents whose names cannot be files on every system')
		.option('--config <file>', 'this configuration, in place of the nearest corpus.config.jsonc')
		.addHelpText('after', examples)
		.action((file: string, folder: string, flags: UnpackFlags) => unpackInto(context, file, folder, flags));
}

async function unpackInto(context: CommandContext, file: string, folder: string, flags: UnpackFlags): Promise<void> {
	const { terminal } = context;
	const opened = await openCorpusInput(file);
	if ((await stat(folder).catch(() => undefined))?.isDirectory() === false)
		throw new UsageError(`${folder} is a file: name a folder, which may be new.`);
	try {
		const corpus = await readCorpus(context, opened.path, opened.source, flags);
		if (!corpus) return;
		const files = await planFiles(context, folder, corpus, flags);
		if (!files) return;
		terminal.progress(`Looking at ${printable(folder)}`);
		const plan = await planUnpack(folder, files, flags.force ?? false);
		if (plan.refused.length > 0) return refuse(context, plan.refused);
		const all = plan.toWrite.length;
		await writeFolder(folder, plan, count => terminal.progress(`${count} of ${all} files written`));
		const same = plan.unchanged > 0 ? `, ${plan.unchanged} already there` : '';
		terminal.log(`${all} ${all === 1 ? 'file' : 'files'} written${same}.`);
	} catch (error) {
		if (error instanceof UsageError) throw error;
		throw new UsageError(`${folder} cannot be written: ${writeErrorReason(error)}.`);
	} finally {
		await opened.source.close();
	}
}

async function openCorpusInput(file: string): Promise<{ path: string; source: HeldFile }> {
	const inputs = await resolveInputs([file], undefined);
	const input = inputs[0]!;
	if (inputs.length > 1) throw new UsageError(`${file} is more than one file: unpack takes one corpus.`);
	const source = await openInput(input);
	if (!source.ok) throw new UsageError(`${input.path}: ${source.error}.`);
	return { path: input.path, source: source.value };
}

/** The corpus; undefined, with the reasons told, where it is refused. */
async function readCorpus(
	context: CommandContext,
	path: string,
	source: HeldFile,
	{ config, recover = false }: UnpackFlags,
): Promise<StreamedCorpus | undefined> {
	const { terminal } = context;
	const { newlineBeforeEnd } = await createConfigurationFinder(rules, config).configurationFor(path);
	const onProgress = createByteProgress(terminal, `Reading ${path}`);
	const result = await unpackSource(source, { recover, newlineBeforeEnd, onProgress });
	const told = ({ line, rule, message }: Refusal): string => `${path}:${line === undefined ? '' : `${line + 1}:`} ${rule}: ${message}`;
	if (!result.ok) {
		refuse(context, result.error.map(told), 'Mend it ("corpus check --fix"), or give --recover to take it as it is.');
		return undefined;
	}
	const corpus = result.value;
	for (const refusal of corpus.recovered) terminal.log(`warning: ${printable(told(refusal))}`);
	if (corpus.documents.length === 0 && corpus.size > 0) throw new UsageError(`${path}: it has no documents.`);
	const outside = corpus.outside.reduce((sum, { from, to }) => sum + to - from, 0);
	if (outside > 0) terminal.log(`warning: ${printable(path)}: ${outside} bytes belong to no document and are in no file.`);
	return corpus;
}

/** The files that the documents are to be; undefined, with the reasons told, where names cannot stand. */
async function planFiles(
	context: CommandContext,
	folder: string,
	corpus: StreamedCorpus,
	{ recover = false, portable = false }: UnpackFlags,
): Promise<PlannedFiles | undefined> {
	const { documents, contentOf } = corpus;
	const filesNamed = (nameOf: (ordinal: number) => string): PlannedFiles => ({
		length: documents.length,
		file: ordinal => ({ name: nameOf(ordinal), content: () => contentOf(documents.at(ordinal)) }),
	});
	const limits = { portable: portable || process.platform === 'win32', foldsCase: portable || (await ignoresCase(folder)) };
	// A file system that takes every name: no list of them is needed.
	if (!limits.portable && !limits.foldsCase) return filesNamed(ordinal => documents.name(ordinal));
	const originals = Array.from(documents, ({ name }) => name);
	const faults = fileNameFaults(originals, limits);
	if (faults.length > 0 && !portable && !recover) {
		refuse(context, faults, 'Give --portable to have such names changed.');
		return undefined;
	}
	const names = faults.length > 0 ? fileNamesWithin(originals, limits) : originals;
	for (const [ordinal, name] of names.entries())
		if (name !== originals[ordinal]) context.terminal.log(`warning: ${printable(originals[ordinal]!)} is written as ${printable(name)}.`);
	return filesNamed(ordinal => names[ordinal]!);
}

function refuse({ terminal, exitWith }: CommandContext, reasons: readonly string[], advice = ''): void {
	for (const reason of reasons.slice(0, maximumReasons)) terminal.log(`${terminal.styles.red('error')}: ${printable(reason)}`);
	if (reasons.length > maximumReasons) terminal.log(`... and ${reasons.length - maximumReasons} more.`);
	terminal.log(advice === '' ? 'Nothing was written.' : `Nothing was written. ${advice}`);
	exitWith(ExitCode.Failure);
}
