import { type EntityCard, entityCard } from '../entities/analysis/entityCard.ts';
import type { Knowledge } from '../entities/knowledge/loadKnowledge.ts';
import type { MentionType } from '../entities/mention.ts';
import type { HoverCard } from './delimiterHover.ts';
import { definitionOf, type MentionPlace } from './entityPlaces.ts';
import { escapeMarkdown } from './markdown.ts';

const typeNames: Record<MentionType, string> = {
	PER: 'person',
	ORG: 'organisation',
	LOC: 'place',
	MISC: 'name',
	DATE: 'date',
	TIME: 'time',
	MONEY: 'amount',
	PERCENT: 'percentage',
	QUANTITY: 'quantity',
};

/** What the hover adds from beyond the article. */
export interface CorpusCounts {
	readonly mentions: number;
	readonly articles: number;
}

/** A mention as a hover shows it. `headline` is that of its article, `counts` those of the whole corpus where they are known, `links` a line of links. */
export function entityHover(
	place: MentionPlace,
	knowledge: Knowledge | undefined,
	headline: string | null,
	counts: CorpusCounts | undefined,
	links: string | undefined,
): HoverCard | undefined {
	const { article, mention, document, span } = place;
	const card = entityCard(article.analysis, article.analysis.mentions.indexOf(mention), article.context, knowledge);
	if (!card) return undefined;
	const own = { from: span.from - document.span.from, to: span.to - document.span.from };
	if (!place.entity) return { span: own, markdown: valueRow(card, mention.text) };
	const line = document.corpus.text.lineAt(definitionOf(place).span.from) + 1;
	const rows = [
		[`**${escapeMarkdown(card.title)}**`, typeNames[card.type], card.acronym && escapeMarkdown(card.acronym), ...card.facts.map(escapeMarkdown)]
			.filter(Boolean)
			.join(' · '),
		[card.descriptor && escapeMarkdown(card.descriptor), `first ${headline ? `in “${escapeMarkdown(headline)}”, ` : 'on '}line ${line}`]
			.filter(Boolean)
			.join(' · '),
		[
			`${plural(card.mentions, 'mention')} in this article`,
			counts && `${count(counts.mentions)} in ${plural(counts.articles, 'article')} of this corpus`,
			card.companions.length > 0 && `with ${card.companions.map(escapeMarkdown).join(', ')}`,
		]
			.filter(Boolean)
			.join(' · '),
	];
	if (links) rows.push(links);
	return { span: own, markdown: rows.join('\n\n') };
}

function valueRow({ value, type }: EntityCard, text: string): string {
	return value === null ? `**${escapeMarkdown(text)}** · ${typeNames[type]}` : `**${escapeMarkdown(text)}** → ${escapeMarkdown(value)}`;
}

function plural(value: number, noun: string): string {
	return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

function count(value: number): string {
	return value.toLocaleString('en');
}
