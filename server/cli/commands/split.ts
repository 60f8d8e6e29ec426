import { Command } from 'commander';
import type { ArticleAnalysis } from '../../core/articles/article.ts';
import type { CorpusDocument } from '../../core/corpus/corpus.ts';
import { noAnalyses } from '../../core/features/analyses.ts';
import { splitAtArticles } from '../../core/features/splitDocuments.ts';
import type { TextChange } from '../../core/source/text.ts';
import { unhurried } from '../../core/util/slices.ts';
import { loadArticleFinder, prepareHeadlineNames } from '../engine.ts';
import { printable } from '../terminal.ts';
import type { CommandContext } from './context.ts';
import type { ReadableInput } from './inputOptions.ts';
import { type RewriteFlags, rewriteInputs } from './rewriteInputs.ts';

const examples = `
Examples:
  corpus split --diff news.corpus                what would change
  corpus split news.corpus                       in place
  corpus split news.corpus -o articles.corpus    into another file
  corpus split - < scraped.txt > articles.txt

"corpus merge" joins documents again.`;

/** `corpus split`: each article a document of its own. */
export function splitCommand(context: CommandContext): Command {
	return new Command('split')
		.summary('make each article a document of its own')
		.description(
			'Splits documents that hold several articles: a delimiter goes before each article but the first, with a name made of its headline, in Latin letters, ' +
				'safe and unique. Not one byte of text changes; language and source go on, a declared size and hash go. Files are rewritten in place.',
		)
		.argument('[files...]', 'files, globs, folders, or - for standard input; the current folder by default')
		.option('--check', 'write nothing; exit with 1 and name the files that would change')
		.option('--diff', 'write nothing but what would change, as a unified diff; exit with 1 if anything would')
		.option('-o, --output <file>', 'write the result there and leave the corpus as it is')
		.option('--force', 'replace the output where it exists')
		.option('--config <file>', 'this configuration for all files, in place of the nearest corpus.config.jsonc')
		.option('--stdin-filename <path>', 'the path that standard input is shown as')
		.addHelpText('after', examples)
		.action(async (files: string[], flags: RewriteFlags) => {
			await prepareHeadlineNames();
			await rewriteInputs(context, files, flags, { toDo: 'to split', done: 'split' }, input => splitChanges(context, input));
		});
}

async function splitChanges({ terminal }: CommandContext, { path, corpus }: ReadableInput): Promise<readonly TextChange[]> {
	const find = await loadArticleFinder();
	const found = new Map<CorpusDocument, ArticleAnalysis>();
	const ordinals: number[] = [];
	let articles = 0;
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
		const document = corpus.document(ordinal);
		const analysis = await find(document, unhurried);
		if (ordinal % 100 === 99) terminal.progress(`${printable(path)}: ${ordinal + 1} of ${corpus.index.count} documents`);
		if (analysis.articles.length < 2) continue;
		found.set(document, analysis);
		ordinals.push(ordinal);
		articles += analysis.articles.length;
	}
	terminal.progress('');
	if (ordinals.length > 0) {
		const documents = ordinals.length === 1 ? '1 document holds' : `${ordinals.length} documents hold`;
		terminal.log(`${printable(path)}: ${documents} ${articles} articles.`);
	}
	return splitAtArticles(corpus, { ...noAnalyses, articles: document => found.get(document) }, ordinals);
}
