import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UsageError } from '../exitCode.ts';
import { type Input, readErrorReason } from '../files/inputs.ts';
import type { HeldFile } from '../streams/heldFile.ts';
import { openInput } from '../streams/openInput.ts';
import { spool } from '../streams/spool.ts';
import { detectedBytes, detectForm } from './detectForm.ts';
import type { Form, RawEntry, ReadOptions } from './form.ts';
import { datasetForm } from './forms/datasetForm.ts';
import { folderForm } from './forms/folderForm.ts';
import { forms } from './forms.ts';

/** Something that is converted: its documents can be read as often as is needed. */
export interface ConversionInput {
	readonly path: string;
	readonly form: Form;
	entries(options: ReadOptions): AsyncIterable<RawEntry>;
	close(): Promise<void>;
}

/** Opens a file, a folder or standard input. `form` is what `--from` says. Throws `UsageError` where it cannot be read or its form cannot be told. */
export async function openConversionInput(argument: string, form: Form | undefined): Promise<ConversionInput> {
	const status = argument === '-' ? undefined : await stat(argument).catch((error: unknown) => unreadable(argument, readErrorReason(error)));
	if (status?.isDirectory()) return openFolder(argument, form);
	const input: Input = argument === '-' ? { kind: 'stdin', path: '-' } : { kind: 'file', path: argument, found: false };
	const opened = await openInput(input);
	if (!opened.ok) unreadable(argument, opened.error);
	const source = await unzipped(opened.value, argument);
	try {
		const told = form ?? detectForm(argument, await headOf(source));
		if (!told) {
			const readable = forms.filter(({ reader }) => reader !== undefined).map(({ id }) => id);
			throw new UsageError(`${argument}: neither its name nor its content tells what it is. Say so with --from: ${readable.join(', ')}.`);
		}
		const { reader } = told;
		if (!reader) throw new UsageError(`${argument} is a file, and ${told.id} is a form of folders.`);
		return { path: argument, form: told, entries: options => reader(source, argument, options), close: () => source.close() };
	} catch (error) {
		await source.close();
		throw error;
	}
}

async function openFolder(folder: string, form: Form | undefined): Promise<ConversionInput> {
	const isDataset = form === undefined && (await stat(path.join(folder, 'data')).catch(() => undefined))?.isDirectory() && (await hasCard(folder));
	const told = form ?? (isDataset ? datasetForm : folderForm);
	const reader = told.folderReader;
	if (!reader) throw new UsageError(`${folder} is a folder, and ${told.id} is a form of files.`);
	return { path: folder, form: told, entries: options => reader(folder, options), close: async () => undefined };
}

async function hasCard(folder: string): Promise<boolean> {
	const card = await openInput({ kind: 'file', path: path.join(folder, 'README.md'), found: true });
	if (!card.ok) return false;
	try {
		const head = new Uint8Array(4);
		await card.value.read(0, head);
		return Buffer.from(head).toString().startsWith('---');
	} finally {
		await card.value.close();
	}
}

/** What gzip holds, spooled; any other file as it is. */
async function unzipped(source: HeldFile, argument: string): Promise<HeldFile> {
	const magic = new Uint8Array(2);
	if ((await source.read(0, magic)) < 2 || magic[0] !== 0x1f || magic[1] !== 0x8b) return source;
	try {
		return await spool(gunzip(source), argument);
	} catch (error) {
		throw new UsageError(`${argument}: it cannot be unpacked as gzip: ${(error as Error).message}.`);
	} finally {
		await source.close();
	}
}

/** Errors of the source or of the archive end the stream. */
function gunzip(source: HeldFile): AsyncIterable<Uint8Array> {
	const unzip = createGunzip();
	pipeline(Readable.from(readAll(source)), unzip, () => undefined);
	return unzip;
}

async function* readAll(source: HeldFile): AsyncGenerator<Uint8Array> {
	const size = await source.size();
	for (let offset = 0; offset < size; ) {
		const target = new Uint8Array(1024 * 1024);
		const count = await source.read(offset, target);
		if (count === 0) return;
		yield target.subarray(0, count);
		offset += count;
	}
}

async function headOf(source: HeldFile): Promise<Uint8Array> {
	const head = new Uint8Array(detectedBytes);
	return head.subarray(0, await source.read(0, head));
}

function unreadable(argument: string, reason: string): never {
	throw new UsageError(`${argument}: ${reason}.`);
}
