import { Command, Option } from 'commander';
import { resolveInputs } from '../files/inputs.ts';
import { type ListedDocument, listDocuments } from '../listing/documentListing.ts';
import { printable } from '../terminal.ts';
import type { CommandContext } from './context.ts';
import { type InputFlags, openInputs } from './inputOptions.ts';

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
		.option('--config <file>', 'this configuration for all files, in place of the nearest corpus.config.jsonc')
		.option('--stdin-filename <path>', 'the path that standard input is shown as')
		.action(async (files: string[], flags: ListFlags) => {
			const { terminal } = context;
			const isJson = flags.format === 'json';
			const withPath = (await resolveInputs(files, flags.stdinFilename)).length > 1;
			let separator = '\n';
			if (isJson) await terminal.out('{"version":1,"files":[');
			for await (const input of openInputs(context, files, flags)) {
				if (isJson) {
					const described = input.ok ? { path: input.path, documents: [...listDocuments(input.corpus)] } : { path: input.path, error: input.error };
					await terminal.out(separator + JSON.stringify(described));
					separator = ',\n';
				} else if (input.ok) {
					const prefix = withPath ? `${printable(input.path)}:` : '';
					for (const document of listDocuments(input.corpus)) await terminal.out(`${textOf(document, prefix, flags.long === true)}\n`);
				}
			}
			if (isJson) await terminal.out('\n]}\n');
		});
}

function textOf({ name, line, lines, words }: ListedDocument, prefix: string, long: boolean): string {
	const shown = prefix + printable(name);
	return long ? `${line + 1}\t${lines}\t${words}\t${shown}` : shown;
}
