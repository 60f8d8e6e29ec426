import { Command, Option } from 'commander';
import type { Corpus } from '../../core/corpus/corpus.ts';
import { unhurried } from '../../core/util/slices.ts';
import { dialectName, loadArticleFinder } from '../engine.ts';
import { outlineDocument } from '../outline/outlinedFile.ts';
import { outlineDepths, type TreeDepth, treeDocument, treeHead } from '../outline/outlineTree.ts';
import type { CommandContext } from './context.ts';
import { type InputFlags, openInputs } from './inputOptions.ts';

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
		.option('--config <file>', 'this configuration for all files, in place of the nearest corpus.config.jsonc')
		.option('--stdin-filename <path>', 'the path that standard input is shown as')
		.action(async (files: string[], flags: OutlineFlags) => {
			const { terminal } = context;
			const isJson = flags.format === 'json';
			let separator = '\n';
			if (isJson) await terminal.out('{"version":1,"files":[');
			for await (const input of openInputs(context, files, flags)) {
				if (isJson) {
					await terminal.out(separator);
					separator = ',\n';
				}
				if (!input.ok) await terminal.out(isJson ? JSON.stringify({ path: input.path, error: input.error }) : '');
				else if (isJson) await writeJson(context, input.path, input.corpus);
				else await writeTree(context, input.path, input.corpus, flags.depth);
			}
			if (isJson) await terminal.out('\n]}\n');
		});
}

async function writeJson({ terminal }: CommandContext, path: string, corpus: Corpus): Promise<void> {
	const find = await loadArticleFinder();
	await terminal.out(`{"path":${JSON.stringify(path)},"dialect":${JSON.stringify(dialectName(corpus))},"documents":[`);
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
		const document = corpus.document(ordinal);
		const described = outlineDocument(corpus, document, await find(document, unhurried));
		await terminal.out((ordinal === 0 ? '\n' : ',\n') + JSON.stringify(described));
		if (ordinal % 100 === 99) terminal.progress(`${ordinal + 1} of ${corpus.index.count} documents`);
	}
	await terminal.out(']}');
}

async function writeTree({ terminal }: CommandContext, path: string, corpus: Corpus, depth: TreeDepth): Promise<void> {
	const { count } = corpus.index;
	const find = depth === 'documents' ? undefined : await loadArticleFinder();
	await terminal.out(treeHead({ path, dialect: dialectName(corpus) }, count, terminal.styles));
	for (let ordinal = 0; ordinal < count; ordinal++) {
		const document = corpus.document(ordinal);
		const analysis = find ? await find(document, unhurried) : { articles: [], possible: [] };
		await terminal.out(treeDocument(outlineDocument(corpus, document, analysis), ordinal === count - 1, depth, terminal.styles));
	}
}
