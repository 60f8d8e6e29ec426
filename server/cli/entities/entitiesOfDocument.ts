import type { CorpusDocument } from '../../core/corpus/corpus.ts';
import type { EntityLink, MentionType, MentionValue } from '../../core/entities/mention.ts';
import { createNameCollector } from '../../core/entities/resolver/namesAcross.ts';
import type { ArticleEntities } from '../../core/features/analyses.ts';
import { documentPositions } from '../../core/features/documentPositions.ts';
import type { Range } from '../../core/source/span.ts';
import { shiftSpan } from '../../core/source/span.ts';

/** A document as `corpus entities --format json` gives it: the shape of docs/cli.md. */
export interface DocumentEntities {
	readonly name: string;
	readonly mentions: readonly DescribedMention[];
	readonly entities: readonly DescribedEntity[];
}

export interface DescribedMention {
	readonly type: MentionType;
	readonly range: Range;
	readonly text: string;
	/** An entity's id in the same document. */
	readonly entity: string | null;
	readonly value: MentionValue;
}

export interface DescribedEntity {
	readonly id: string;
	readonly type: string;
	readonly name: string;
	readonly aliases: readonly string[];
	/** How many there are. */
	readonly mentions: number;
	readonly link: EntityLink | null;
}

/**
 * The entities of a document's articles as one list: what two of its articles mean by the same or by different names, or what `aliases` say is one, is one
 * entity, numbered anew in the order of first mention.
 */
export function entitiesOfDocument(
	document: CorpusDocument,
	articles: readonly ArticleEntities[],
	aliases: readonly (readonly string[])[],
): DocumentEntities {
	const positions = documentPositions(document);
	const mentions: DescribedMention[] = [];
	const collector = createNameCollector(aliases);
	for (const { analysis } of articles) collector.add(analysis);
	const names = collector.names();
	const byKey = new Map<string, { id: string; type: string; name: string; aliases: Set<string>; mentions: number; link: EntityLink | null }>();
	for (const { from, analysis } of articles) {
		const ids = new Map<string, string>();
		for (const entity of analysis.entities) {
			const key = names.keyOf(entity);
			const name = names.chosenName(key) ?? entity.name;
			const known = byKey.get(key) ?? { id: `e${byKey.size + 1}`, type: entity.type, name, aliases: new Set(), mentions: 0, link: null };
			for (const form of [entity.name, ...entity.aliases]) known.aliases.add(form);
			known.mentions += entity.mentions.length;
			known.link ??= entity.link;
			byKey.set(key, known);
			ids.set(entity.id, known.id);
		}
		for (const { type, span, text, entity, value } of analysis.mentions) {
			mentions.push({ type, range: positions.range(shiftSpan(span, from)), text, entity: entity === null ? null : (ids.get(entity) ?? null), value });
		}
	}
	const entities = [...byKey.values()].map(({ id, type, name, aliases, mentions: count, link }) => ({
		id,
		type,
		name,
		aliases: [...aliases].filter(alias => alias !== name),
		mentions: count,
		link,
	}));
	return { name: document.parsed().value.name, mentions, entities };
}
