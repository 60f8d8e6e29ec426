import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FreeNames } from '../../core/corpus/freeNames.ts';
import type { FindArticles } from '../../core/features/backgroundAnalysis.ts';
import { UsageError } from '../exitCode.ts';
import { temporaryBeside } from '../files/atomicWrite.ts';
import { writeErrorReason } from '../files/inputs.ts';
import { finishedWith, willRemove } from '../files/unfinished.ts';
import { fileSink } from '../streams/byteSink.ts';
import { openHeldFile } from '../streams/heldFile.ts';
import type { Terminal } from '../terminal.ts';
import { articleEntries } from './articleEntries.ts';
import type { Entry } from './entry.ts';
import type { Form, RawEntry, ReadOptions, WriteOptions } from './form.ts';
import { folderForm } from './forms/folderForm.ts';
import { Losses } from './losses.ts';
import type { ConversionInput } from './openConversionInput.ts';
import { Proof } from './proof.ts';
import { settleEntries } from './settleEntries.ts';

/** What is converted, and to what. */
export interface Conversion {
	readonly inputs: readonly ConversionInput[];
	readonly to: Form;
	/** A path; undefined for standard output. */
	readonly output: string | undefined;
	readonly force: boolean;
	/** Whether the result is read back and compared before it takes its place. */
	readonly proves: boolean;
	/** Refuses where anything would be lost. */
	readonly lossless: boolean;
	readonly attributes: WriteOptions['attributes'];
	/** One document for each article that this finds. */
	readonly findArticles: FindArticles | undefined;
	readOptions(input: ConversionInput, losses: Losses): ReadOptions;
}

/** What a conversion came to. */
export interface ConversionOutcome {
	readonly documents: number;
	readonly losses: readonly string[];
}

/** Converts. Nothing stands in the output's place before all of it is written and has been read back. Throws `UsageError` where that cannot be. */
export async function runConversion(conversion: Conversion, terminal: Terminal): Promise<ConversionOutcome> {
	const { to, output } = conversion;
	if (to.folderWriter) return writeFolder(conversion, to.folderWriter, output);
	if (output === undefined) {
		const folder = await mkdtemp(path.join(tmpdir(), 'corpus-'));
		willRemove(folder);
		try {
			const temporary = path.join(folder, 'output');
			const outcome = await writeFile(conversion, temporary);
			for await (const piece of createReadStream(temporary)) await terminal.out(piece as Uint8Array);
			return outcome;
		} finally {
			await rm(folder, { recursive: true, force: true });
			finishedWith(folder);
		}
	}
	await refuseExisting(output, conversion.force);
	const temporary = temporaryBeside(path.resolve(output));
	willRemove(temporary);
	try {
		const outcome = await writeFile(conversion, temporary);
		await refuseExisting(output, conversion.force);
		await rename(temporary, output);
		return outcome;
	} finally {
		await rm(temporary, { force: true });
		finishedWith(temporary);
	}
}

async function writeFile(conversion: Conversion, temporary: string): Promise<ConversionOutcome> {
	const { to } = conversion;
	const { writer, reader } = to;
	if (!writer) throw new UsageError(`${to.id} can be read, but not written.`);
	const handle = await open(temporary, 'wx', 0o666).catch((error: unknown) => unwritable(conversion, error));
	const work = startWork(conversion);
	try {
		const sink = fileSink(handle);
		await writer(work.entries(), sink, work.options);
		await sink.flush();
		await handle.sync();
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw new UsageError('The disk is full. Nothing was written.');
		throw error;
	} finally {
		await handle.close();
	}
	if (conversion.proves && reader) {
		const source = await openHeldFile(temporary);
		try {
			await prove(conversion, work.options.proof, options => reader(source, conversion.output ?? 'the result', options));
		} finally {
			await source.close();
		}
	}
	return work.outcome();
}

