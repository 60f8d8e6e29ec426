import type { Corpus } from '../core/corpus/corpus.ts';
import { dialectName as nameOfDialect } from '../core/corpus/dialectName.ts';
import { loadArticleFinder as loadArticles, loadEntityFinder as loadEntities } from '../core/features/analysisLoaders.ts';
import type { FindArticles, FindEntities } from '../core/features/backgroundAnalysis.ts';
import { formatRules } from '../core/rules/registry.ts';
import type { Finding, Rule } from '../core/rules/rule.ts';
import { runRules } from '../core/rules/runRules.ts';
import type { Result } from '../core/util/result.ts';
import type { CorpusConfiguration } from '../core/workspace/configuration.ts';
import { openCorpusBytes } from '../core/workspace/openBytes.ts';
import { createNodeHost } from '../node/nodeHost.ts';

/** Everything that the command line checks by. */
export const rules: readonly Rule[] = formatRules;

/** A file's bytes as a corpus, or why they are none. */
export function openCorpus(path: string, bytes: Uint8Array, configuration: CorpusConfiguration): Result<Corpus, string> {
	return openCorpusBytes(path, bytes, configuration.newlineBeforeEnd);
}

/** What the rules find in a corpus, in absolute offsets. */
export function findingsOf(corpus: Corpus, configuration: CorpusConfiguration): readonly Finding[] {
	return runRules(corpus, configuration, rules);
}

/** The dialect as results name it. */
export function dialectName(corpus: Corpus): string {
	return nameOfDialect(corpus.index.dialect);
}

const host = createNodeHost({ log: (level, message) => level === 'error' && console.error(message) });
let articleFinder: Promise<FindArticles> | undefined;

/** The article finder, made at its first use. */
export function loadArticleFinder(): Promise<FindArticles> {
	return (articleFinder ??= loadArticles(host));
}

/** The entity finder, with the aliases of one corpus' configuration. */
export function loadEntityFinder(configuration: CorpusConfiguration): Promise<FindEntities> {
	return loadEntities(host, () => configuration);
}
