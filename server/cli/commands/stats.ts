import { Command, Option } from 'commander';
import { loadArticleFinder } from '../engine.ts';
import { type CorpusStatistics, corpusStatistics } from '../listing/corpusStatistics.ts';
import { indexCorpus } from '../streams/indexedCorpus.ts';
import { createByteProgress } from '../streams/progress.ts';
import { printable } from '../terminal.ts';
import type { CommandContext } from './context.ts';
import { forceIgnoreOption, type InputFlags } from './inputFlags.ts';
import { openSources } from './sourceInputs.ts';

interface StatsFlags extends InputFlags {
	format: 'table' | 'json';
}

/** `corpus stats`: how much is in corpora. */
export function statsCommand(context: CommandContext): Command {
	return new Command('stats')
		.summary('count documents, articles, lines and words')
		.description('Counts what is in corpora: bytes, documents, articles, lines, words, and the days that the articles span.')
		.argument('[files...]', 'files, globs, folders, or - for standard input; the current folder by default')
		.addOption(new Option('--format <format>', 'how it is written').choices(['table', 'json']).default('table'))
		.addOption(forceIgnoreOption())
		.option('--config <file>', 'this configuration for all files, in place of the nearest corpus.config.jsonc')
		.option('--stdin-filename <path>', 'the path that standard input is shown as')
		.action(async (files: string[], flags: StatsFlags) => {
			const { terminal } = context;
			const find = await loadArticleFinder();
			const described: object[] = [];
			const rows: string[][] = [];
			for await (const input of openSources(context, files, flags)) {
				if (!input.ok) {
					described.push({ path: input.path, error: input.error });
					continue;
				}
				const corpus = await indexCorpus(input.source, createByteProgress(terminal, `Reading ${input.path}`));
				const progress = (count: number): void => terminal.progress(`${printable(input.path)}: ${count} of ${corpus.index.count} documents`);
				const { statistics, tooLarge } = await corpusStatistics(corpus, find, progress);
				for (const name of tooLarge)
					terminal.log(`warning: ${printable(input.path)}: ${printable(name)} is too large for its articles to be counted.`);
				described.push({ path: input.path, ...statistics });
				rows.push([...cellsOf(statistics), printable(input.path)]);
			}
			terminal.progress('');
			if (flags.format === 'json') {
				await terminal.out(`{"version":1,"files":[\n${described.map(file => JSON.stringify(file)).join(',\n')}\n]}\n`);
			} else if (rows.length > 0) await terminal.out(table([heads, ...rows]));
		});
}

const heads = ['documents', 'empty', 'articles', 'lines', 'words', 'median', 'bytes', 'from', 'to', 'corpus'];

function cellsOf({ documents, emptyDocuments, articles, lines, words, medianWords, bytes, firstDate, lastDate }: CorpusStatistics): string[] {
	return [documents, emptyDocuments, articles, lines, words, medianWords ?? '-', bytes, firstDate ?? '-', lastDate ?? '-'].map(String);
}

/** Right-aligned columns, the last one (a path of any width) as it is. */
function table(rows: readonly (readonly string[])[]): string {
	const widths = heads.map((_, column) => Math.max(...rows.map(row => row[column]!.length)));
	const lines = rows.map(row => row.map((cell, column) => (column === row.length - 1 ? cell : cell.padStart(widths[column]!))).join('  '));
	return `${lines.join('\n')}\n`;
}