async function writeFolder(conversion: Conversion, write: NonNullable<Form['folderWriter']>, output: string | undefined): Promise<ConversionOutcome> {
	if (output === undefined) throw new UsageError(`${conversion.to.id} is a folder: name it with -o.`);
	const target = path.resolve(output);
	const there = await readdir(target).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? undefined : unwritable(conversion, error)));
	if (there && there.length > 0) throw new UsageError(`${output} exists and is not empty: name a new folder.`);
	// Named as it will be in the end, since some forms hold the name.
	const staging = temporaryBeside(target);
	willRemove(staging);
	try {
		const folder = path.join(staging, path.basename(target));
		await mkdir(folder, { recursive: true }).catch((error: unknown) => unwritable(conversion, error));
		const work = startWork(conversion);
		await write(work.entries(), folder, work.options);
		const { folderReader } = conversion.to;
		if (conversion.proves && folderReader) await prove(conversion, work.options.proof, options => folderReader(folder, options));
		const outcome = work.outcome();
		await rename(folder, target);
		return outcome;
	} finally {
		await rm(staging, { recursive: true, force: true });
		finishedWith(staging);
	}
}

/** The documents of a conversion on their way, and what has been counted of them. */
function startWork(conversion: Conversion): { entries(): AsyncGenerator<Entry>; options: WriteOptions; outcome(): ConversionOutcome } {
	const losses = new Losses();
	let documents = 0;
	let keys: Promise<readonly string[]> | undefined;
	const outcome = (): ConversionOutcome => {
		const sentences = losses.sentences();
		if (conversion.lossless && sentences.length > 0)
			throw new UsageError(`Nothing was written, since --lossless was given and this would not come back:\n${sentences.join('\n')}`);
		return { documents, losses: sentences };
	};
	return {
		async *entries() {
			for await (const entry of settledEntries(conversion, losses)) {
				documents++;
				yield entry;
			}
		},
		options: { losses, proof: new Proof(), attributes: conversion.attributes, attributeKeys: () => (keys ??= readKeys(conversion)) },
		outcome,
	};
}

async function* settledEntries(conversion: Conversion, losses: Losses): AsyncGenerator<Entry> {
	const settled = settleEntries(rawEntries(conversion, losses), new FreeNames(), losses);
	if (conversion.findArticles) yield* settleEntries(articleEntries(settled, conversion.findArticles, losses), new FreeNames(), losses);
	else yield* settled;
}

async function* rawEntries({ inputs, readOptions }: Conversion, losses: Losses): AsyncGenerator<RawEntry> {
	for (const input of inputs) yield* input.entries(readOptions(input, losses));
}

/** The keys of all attributes, without a look at any content. */
async function readKeys(conversion: Conversion): Promise<readonly string[]> {
	const losses = new Losses();
	const keys = new Set(conversion.findArticles ? ['document', 'article', 'headline', 'date'] : []);
	for await (const { attributes } of settleEntries(rawEntries(conversion, losses), new FreeNames(), losses)) {
		for (const { key } of attributes) if (!conversion.findArticles || (key !== 'bytes' && key !== 'sha256')) keys.add(key);
	}
	return [...keys];
}

async function prove({ to }: Conversion, proof: Proof, read: (options: ReadOptions) => AsyncIterable<RawEntry>): Promise<void> {
	const losses = new Losses();
	const options: ReadOptions = {
		losses,
		recover: false,
		newlineBeforeEnd: 'auto',
		nameColumn: undefined,
		textColumn: undefined,
		onProgress: () => undefined,
	};
	const fault = await proof.check(settleEntries(read(options), new FreeNames(), losses), to !== folderForm).catch((error: unknown) => {
		if (error instanceof UsageError) return error.message;
		throw error;
	});
	if (fault !== undefined)
		throw new UsageError(
			`Nothing was written: when the result was read back as ${to.id}, ${fault}. Please report this; --no-proof writes it all the same.`,
		);
}

async function refuseExisting(output: string, force: boolean): Promise<void> {
	const status = await stat(output).catch(() => undefined);
	if (status?.isDirectory()) throw new UsageError(`${output} is a folder.`);
	if (status && !force) throw new UsageError(`${output} exists already; give --force to replace it.`);
}

function unwritable({ output }: Conversion, error: unknown): never {
	throw new UsageError(`${output ?? 'A temporary file'} cannot be written: ${writeErrorReason(error)}.`);
}
