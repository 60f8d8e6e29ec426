import { type ArticleAnalyser, createArticleAnalyser } from '../core/articles/analyse.ts';
import type { Corpus, CorpusDocument } from '../core/corpus/corpus.ts';
import { dialectName as nameOfDialect } from '../core/corpus/dialectName.ts';
import { loadArticleFinder as loadArticles, loadEntityFinder as loadEntities } from '../core/features/analysisLoaders.ts';
import type { FindArticles, FindEntities } from '../core/features/backgroundAnalysis.ts';
import { loadHeadlineNames } from '../core/features/headlineNames.ts';
import { allRules } from '../core/rules/allRules.ts';
import { articleRules } from '../core/rules/articleRules.ts';
import type { Finding, Rule } from '../core/rules/rule.ts';
import { articleFindings } from '../core/rules/runRules.ts';
import type { Result } from '../core/util/result.ts';
import type { CorpusConfiguration } from '../core/workspace/configuration.ts';
import { openCorpusBytes } from '../core/workspace/openBytes.ts';
import { createNodeHost } from '../node/nodeHost.ts';

/** Everything that the command line checks by. */
export const rules: readonly Rule[] = allRules;

/** A file's bytes as a corpus, or why they are none. */
export function openCorpus(path: string, bytes: Uint8Array, configuration: CorpusConfiguration): Result<Corpus, string> {
	return openCorpusBytes(path, bytes, configuration.newlineBeforeEnd);
}

let articleAnalyser: ArticleAnalyser | undefined;

/** Makes the rules about articles ready; without it, and where the model is missing, which is said once, `articleFindingsOf` finds nothing. */
export async function prepareArticleRules(): Promise<void> {
	articleReadiness ??= host
		.readData('articles')
		.then(bytes => {
			articleAnalyser = createArticleAnalyser(bytes);
		})
		.catch((error: unknown) => {
			host.log('error', `Articles are not checked: ${error instanceof Error ? error.message : String(error)}`);
		});
	await articleReadiness;
}

let articleReadiness: Promise<void> | undefined;

/** What the rules about articles find in a document, in units of its corpus; nothing where they are off or not ready. */
export function articleFindingsOf(document: CorpusDocument, configuration: CorpusConfiguration): readonly Finding[] {
	if (!articleAnalyser || articleRules.every(({ id }) => configuration.rules[id] === 'off')) return [];
	const { body } = document.parsed().value;
	const analysis = articleAnalyser.analyseNow(document.source().slice(body.from, body.to));
	return articleFindings(document, analysis, host.now(), configuration, articleRules);
}

/** The dialect as results name it. */
export function dialectName(corpus: Corpus): string {
	return nameOfDialect(corpus.index.dialect);
}

const host = createNodeHost({ log: (level, message) => level === 'error' && console.error(message) });
let articleFinder: Promise<FindArticles> | undefined;
let entityFinder: Promise<FindEntities> | undefined;

/** The article finder, made at its first use. */
export function loadArticleFinder(): Promise<FindArticles> {
	return (articleFinder ??= loadArticles(host));
}

/** The entity finder, made at its first use. */
export function loadEntityFinder(): Promise<FindEntities> {
	return (entityFinder ??= loadEntities(host));
}

/** Lets names made of headlines be in Latin letters; without the table, which is said once, they keep their headline's script. */
export function prepareHeadlineNames(): Promise<void> {
	return loadHeadlineNames(host);
}
