import { Command } from 'commander';
import { contentOf } from '../../core/corpus/content.ts';
import { decideNewlineBeforeEnd } from '../../core/corpus/newlineBeforeEnd.ts';
import { readCorpusBytes } from '../../core/corpus/strictCorpus.ts';
import { ExitCode } from '../exitCode.ts';
import { printable } from '../terminal.ts';
import type { CommandContext } from './context.ts';
import { type InputFlags, openInputs } from './inputOptions.ts';

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
		.action(async (file: string, names: string[], flags: InputFlags) => {
			for await (const input of openInputs(context, [file], flags)) {
				if (!input.ok) continue;
				const { bytes, corpus, configuration } = input;
				const { dialect } = corpus.index;
				const { documents } = readCorpusBytes(bytes, dialect, true);
				const newline = decideNewlineBeforeEnd(bytes, documents, dialect, configuration.newlineBeforeEnd);
				for (const name of names.filter(wanted => !documents.some(document => document.name === wanted))) {
					context.terminal.log(`${context.terminal.styles.red('error')}: ${printable(input.path)}: no document is named ${printable(name)}.`);
					context.exitWith(ExitCode.Failure);
				}
				const wanted = names.length === 0 ? documents : names.flatMap(name => documents.filter(document => document.name === name));
				for (const document of wanted) for (const piece of contentOf(bytes, document, dialect, newline)) await context.terminal.out(piece);
			}
		});
}
