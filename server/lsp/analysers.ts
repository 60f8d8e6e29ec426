import type { FindArticles, FindEntities } from '../core/features/backgroundAnalysis.ts';
import type { CorpusConfiguration } from '../core/workspace/configuration.ts';
import type { Host } from '../core/workspace/host.ts';

/** Reads the article model. */
export async function loadArticleFinder(_host: Host): Promise<FindArticles> {
	throw new Error('no article model yet');
}
export async function loadEntityFinder(_host: Host, _configuration: () => CorpusConfiguration): Promise<FindEntities> {
	throw new Error('no entity model yet');
}
