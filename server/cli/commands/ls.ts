import { Command, Option } from 'commander';
import { resolveInputs } from '../files/inputs.ts';
import { type ListedDocument, listDocument } from '../listing/documentListing.ts';
import { outputSink } from '../streams/byteSink.ts';
import { type IndexedCorpus, indexCorpus } from '../streams/indexedCorpus.ts';
import { createByteProgress } from '../streams/progress.ts';
import { printable } from '../terminal.ts';
import type { CommandContext } from './context.ts';
import { forceIgnoreOption, type InputFlags } from './inputFlags.ts';
import { openSources } from './sourceInputs.ts';

interface ListFlags extends InputFlags {
	format: 'text' | 'json';
	long?: boolean;
}

/** `corpus ls`: the names of documents, one a line. */
export function listCommand(context: CommandContext): Command {
	return new Command('ls')
		.summary('list documents')
		.description(
			'Lists the documents of corpora in their order, one name a line; of more than one corpus, its path and a colon stand before each name.',
		)
		.argument('[files...]', 'files, globs, folders, or - for standard input; the current folder by default')
		.option('-l, --long', 'the line of the opener, the number of lines and of words before each name, with tabs between')
		.addOption(new Option('--format <format>', 'how it is written').choices(['text', 'json']).default('text'))
		.addOption(forceIgnoreOption())
		.option('--config <file>', 'this configuration for all files, in place of the nearest corpus.config.jsonc')
		.option('--stdin-filename <path>', 'the path that standard input is shown as')
		.action(async (files: string[], flags: ListFlags) => {
			const { terminal } = context;
			const isJson = flags.format === 'json';
			const withPath = (await resolveInputs(files, flags.stdinFilename)).length > 1;
			let separator = '\n';
			if (isJson) await terminal.out('{"version":1,"files":[');
			for await (const input of openSources(context, files, flags)) {
				if (isJson) {
					await terminal.out(separator);
					separator = ',\n';
				}
				if (!input.ok) {
					if (isJson) await terminal.out(JSON.stringify({ path: input.path, error: input.error }));
					continue;
				}
				const corpus = await indexCorpus(input.source, createByteProgress(terminal, `Reading ${input.path}`));
				if (isJson) await writeJson(context, input.path, corpus);
				else await writeText(context, withPath ? `${printable(input.path)}:` : '', corpus, flags.long === true);
			}
			if (isJson) await terminal.out('\n]}\n');
		});
}

async function writeJson({ terminal }: CommandContext, path: string, corpus: IndexedCorpus): Promise<void> {
	await terminal.out(`{"path":${JSON.stringify(path)},"documents":[`);
	let separator = '';
	for await (const indexed of corpus.documents()) {
		const { name, line, lines, words } = await listDocument(indexed);
		await terminal.out(separator + JSON.stringify({ name, line, lines, words } satisfies ListedDocument));
		separator = ',';
	}
	await terminal.out(']}');
}

async function writeText({ terminal }: CommandContext, prefix: string, corpus: IndexedCorpus, long: boolean): Promise<void> {
	const sink = outputSink(terminal);
	if (long) for await (const indexed of corpus.documents()) await sink.write(`${textOf(await listDocument(indexed), prefix)}\n`);
	else for await (const name of corpus.names()) await sink.write(`${prefix}${printable(name)}\n`);
	await sink.flush();
}

function textOf({ name, line, lines, words }: ListedDocument, prefix: string): string {
	return `${line + 1}\t${lines}\t${words}\t${prefix}${printable(name)}`;
}
