import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import type { Entity } from '../entities/mention.ts';
import { createNameCollector, type NamesAcross } from '../entities/resolver/namesAcross.ts';
import type { Span } from '../source/span.ts';
import type { Pace } from '../util/slices.ts';
import type { Analyses } from './analyses.ts';
import { createMatcher } from './searchText.ts';

/** A person, body, place or other name of a corpus, over all its articles. */
export interface CorpusEntity {
	readonly key: string;
	/** The type that most of its mentions have. */
	readonly type: Entity['type'];
	/** The name that a person chose, else the form that most articles have as the fullest. */
	readonly name: string;
	readonly aliases: readonly string[];
	readonly acronym: string | null;
	readonly descriptor: string | null;
	readonly mentions: number;
	readonly articles: number;
	/** What stands in the same articles most often: its key, and in how many of them; most frequent first. */
	readonly companions: readonly { readonly key: string; readonly articles: number }[];
	/** Its first mention, in the corpus' coordinates, and the article that has it. */
	readonly first: Span;
	readonly firstArticle: { readonly document: number; readonly article: number };
}

export interface EntityIndex {
	readonly entities: readonly CorpusEntity[];
	readonly byKey: ReadonlyMap<string, CorpusEntity>;
	/** Which entities of the articles are which of these. */
	readonly names: NamesAcross;
	/** Whether every document has been analysed. */
	readonly complete: boolean;
}

interface Draft {
	readonly types: Map<Entity['type'], number>;
	readonly names: Map<string, number>;
	readonly aliases: Set<string>;
	acronym: string | null;
	descriptor: string | null;
	mentions: number;
	articles: number;
	readonly with: Map<string, number>;
	readonly first: Span;
	readonly firstArticle: CorpusEntity['firstArticle'];
}

/** How many names beside it an entity keeps, and how many of an article's entities count as standing beside each other. */
const keptCompanions = 24;
const companionsInArticle = 24;

/** Gathers the entities of a corpus, as far as its documents have been analysed. */
export async function buildEntityIndex(
	corpus: Corpus,
	analyses: Analyses,
	aliases: readonly (readonly string[])[],
	pace: Pace,
): Promise<EntityIndex> {
	const collector = createNameCollector(aliases);
	let complete = true;
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
		const articles = analyses.entities(corpus.document(ordinal));
		if (!articles) complete = false;
		for (const { analysis } of articles ?? []) collector.add(analysis);
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	const names = collector.names();
	const drafts = new Map<string, Draft>();
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
		addDocument(drafts, names, corpus.document(ordinal), analyses);
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	const entities: CorpusEntity[] = [];
	for (const [key, draft] of drafts) {
		entities.push(finish(key, draft, names));
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	return { entities, byKey: new Map(entities.map(entity => [entity.key, entity])), names, complete };
}

function addDocument(drafts: Map<string, Draft>, names: NamesAcross, document: CorpusDocument, analyses: Analyses): void {
	for (const [article, { from, analysis }] of (analyses.entities(document) ?? []).entries()) {
		const keys: string[] = [];
		const base = document.span.from + from;
		for (const entity of analysis.entities) {
			const first = analysis.mentions[entity.mentions[0] ?? -1];
			if (!first) continue;
			const key = names.keyOf(entity);
			let draft = drafts.get(key);
			if (!draft) {
				const span = { from: base + first.span.from, to: base + first.span.to };
				draft = newDraft(span, { document: document.ordinal, article });
				drafts.set(key, draft);
			}
			addEntity(draft, entity, keys.includes(key));
			keys.push(key);
		}
		addCompanions(drafts, keys);
	}
}

function newDraft(first: Span, firstArticle: CorpusEntity['firstArticle']): Draft {
	return {
		types: new Map(),
		names: new Map(),
		aliases: new Set(),
		acronym: null,
		descriptor: null,
		mentions: 0,
		articles: 0,
		with: new Map(),
		first,
		firstArticle,
	};
}

function addEntity(draft: Draft, { type, name, aliases, acronym, descriptor, mentions }: Entity, isCounted: boolean): void {
	draft.types.set(type, (draft.types.get(type) ?? 0) + mentions.length);
	draft.names.set(name, (draft.names.get(name) ?? 0) + 1);
	for (const alias of aliases) draft.aliases.add(alias);
	draft.acronym ??= acronym;
	draft.descriptor ??= descriptor;
	draft.mentions += mentions.length;
	if (!isCounted) draft.articles++;
}

function addCompanions(drafts: Map<string, Draft>, keys: readonly string[]): void {
	const distinct = [...new Set(keys)].slice(0, companionsInArticle);
	for (const key of distinct) {
		const companions = drafts.get(key)?.with;
		if (!companions) continue;
		for (const other of distinct) if (other !== key) companions.set(other, (companions.get(other) ?? 0) + 1);
	}
}

function finish(key: string, draft: Draft, names: NamesAcross): CorpusEntity {
	const name = nameOf(key, draft, names);
	const companions = [...draft.with].sort((a, b) => b[1] - a[1]).slice(0, keptCompanions);
	return {
		key,
		type: mostOf(draft.types) ?? 'MISC',
		name,
		aliases: [...new Set([...draft.names.keys(), ...draft.aliases])].filter(alias => alias !== name),
		acronym: draft.acronym,
		descriptor: draft.descriptor,
		mentions: draft.mentions,
		articles: draft.articles,
		companions: companions.map(([other, articles]) => ({ key: other, articles })),
		first: draft.first,
		firstArticle: draft.firstArticle,
	};
}

/** A full name says more than the acronym or the last name that more articles have, and datelines write in capitals what has others elsewhere. */
function nameOf(key: string, draft: Draft, names: NamesAcross): string {
	const chosen = names.chosenName(key);
	if (chosen !== undefined) return chosen;
	const full = new Map([...draft.names].filter(([name]) => name.includes(' ')));
	const most = mostOf(full.size > 0 ? full : draft.names) ?? '';
	// Of a body, one word in capitals is an acronym, which some write `Nato`.
	if (mostOf(draft.types) === 'ORG' && !most.includes(' ')) return most;
	return [...draft.names.keys(), ...draft.aliases].find(name => name !== most && name.toUpperCase() === most) ?? most;
}

function mostOf<T>(counts: ReadonlyMap<T, number>): T | undefined {
	let best: T | undefined;
	let most = 0;
	for (const [value, count] of counts) if (count > most) [best, most] = [value, count];
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
			return order || (sort === 'name' ? sign : 1) * byName.compare(a.name, b.name);
		});
}

const byName = new Intl.Collator('en');
