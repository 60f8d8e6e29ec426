import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import type { Entity } from '../entities/mention.ts';
import type { Span } from '../source/span.ts';
import type { Pace } from '../util/slices.ts';
import type { Analyses } from './analyses.ts';
import { entityKey } from './entityPlaces.ts';
import { createMatcher } from './searchText.ts';

/** A person, body, place or other name of a corpus, over all its articles. */
export interface CorpusEntity {
	readonly key: string;
	readonly type: Entity['type'];
	/** The form that most articles have as the fullest. */
	readonly name: string;
	readonly aliases: readonly string[];
	readonly descriptor: string | null;
	readonly mentions: number;
	readonly articles: number;
	/** What stands in the same articles most often: names, most frequent first. */
	readonly with: readonly string[];
	/** Its first mention, in the corpus' coordinates. */
	readonly first: Span;
}

export interface EntityIndex {
	readonly entities: readonly CorpusEntity[];
	readonly byKey: ReadonlyMap<string, CorpusEntity>;
	/** Whether every document has been analysed. */
	readonly complete: boolean;
}

interface Draft {
	type: Entity['type'];
	names: Map<string, number>;
	aliases: Set<string>;
	descriptor: string | null;
	mentions: number;
	articles: number;
	with: Map<string, number>;
	document: CorpusDocument;
	first: Span;
}

/** How many names beside it an entity keeps, and how many of an article's entities count as standing beside each other. */
const keptCompanions = 5;
const companionsInArticle = 24;

/** Gathers the entities of a corpus, as far as its documents have been analysed. */
export async function buildEntityIndex(
	corpus: Corpus,
	analyses: Analyses,
	aliases: readonly (readonly string[])[],
	pace: Pace,
): Promise<EntityIndex> {
	const drafts = new Map<string, Draft>();
	let complete = true;
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
		const document = corpus.document(ordinal);
		const articles = analyses.entities(document);
		if (!articles) complete = false;
		for (const { from, analysis } of articles ?? []) {
			const keys = analysis.entities.map(entity => entityKey(entity, aliases));
			for (const [index, entity] of analysis.entities.entries()) {
				const first = analysis.mentions[entity.mentions[0] ?? -1];
				if (!first) continue;
				const base = document.span.from + from;
				addEntity(drafts, keys[index]!, entity, document, { from: base + first.span.from, to: base + first.span.to });
			}
			addCompanions(drafts, keys);
		}
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	const entities = [...drafts].map(([key, draft]) => finish(key, draft, drafts));
	return { entities, byKey: new Map(entities.map(entity => [entity.key, entity])), complete };
}

function addEntity(drafts: Map<string, Draft>, key: string, entity: Entity, document: CorpusDocument, first: Span): void {
	let draft = drafts.get(key);
	if (!draft) {
		draft = { type: entity.type, names: new Map(), aliases: new Set(), descriptor: null, mentions: 0, articles: 0, with: new Map(), document, first };
		drafts.set(key, draft);
	}
	draft.names.set(entity.name, (draft.names.get(entity.name) ?? 0) + 1);
	for (const alias of entity.aliases) draft.aliases.add(alias);
	draft.descriptor ??= entity.descriptor;
	draft.mentions += entity.mentions.length;
	draft.articles++;
}

function addCompanions(drafts: Map<string, Draft>, keys: readonly string[]): void {
	const distinct = [...new Set(keys)].slice(0, companionsInArticle);
	for (const key of distinct) {
		const companions = drafts.get(key)?.with;
		if (!companions) continue;
		for (const other of distinct) if (other !== key) companions.set(other, (companions.get(other) ?? 0) + 1);
	}
}

function finish(key: string, draft: Draft, drafts: ReadonlyMap<string, Draft>): CorpusEntity {
	const name = usualName(draft);
	const companions = [...draft.with].sort((a, b) => b[1] - a[1]).slice(0, keptCompanions);
	return {
		key,
		type: draft.type,
		name,
		aliases: [...draft.names.keys(), ...draft.aliases].filter((alias, index, all) => alias !== name && all.indexOf(alias) === index),
		descriptor: draft.descriptor,
		mentions: draft.mentions,
		articles: draft.articles,
		with: companions.flatMap(([other]) => {
			const companion = drafts.get(other);
			return companion ? [usualName(companion)] : [];
		}),
		first: draft.first,
	};
}

function usualName({ names }: Draft): string {
	let best = '';
	let most = 0;
	for (const [name, count] of names) if (count > most) [best, most] = [name, count];
	return best;
}

export interface EntityQuery {
	readonly type?: Entity['type'] | undefined;
	readonly filter?: string | undefined;
	readonly sort: 'mentions' | 'articles' | 'name';
	readonly descending: boolean;
}

/** The entities that a view asks for, in its order; equal ones by name. */
export function queryEntities(index: EntityIndex, { type, filter, sort, descending }: EntityQuery): CorpusEntity[] {
	const matches = createMatcher(filter);
	const sign = descending ? -1 : 1;
	return index.entities
		.filter(entity => (type === undefined || entity.type === type) && [entity.name, ...entity.aliases].some(matches))
		.sort((a, b) => {
			const order = sort === 'name' ? 0 : sign * (a[sort] - b[sort]);
			return order || (sort === 'name' ? sign : 1) * a.name.localeCompare(b.name);
		});
}
