import { createArticleAnalyser } from '../articles/analyse.ts';
import type { ArticleAnalysis } from '../articles/article.ts';
import { createEntityAnalyser } from '../entities/analysis/createEntityAnalyser.ts';
import { type Knowledge, loadKnowledge } from '../entities/knowledge/loadKnowledge.ts';
import { loadRecogniser } from '../entities/recogniser.ts';
import { articleRules } from '../rules/articleRules.ts';
import { entityRules } from '../rules/entityRules.ts';
import type { Rule } from '../rules/rule.ts';
import { contentKey } from '../util/hash.ts';
import { Lru } from '../util/lru.ts';
import type { Host } from '../workspace/host.ts';

export { addSuppression, readRuling } from '../workspace/corpusRuling.ts';
export { queryDiskDocuments } from './diskDocumentQuery.ts';

import type { FindArticles, FindEntities } from './backgroundAnalysis.ts';
import { loadHeadlineNames } from './headlineNames.ts';

export { entityHover, valueHover } from './entityHover.ts';
export { buildEntityIndex } from './entityIndex.ts';
export { selectionSpans } from './selection.ts';

/** The rules about articles and what they name; they read dates and names as the analyses do. */
export const qualityRules: readonly Rule[] = Object.freeze([...articleRules, ...entityRules]);

/** What finds articles. Rejects, in words for the user, where the model is missing or of another version. */
export async function loadArticleFinder(host: Host): Promise<FindArticles> {
	const analyser = createArticleAnalyser(await host.readData('articles'));
	// The rule about documents of several articles names those that it splits off.
	await loadHeadlineNames(host);
	// By the body's content: a document that moved, that an undo brought back or that a corpus opened again shows is not taken apart a second time.
	const known = new Lru<string, ArticleAnalysis>(maximumKnownUnits);
	return async (document, pace) => {
		const { body } = document.parsed().value;
		const text = document.source().slice(body.from, body.to);
		const key = contentKey(text);
		const kept = known.get(key);
		if (kept) return kept;
		const analysis = await analyser.analyse(text, pace);
		known.set(key, analysis, text.length);
		return analysis;
	};
}

/** Articles whose entities are kept, in UTF-16 units of their text: what is kept of a unit is some ten bytes. */
const maximumKnownArticleUnits = 4_000_000;

/** Bodies whose articles are kept, in UTF-16 units of their text: what is kept of a unit is about a byte. */
const maximumKnownUnits = 20_000_000;

/**
 * What finds entities: with the trained recogniser where its data is there, else by rules; the knowledge base says more where it is there. What is
 * missing is logged once and never keeps the rest from working.
 */
export async function loadEntityFinder(host: Host): Promise<FindEntities> {
	const knowledge = await knowledgeOf(host);
	const recogniser = await optional(host, 'Names are found by rules alone', async () => loadRecogniser(await host.readData('entities')));
	const analyser = createEntityAnalyser({ recogniser, knowledge, known: new Lru(maximumKnownArticleUnits) });
	return async (document, articles, pace) => {
		const { body, opener } = document.parsed().value;
		const attribute = (wanted: string): string | null => opener.attributes.find(({ key }) => key === wanted)?.value ?? null;
		const text = document.source().slice(body.from, body.to);
		const analysed = await analyser.analyseSlowly(text, articles, { date: attribute('date'), language: attribute('lang') }, pace);
		return analysed.map(article => ({ ...article, from: article.from + body.from, to: article.to + body.from }));
	};
}

const knowledgeBases = new WeakMap<Host, Promise<Knowledge | undefined>>();

/** The knowledge base of a host, read once; undefined where it is missing or damaged. */
export function knowledgeOf(host: Host): Promise<Knowledge | undefined> {
	let knowledge = knowledgeBases.get(host);
	if (!knowledge) {
		knowledge = optional(host, 'Hovers say nothing about countries and cities', async () => {
			const loaded = loadKnowledge(await host.readData('knowledge'));
			if (!loaded.ok) throw new Error(loaded.error);
			return loaded.value;
		});
		knowledgeBases.set(host, knowledge);
	}
	return knowledge;
}

async function optional<T>(host: Host, consequence: string, load: () => Promise<T>): Promise<T | undefined> {
	try {
		return await load();
	} catch (error) {
		host.log('warning', `${consequence}: ${error instanceof Error ? error.message : String(error)}`);
		return undefined;
	}
}
