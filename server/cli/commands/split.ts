import { Command } from 'commander';
import type { ArticleAnalysis } from '../../core/articles/article.ts';
import { checkerOf, type NameChecker } from '../../core/articles/restructure.ts';
import type { CorpusDocument } from '../../core/corpus/corpus.ts';
import { noAnalyses } from '../../core/features/analyses.ts';
import { splitAtArticles } from '../../core/features/splitDocuments.ts';
import { detached } from '../../core/util/detached.ts';
import { unhurried } from '../../core/util/slices.ts';
import { loadArticleFinder, prepareHeadlineNames } from '../engine.ts';
import type { SectionRewriter } from '../rewrite/rewriteSections.ts';
import type { SectionedCorpus } from '../sections/sectionedCorpus.ts';
import { printable } from '../terminal.ts';
import type { CommandContext } from './context.ts';
import { forceIgnoreOption } from './inputFlags.ts';
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
		.addOption(forceIgnoreOption())
		.option('--config <file>', 'this configuration for all files, in place of the nearest corpus.config.jsonc')
		.option('--stdin-filename <path>', 'the path that standard input is shown as')
		.addHelpText('after', examples)
		.action(async (files: string[], flags: RewriteFlags) => {
			await prepareHeadlineNames();
			await rewriteInputs(context, files, flags, { toDo: 'to split', done: 'split' }, corpus => planSplit(context, corpus));
		});
}

/** Splits every document that holds several articles. */
export async function planSplit({ terminal }: Pick<CommandContext, 'terminal'>, corpus: SectionedCorpus): Promise<SectionRewriter> {
	const path = printable(corpus.path);
	const find = await loadArticleFinder();
	let isTaken: NameChecker | undefined;
	let looked = 0;
	let documents = 0;
	let articles = 0;
	const changes: SectionRewriter['changes'] = async ({ corpus: section, stretch }) => {
		if (stretch.isLong && stretch.starts.length > 0) {
			const { name } = section.document(0).parsed().value;
			terminal.log(`warning: ${path}: ${printable(name)} is too large for its articles to be found; it stays as it is.`);
			return [];
		}
		const found = new Map<CorpusDocument, ArticleAnalysis>();
		const ordinals: number[] = [];
		for (let ordinal = 0; ordinal < section.index.count; ordinal++) {
			const document = section.document(ordinal);
			const analysis = await find(document, unhurried);
			if (++looked % 100 === 0) terminal.progress(`${path}: ${looked} of ${corpus.count} documents`);
			if (analysis.articles.length < 2) continue;
			found.set(document, analysis);
			ordinals.push(ordinal);
			documents++;
			articles += analysis.articles.length;
		}
		if (ordinals.length === 0) return [];
		isTaken ??= checkerOf(await namesOf(corpus));
		return splitAtArticles(section, { ...noAnalyses, articles: document => found.get(document) }, ordinals, isTaken);
	};
	const finish = (): void => {
		terminal.progress('');
		if (documents > 0) terminal.log(`${path}: ${documents} ${documents === 1 ? 'document holds' : 'documents hold'} ${articles} articles.`);
	};
	return { changes, finish };
}

/** The names of all documents, in lower case, as `checkerOf` wants them. */
async function namesOf(corpus: SectionedCorpus): Promise<Set<string>> {
	const names = new Set<string>();
	for await (const { corpus: section } of corpus.sections())
		for (let ordinal = 0; ordinal < section.index.count; ordinal++) names.add(detached(section.document(ordinal).parsed().value.name.toLowerCase()));
	return names;
}
