import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import type { Entity, Mention } from '../entities/mention.ts';
import type { Span } from '../source/span.ts';
import type { Analyses, ArticleEntities } from './analyses.ts';
import { searchForm } from './searchText.ts';

/** A mention, with the article that it stands in. */
export interface MentionPlace {
	readonly document: CorpusDocument;
	/** The article's number in its document, from 0. */
	readonly articleIndex: number;
	readonly article: ArticleEntities;
	readonly mention: Mention;
	/** What the mention names; undefined for dates, amounts and the like. */
	readonly entity: Entity | undefined;
	/** In the corpus' coordinates. */
	readonly span: Span;
}

/** The mention at an offset of a document, its end included. The offset counts from the document's start. */
export function mentionAt(document: CorpusDocument, analyses: Analyses, offset: number): MentionPlace | undefined {
	for (const [articleIndex, article] of (analyses.entities(document) ?? []).entries()) {
		const at = offset - article.from;
		if (at < 0 || offset > article.to) continue;
		const touching = article.analysis.mentions.filter(({ span }) => span.from <= at && at <= span.to);
		const mention = touching.find(({ span }) => at < span.to) ?? touching[0];
		if (mention) return placeOf(document, articleIndex, article, mention);
	}
	return undefined;
}

function placeOf(document: CorpusDocument, articleIndex: number, article: ArticleEntities, mention: Mention): MentionPlace {
	const base = document.span.from + article.from;
	return {
		document,
		articleIndex,
		article,
		mention,
		entity: mention.entity === null ? undefined : article.analysis.entities.find(({ id }) => id === mention.entity),
		span: { from: base + mention.span.from, to: base + mention.span.to },
	};
}

/** The other mentions of the same thing in the same article, this one included; for dates and amounts, those with the same text. */
export function mentionsInArticle(place: MentionPlace): MentionPlace[] {
	const { article, mention, entity } = place;
	const same = entity
		? entity.mentions.map(index => article.analysis.mentions[index]!)
		: article.analysis.mentions.filter(other => other.type === mention.type && other.text === mention.text);
	return same.map(other => placeOf(place.document, place.articleIndex, article, other));
}

/** Where a mention is explained: an acronym at its expansion, any other at the first mention of the same thing in the article. */
export function definitionOf(place: MentionPlace): MentionPlace {
	const { entity, mention } = place;
	const mentions = mentionsInArticle(place);
	if (entity?.acronym && mention.text === entity.acronym) {
		const expansion = mentions.find(other => other.mention.text === entity.name) ?? mentions.find(other => other.mention.text !== entity.acronym);
		if (expansion) return expansion;
	}
	return mentions[0] ?? place;
}

/** Equal for entities of different articles that are one: of the same type and name, or merged by a person (`aliases`). */
export function entityKey(entity: Pick<Entity, 'type' | 'name'>, aliases: readonly (readonly string[])[]): string {
	const form = searchForm(entity.name);
	const merged = aliases.find(names => names.some(name => searchForm(name) === form));
	return `${entity.type}:${merged?.[0] === undefined ? form : searchForm(merged[0])}`;
}

/** Every mention of the entity with a key in a corpus, as far as it has been analysed, in order. */
export function* mentionsInCorpus(corpus: Corpus, analyses: Analyses, key: string, aliases: readonly (readonly string[])[]): Iterable<MentionPlace> {
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
		const document = corpus.document(ordinal);
		for (const [articleIndex, article] of (analyses.entities(document) ?? []).entries()) {
			for (const entity of article.analysis.entities) {
				if (entityKey(entity, aliases) !== key) continue;
				for (const index of entity.mentions) yield placeOf(document, articleIndex, article, article.analysis.mentions[index]!);
			}
		}
	}
}
