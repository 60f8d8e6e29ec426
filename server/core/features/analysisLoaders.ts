import { wholeDocument } from '../articles/wholeDocument.ts';
import { acronymEntities } from '../entities/acronymEntities.ts';
import type { CorpusConfiguration } from '../workspace/configuration.ts';
import type { Host } from '../workspace/host.ts';
import type { FindArticles, FindEntities } from './backgroundAnalysis.ts';

/** What finds articles. */
export async function loadArticleFinder(_host: Host): Promise<FindArticles> {
	return async document => {
		const { body } = document.parsed().value;
		return wholeDocument(document.source().slice(body.from, body.to));
	};
}

/** What finds entities; `configuration` gives the newest settings. */
export async function loadEntityFinder(_host: Host, _configuration: () => CorpusConfiguration): Promise<FindEntities> {
	return async (document, { articles }) => {
		const { body } = document.parsed().value;
		const source = document.source();
		return articles.map(({ span }) => {
			const from = body.from + span.from;
			const to = body.from + span.to;
			return { from, to, analysis: acronymEntities(source.slice(from, to)) };
		});
	};
}
