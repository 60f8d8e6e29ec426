import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { nameRefusals } from '../../core/corpus/refusals.ts';
import { ExitCode, UsageError } from '../exitCode.ts';
import { createFile } from '../files/atomicWrite.ts';
import { readErrorReason, writeErrorReason } from '../files/inputs.ts';
import { listFolder } from '../pack/folderEntries.ts';
import { packFiles } from '../pack/packFiles.ts';
import { type BufferedSink, fileSink, outputSink } from '../streams/byteSink.ts';
import { printable } from '../terminal.ts';
import type { CommandContext } from './context.ts';

interface PackFlags {
	output?: string;
	force?: boolean;
}

const examples = `
Examples:
  corpus pack articles/ -o news.corpus
  corpus pack articles/ | gzip > news.corpus.gz`;

/** `corpus pack`: a folder as one corpus, which `corpus unpack` gives back byte for byte. */
export function packCommand(context: CommandContext): Command {
	return new Command('pack')
		.summary('write a folder as one corpus')
		.description(
			'Packs all files of a folder, hidden ones too, into one corpus; "corpus unpack" gives them back byte for byte. Files are documents in the order of their names, and may be of any size.',
		)
		.argument('<dir>', 'the folder')
		.option('-o, --output <file>', 'the corpus to write; standard output by default')
		.option('--force', 'replace the corpus where it exists')
		.addHelpText('after', examples)
		.action((folder: string, flags: PackFlags) => pack(context, folder, flags));
}

async function pack(context: CommandContext, folder: string, { output, force = false }: PackFlags): Promise<void> {
	const { terminal } = context;
	if (output !== undefined) await refuseOutputInside(folder, output);
	const { files, refused, emptyFolders } = await readFolder(folder);
	const faults = [
		...refused,
		...nameRefusals(files.length, ordinal => ({ name: files.at(ordinal), line: undefined })).map(({ rule, message }) => `${rule}: ${message}`),
	];
	if (faults.length > 0) {
		for (const fault of faults) terminal.log(`${terminal.styles.red('error')}: ${printable(fault)}`);
		terminal.log('Nothing was written.');
		return context.exitWith(ExitCode.Failure);
	}
	for (const name of emptyFolders) terminal.log(`warning: ${printable(name)} is an empty folder, which a corpus cannot hold.`);
	const write = async (sink: BufferedSink): Promise<void> => {
		await packFiles(folder, files, sink, count => terminal.progress(`${count} of ${files.length} files packed`));
		await sink.flush();
		terminal.progress('');
	};
	if (output === undefined) await write(outputSink(terminal));
	else await writeCorpus(output, write, force);
	terminal.log(`${files.length} ${files.length === 1 ? 'document' : 'documents'} packed.`);
}

async function readFolder(folder: string): ReturnType<typeof listFolder> {
	try {
		return await listFolder(folder);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		throw new UsageError(`${folder}: ${code === 'ENOTDIR' ? 'it is no folder' : code === 'ENOENT' ? 'no such folder' : readErrorReason(error)}.`);
	}
}

async function writeCorpus(output: string, write: (sink: BufferedSink) => Promise<void>, force: boolean): Promise<void> {
	try {
		if ((await stat(output).catch(() => undefined))?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
		await createFile(output, handle => write(fileSink(handle)), force);
	} catch (error) {
		if (error instanceof UsageError) throw error;
		throw new UsageError(`${output} cannot be written: ${writeErrorReason(error)}.`);
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
