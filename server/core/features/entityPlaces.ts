import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import type { Entity, Mention } from '../entities/mention.ts';
import type { NamesAcross } from '../entities/resolver/namesAcross.ts';
import type { Span } from '../source/span.ts';
import type { Analyses, ArticleEntities } from './analyses.ts';

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

/**
 * The mentions of the same thing in the same article, this one included, in order; for dates and amounts, those with the same text. `names` says which
 * entities of the article are one.
 */
export function mentionsInArticle(place: MentionPlace, names: NamesAcross): MentionPlace[] {
	const { article, mention, entity } = place;
	const { mentions } = article.analysis;
	const same = entity
		? entitiesInArticle(place, entity, names)
				.flatMap(one => one.mentions)
				.sort((a, b) => a - b)
				.map(index => mentions[index]!)
		: mentions.filter(other => other.type === mention.type && other.text === mention.text);
	return same.map(other => placeOf(place.document, place.articleIndex, article, other));
}

function entitiesInArticle({ article }: MentionPlace, entity: Entity, names: NamesAcross): readonly Entity[] {
	const key = names.keyOf(entity);
	return article.analysis.entities.filter(other => other === entity || names.keyOf(other) === key);
}

/** Where a mention is explained within its article: an acronym at its expansion, any other at the first mention of the same thing. */
export function definitionOf(place: MentionPlace, names: NamesAcross): MentionPlace {
	const mentions = mentionsInArticle(place, names);
	return (isAcronym(place) ? mentions.find(other => isExpansion(other, place.entity)) : undefined) ?? mentions[0] ?? place;
}

/** Whether the mention is its entity's acronym, or nothing but an acronym is known of it. */
export function isAcronym({ entity, mention }: MentionPlace): boolean {
	return entity !== undefined && (mention.text === entity.acronym || (entity.acronym === null && /^[\p{Lu}\p{N}.&-]{2,}$/u.test(mention.text)));
}

function isExpansion({ mention, entity }: MentionPlace, own: Entity | undefined): boolean {
	return mention.text.includes(' ') && mention.text !== own?.acronym && mention.text === entity?.name;
}

/** The mention in the corpus that spells out an acronym which the place's own article never does; undefined where none does. */
export function expansionInCorpus(corpus: Corpus, analyses: Analyses, place: MentionPlace, names: NamesAcross): MentionPlace | undefined {
	if (!place.entity || !isAcronym(place)) return undefined;
	for (const other of mentionsInCorpus(corpus, analyses, names.keyOf(place.entity), names)) {
		if (other.entity && other.entity.acronym !== null && isExpansion(other, place.entity)) return other;
	}
	return undefined;
}

/** Every mention of the entity with a key in a corpus, as far as it has been analysed, in order. */
export function* mentionsInCorpus(corpus: Corpus, analyses: Analyses, key: string, names: NamesAcross): Iterable<MentionPlace> {
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) yield* mentionsInDocument(corpus.document(ordinal), analyses, key, names);
}

/** The same in one document. */
export function mentionsInDocument(document: CorpusDocument, analyses: Analyses, key: string, names: NamesAcross): MentionPlace[] {
	const places: MentionPlace[] = [];
	for (const [articleIndex, article] of (analyses.entities(document) ?? []).entries()) {
		for (const entity of article.analysis.entities) {
			if (names.keyOf(entity) !== key) continue;
			for (const index of entity.mentions) places.push(placeOf(document, articleIndex, article, article.analysis.mentions[index]!));
		}
	}
	return places.sort((a, b) => a.span.from - b.span.from);
}
