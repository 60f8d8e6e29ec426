import { Command, Option } from 'commander';
import type { ArticleAnalysis } from '../../core/articles/article.ts';
import type { CorpusDocument } from '../../core/corpus/corpus.ts';
import { dialectName } from '../../core/corpus/dialectName.ts';
import { hasSpeakers, nameSpeakers } from '../../core/features/namedSpeakers.ts';
import { unhurried } from '../../core/util/slices.ts';
import { loadArticleFinder, loadEntityFinder } from '../engine.ts';
import { type OutlinedDocument, outlineDocument, outlineLargeDocument } from '../outline/outlinedFile.ts';
import { outlineDepths, type TreeDepth, treeDocument, treeHead } from '../outline/outlineTree.ts';
import { type IndexedCorpus, indexCorpus } from '../streams/indexedCorpus.ts';
import { createByteProgress } from '../streams/progress.ts';
import { printable } from '../terminal.ts';
import type { CommandContext } from './context.ts';
import { forceIgnoreOption, type InputFlags } from './inputFlags.ts';
import { openSources } from './sourceInputs.ts';

interface OutlineFlags extends InputFlags {
	format: 'tree' | 'json';
	depth: TreeDepth;
}

/** `corpus outline`: documents, the articles in them, and their parts. */
export function outlineCommand(context: CommandContext): Command {
	return new Command('outline')
		.summary('show documents, articles and their parts')
		.description('Shows the outline of corpora: documents, the articles in each, and the parts of each article with their values.')
		.argument('[files...]', 'files, globs, folders, or - for standard input; the current folder by default')
		.addOption(new Option('--format <format>', 'how it is written').choices(['tree', 'json']).default('tree'))
		.addOption(new Option('--depth <level>', 'how deep a tree goes').choices(outlineDepths).default('parts'))
		.addOption(forceIgnoreOption())
		.option('--config <file>', 'this configuration for all files, in place of the nearest corpus.config.jsonc')
		.option('--stdin-filename <path>', 'the path that standard input is shown as')
		.action(async (files: string[], flags: OutlineFlags) => {
			const { terminal } = context;
			const isJson = flags.format === 'json';
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
				else await writeTree(context, input.path, corpus, flags.depth);
				terminal.progress('');
			}
			if (isJson) await terminal.out('\n]}\n');
		});
}

async function writeJson(context: CommandContext, path: string, corpus: IndexedCorpus): Promise<void> {
	const { terminal } = context;
	await terminal.out(`{"path":${JSON.stringify(path)},"dialect":${JSON.stringify(dialectName(corpus.index.dialect))},"documents":[`);
	let separator = '\n';
	for await (const outlined of outlineDocuments(context, path, corpus, findNamedArticles)) {
		await terminal.out(separator + JSON.stringify(outlined));
		separator = ',\n';
	}
	await terminal.out(']}');
}

async function writeTree(context: CommandContext, path: string, corpus: IndexedCorpus, depth: TreeDepth): Promise<void> {
	const { terminal } = context;
	const { count, dialect } = corpus.index;
	const find = depth === 'documents' ? undefined : depth === 'articles' ? findArticles : findNamedArticles;
	await terminal.out(treeHead({ path, dialect: dialectName(dialect) }, count, terminal.styles));
	let shown = 0;
	for await (const outlined of outlineDocuments(context, path, corpus, find))
		await terminal.out(treeDocument(outlined, ++shown === count, depth, terminal.styles));
}

async function findArticles(document: CorpusDocument): Promise<ArticleAnalysis> {
	return (await loadArticleFinder())(document, unhurried);
}

/** Articles whose quotations name their speakers as `corpus entities` does. */
async function findNamedArticles(document: CorpusDocument): Promise<ArticleAnalysis> {
	const analysis = await findArticles(document);
	if (!hasSpeakers(analysis)) return analysis;
	return nameSpeakers(analysis, await (await loadEntityFinder())(document, analysis, unhurried));
}

/** The documents of a corpus, with their articles where `find` is given. */
async function* outlineDocuments(
	{ terminal }: CommandContext,
	path: string,
	corpus: IndexedCorpus,
	find: ((document: CorpusDocument) => Promise<ArticleAnalysis>) | undefined,
): AsyncGenerator<OutlinedDocument> {
	let done = 0;
	for await (const indexed of corpus.documents()) {
		if (indexed.isLarge) {
			yield await outlineLargeDocument(indexed.document, indexed.line);
			terminal.log(`warning: ${printable(path)}: ${printable(indexed.document.name)} is too large for its articles to be shown.`);
		} else yield outlineDocument(indexed.document, find ? await find(indexed.document) : { articles: [], possible: [] });
		if (++done % 100 === 0) terminal.progress(`${printable(path)}: ${done} of ${corpus.index.count} documents`);
	}
}
