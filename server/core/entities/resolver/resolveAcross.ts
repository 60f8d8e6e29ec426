import type { IsoDay } from '../../articles/article.ts';
import type { Entity, EntityAnalysis } from '../mention.ts';
import { nameKey } from './resolveMentions.ts';

/** One article's analysis with where and when it stands. */
export interface ArticleInCorpus {
	/** Tells articles apart; the caller's. */
	readonly key: string;
	readonly date: IsoDay | null;
	readonly analysis: EntityAnalysis;
}

/** What the articles of a corpus name by one name. */
export interface EntityAcross {
	readonly key: string;
	readonly type: Entity['type'];
	/** The form that most articles have as the fullest, or the one that a person chose. */
	readonly name: string;
	readonly aliases: readonly string[];
	readonly acronym: string | null;
	readonly descriptor: string | null;
	readonly mentions: number;
	/** Keys of its articles, in order. */
	readonly articles: readonly string[];
}

interface Draft {
	readonly key: string;
	readonly type: Entity['type'];
	readonly names: Map<string, number>;
	readonly aliases: Set<string>;
	acronym: string | null;
	descriptor: string | null;
	mentions: number;
	readonly articles: string[];
	chosen: string | undefined;
}

/**
 * Merges the entities of articles by type and normalised name; a bare acronym joins the expansion that the corpus gives for it, when it gives
 * one only. `aliases` are names that a person decided are one: the first of each list is the name. In order of articles, most first.
 */
export function resolveAcross(articles: readonly ArticleInCorpus[], aliases: readonly (readonly string[])[]): EntityAcross[] {
	const chosen = new Map<string, string>();
	for (const list of aliases) for (const name of list) if (list[0] !== undefined) chosen.set(nameKey(name), list[0]);
	const expansions = acronymExpansions(articles);
	const drafts = new Map<string, Draft>();
	for (const { key: article, analysis } of articles) {
		for (const entity of analysis.entities) {
			const key = entityKeyAcross(entity, chosen, expansions);
			const draft: Draft = drafts.get(key) ?? {
				key,
				type: entity.type,
				names: new Map(),
				aliases: new Set(),
				acronym: null,
				descriptor: null,
				mentions: 0,
				articles: [],
				chosen: [entity.name, ...entity.aliases].map(form => chosen.get(nameKey(form))).find(name => name !== undefined),
			};
			drafts.set(key, draft);
			draft.names.set(entity.name, (draft.names.get(entity.name) ?? 0) + 1);
			for (const form of [entity.name, ...entity.aliases]) draft.aliases.add(form);
			draft.acronym ??= entity.acronym;
			draft.descriptor ??= entity.descriptor;
			draft.mentions += entity.mentions.length;
			if (draft.articles.at(-1) !== article) draft.articles.push(article);
		}
	}
	return [...drafts.values()].map(finished).sort((left, right) => right.articles.length - left.articles.length || right.mentions - left.mentions);
}

/** How often each other entity of the same articles stands beside one: pairs of key and number of articles, most first. */
export function cooccurrence(entities: readonly EntityAcross[], key: string): (readonly [key: string, articles: number])[] {
	const own = new Set(entities.find(entity => entity.key === key)?.articles);
	return entities
		.filter(entity => entity.key !== key)
		.map(entity => [entity.key, entity.articles.filter(article => own.has(article)).length] as const)
		.filter(([, shared]) => shared > 0)
		.sort((left, right) => right[1] - left[1]);
}

/** On which days an entity's articles are dated, in order, and how many on each; undated ones are left out. */
export function timeline(articles: readonly ArticleInCorpus[], entity: Pick<EntityAcross, 'articles'>): (readonly [day: IsoDay, articles: number])[] {
	const own = new Set(entity.articles);
	const days = new Map<IsoDay, number>();
	for (const { key, date } of articles) if (date !== null && own.has(key)) days.set(date, (days.get(date) ?? 0) + 1);
	return [...days].sort(([left], [right]) => (left < right ? -1 : 1));
}

function entityKeyAcross(entity: Entity, chosen: ReadonlyMap<string, string>, expansions: ReadonlyMap<string, string | null>): string {
	for (const form of [entity.name, ...entity.aliases]) {
		const name = chosen.get(nameKey(form));
		if (name !== undefined) return `${entity.type}:${nameKey(name)}`;
	}
	const key = nameKey(entity.name);
	return `${entity.type}:${expansions.get(key) ?? key}`;
}

function acronymExpansions(articles: readonly ArticleInCorpus[]): ReadonlyMap<string, string | null> {
	const expansions = new Map<string, string | null>();
	for (const { analysis } of articles) {
		for (const { acronym, name } of analysis.entities) {
			if (acronym === null || nameKey(name) === nameKey(acronym)) continue;
			const known = expansions.get(nameKey(acronym));
			expansions.set(nameKey(acronym), known === undefined || known === nameKey(name) ? nameKey(name) : null);
		}
	}
	return expansions;
}

function finished({ key, type, names, aliases, acronym, descriptor, mentions, articles, chosen }: Draft): EntityAcross {
	const name = chosen ?? [...names].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
	return { key, type, name, aliases: [...aliases].filter(form => form !== name), acronym, descriptor, mentions, articles };
}
