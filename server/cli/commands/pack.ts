import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { type PackEntry, packPieces, packRefusals } from '../../core/corpus/writer.ts';
import { ExitCode, UsageError } from '../exitCode.ts';
import { createFile } from '../files/atomicWrite.ts';
import { readErrorReason } from '../files/inputs.ts';
import { type FolderFile, listFolder } from '../pack/folderEntries.ts';
import { printable } from '../terminal.ts';
import type { CommandContext } from './context.ts';

interface PackFlags {
	output?: string;
	force?: boolean;
}

/** `corpus pack`: a folder as one corpus, which `corpus unpack` gives back byte for byte. */
export function packCommand(context: CommandContext): Command {
	return new Command('pack')
		.summary('write a folder as one corpus')
		.description(
			'Packs all files of a folder, hidden ones too, into one corpus; "corpus unpack" gives them back byte for byte. Files are documents in the order of their names.',
		)
		.argument('<dir>', 'the folder')
		.option('-o, --output <file>', 'the corpus to write; standard output by default')
		.option('--force', 'replace the corpus where it exists')
		.action((folder: string, flags: PackFlags) => pack(context, folder, flags));
}

async function pack(context: CommandContext, folder: string, { output, force = false }: PackFlags): Promise<void> {
	const { terminal } = context;
	if (output !== undefined) await refuseOutputInside(folder, output);
	const { files, refused, emptyFolders } = await readFolder(folder);
	const entries = await readEntries(files);
	const faults = [...refused, ...packRefusals(entries).map(({ rule, message }) => `${rule}: ${message}`)];
	if (faults.length > 0) {
		for (const fault of faults) terminal.log(`${terminal.styles.red('error')}: ${printable(fault)}`);
		terminal.log('Nothing was written.');
		return context.exitWith(ExitCode.Failure);
	}
	for (const name of emptyFolders) terminal.log(`warning: ${printable(name)} is an empty folder, which a corpus cannot hold.`);
	if (output === undefined) for (const piece of packPieces(entries)) await terminal.out(piece);
	else await writeCorpus(output, entries, force);
	terminal.log(`${entries.length} ${entries.length === 1 ? 'document' : 'documents'} packed.`);
}

async function readFolder(folder: string): ReturnType<typeof listFolder> {
	try {
		return await listFolder(folder);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		throw new UsageError(`${folder}: ${code === 'ENOTDIR' ? 'it is no folder' : code === 'ENOENT' ? 'no such folder' : readErrorReason(error)}.`);
	}
}

async function readEntries(files: readonly FolderFile[]): Promise<PackEntry[]> {
	const entries: PackEntry[] = [];
	for (const { name, path: file } of files) {
		try {
			entries.push({ name, content: await readFile(file) });
		} catch (error) {
			throw new UsageError(`${file}: ${readErrorReason(error)}. Nothing was written.`);
		}
	}
	return entries;
}

async function writeCorpus(output: string, entries: readonly PackEntry[], force: boolean): Promise<void> {
	const write = async (handle: { writeFile(data: Uint8Array): Promise<void> }): Promise<void> => {
		for (const piece of packPieces(entries)) await handle.writeFile(piece);
	};
	try {
		if ((await stat(output).catch(() => undefined))?.isDirectory()) throw new Error('it is a folder');
		await createFile(output, write, force);
	} catch (error) {
		throw new UsageError(`${output}: ${readErrorReason(error)}.`);
	}
}

/** A corpus in the folder that it is made of would be packed into itself the next time. */
async function refuseOutputInside(folder: string, output: string): Promise<void> {
	const inside = await realpath(folder).catch(() => path.resolve(folder));
	const parent = await realpath(path.dirname(path.resolve(output))).catch(() => path.dirname(path.resolve(output)));
	const relative = path.relative(inside, parent);
	if (relative === '' || !(relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative)))
		throw new UsageError(`${output} lies in the folder that is packed: write it elsewhere.`);
}
