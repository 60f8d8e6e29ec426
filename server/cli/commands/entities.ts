import { Command, Option } from 'commander';
import { unhurried } from '../../core/util/slices.ts';
import { loadArticleFinder, loadEntityFinder } from '../engine.ts';
import { conllDocument } from '../entities/conll.ts';
import { entitiesOfDocument } from '../entities/entitiesOfDocument.ts';
import { entityTable } from '../entities/table.ts';
import { indexCorpus } from '../streams/indexedCorpus.ts';
import { createByteProgress } from '../streams/progress.ts';
import { printable } from '../terminal.ts';
import type { CommandContext } from './context.ts';
import { forceIgnoreOption, type InputFlags } from './inputFlags.ts';
import { openSources, type SourceInput } from './sourceInputs.ts';

interface EntityFlags extends InputFlags {
	format: 'table' | 'json' | 'conll';
}

/** `corpus entities`: who, what, where, when and how much. */
export function entitiesCommand(context: CommandContext): Command {
	return new Command('entities')
		.summary('list people, organisations, places, dates and amounts')
		.description(
			'Lists the mentions of people, organisations, places and other names, dates, times, money, percentages and quantities, and the entities that they name.',
		)
		.argument('[files...]', 'files, globs, folders, or - for standard input; the current folder by default')
		.addOption(new Option('--format <format>', 'how they are written').choices(['table', 'json', 'conll']).default('table'))
		.addOption(forceIgnoreOption())
		.option('--config <file>', 'this configuration for all files, in place of the nearest corpus.config.jsonc')
		.option('--stdin-filename <path>', 'the path that standard input is shown as')
		.action(async (files: string[], flags: EntityFlags) => {
			const { terminal } = context;
			const isJson = flags.format === 'json';
			let separator = '\n';
			if (isJson) await terminal.out('{"version":1,"files":[');
			for await (const input of openSources(context, files, flags)) {
				if (isJson) {
					await terminal.out(separator);
					separator = ',\n';
				}
				if (input.ok) await writeEntities(context, input, flags.format);
				else if (isJson) await terminal.out(JSON.stringify({ path: input.path, error: input.error }));
			}
			if (isJson) await terminal.out('\n]}\n');
		});
}

async function writeEntities(
	{ terminal }: CommandContext,
	{ path, source, configuration }: SourceInput,
	format: EntityFlags['format'],
): Promise<void> {
	const findArticles = await loadArticleFinder();
	const findEntities = await loadEntityFinder();
	const isJson = format === 'json';
	const corpus = await indexCorpus(source, createByteProgress(terminal, `Reading ${path}`));
	if (isJson) await terminal.out(`{"path":${JSON.stringify(path)},"documents":[`);
	let done = 0;
	for await (const indexed of corpus.documents()) {
		const articles = indexed.isLarge ? [] : await findEntities(indexed.document, await findArticles(indexed.document, unhurried), unhurried);
		if (indexed.isLarge) terminal.log(`warning: ${printable(path)}: ${printable(indexed.document.name)} is too large for its entities to be found.`);
		if (format !== 'conll') {
			const described = indexed.isLarge
				? { name: indexed.document.name, mentions: [], entities: [] }
				: entitiesOfDocument(indexed.document, articles, configuration.aliases);
			await terminal.out(isJson ? (done === 0 ? '\n' : ',\n') + JSON.stringify(described) : entityTable(path, described, terminal.styles));
		} else if (!indexed.isLarge) await terminal.out(conllDocument(indexed.document, articles));
		if (++done % 20 === 0) terminal.progress(`${printable(path)}: ${done} of ${corpus.index.count} documents`);
	}
	terminal.progress('');
	if (isJson) await terminal.out(']}');
}
