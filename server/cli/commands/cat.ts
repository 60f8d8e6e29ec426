import { Command } from 'commander';
import { type StreamedCorpus, type StreamedDocument, unpackSource } from '../../core/corpus/unpackSource.ts';
import { ExitCode } from '../exitCode.ts';
import { createByteProgress } from '../streams/progress.ts';
import { printable } from '../terminal.ts';
import type { CommandContext } from './context.ts';
import type { InputFlags } from './inputFlags.ts';
import { openSources } from './sourceInputs.ts';

const examples = `
Examples:
  corpus cat news.corpus rain.txt           one document
  corpus cat news.corpus b.txt a.txt        two, in this order
  corpus cat news.corpus | wc -w            all of them`;

/** `corpus cat`: what documents say, byte for byte, escapes undone. */
export function catCommand(context: CommandContext): Command {
	return new Command('cat')
		.summary('write the content of documents')
		.description(
			'Writes the content of documents, byte for byte as "corpus unpack" would, one after the other in the order asked for. ' +
				'A name that several documents have stands for all of them; without names, all documents are written.',
		)
		.argument('<file>', 'the corpus, or - for standard input')
		.argument('[names...]', 'names of documents, as "corpus ls" lists them')
		.option('--config <file>', 'this configuration, in place of the nearest corpus.config.jsonc')
		.addHelpText('after', examples)
		.action(async (file: string, names: string[], flags: InputFlags) => {
			const { terminal } = context;
			for await (const input of openSources(context, [file], flags)) {
				if (!input.ok) continue;
				const { path, source, configuration } = input;
				const { newlineBeforeEnd } = configuration;
				const onProgress = createByteProgress(terminal, `Reading ${path}`);
				// Recovery takes everything, so that there is no refusal.
				const read = await unpackSource(source, { recover: true, checks: false, newlineBeforeEnd, onProgress });
				if (!read.ok) continue;
				for (const document of wantedDocuments(context, path, read.value, names))
					for await (const piece of read.value.contentOf(document)) await terminal.out(piece);
			}
		});
}

function wantedDocuments(
	{ terminal, exitWith }: CommandContext,
	path: string,
	corpus: StreamedCorpus,
	names: readonly string[],
): Iterable<StreamedDocument> {
	if (names.length === 0) return corpus.documents;
	const byName = new Map<string, StreamedDocument[]>(names.map(name => [name, []]));
	for (const document of corpus.documents) byName.get(document.name)?.push(document);
	for (const [name, documents] of byName) {
		if (documents.length > 0) continue;
		terminal.log(`${terminal.styles.red('error')}: ${printable(path)}: no document is named ${printable(name)}.`);
		exitWith(ExitCode.Failure);
	}
	return names.flatMap(name => byName.get(name)!);
}
