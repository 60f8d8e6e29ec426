import { type EntityCard, entityCard } from '../entities/analysis/entityCard.ts';
import type { Knowledge } from '../entities/knowledge/loadKnowledge.ts';
import type { MentionType } from '../entities/mention.ts';
import type { HoverCard } from './delimiterHover.ts';
import type { CorpusEntity } from './entityIndex.ts';
import type { MentionPlace } from './entityPlaces.ts';
import { nameOfLanguage } from './languageTags.ts';
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

/** What the hover adds from beyond the mention's own article. */
export interface HoverSurroundings {
	/** Where the thing is first mentioned: the article's headline, where it has one, and the 1-based line. */
	readonly first: { readonly headline: string | null; readonly line: number };
	/** How often the article mentions it, all names counted that are one. */
	readonly mentions: number;
	/** What the whole corpus says of it, as far as that is known. */
	readonly inCorpus: CorpusEntity | undefined;
	/** Whether every document that should be has been analysed. */
	readonly complete: boolean;
	/** A line of links, for clients that follow them. */
	readonly links: string | undefined;
}

/** A name as a hover shows it: who or what it is, where it comes first, how often and beside what it stands. */
export function entityHover(place: MentionPlace, knowledge: Knowledge | undefined, surroundings: HoverSurroundings): HoverCard | undefined {
	const card = cardOf(place, knowledge);
	if (!card) return undefined;
	const rows = [headRow(card, surroundings), firstRow(card, surroundings), countRow(card, surroundings), sourceRow(place), surroundings.links];
	return { span: ownSpan(place), markdown: rows.filter(Boolean).join('\n\n') };
}

/** A date, an amount or the like as a hover shows it: `**Saturday** → 2025-08-09 (article of Saturday, 9 August 2025)`. */
export function valueHover(place: MentionPlace): HoverCard | undefined {
	const card = cardOf(place, undefined);
	if (!card) return undefined;
	const text = escapeMarkdown(place.mention.text.replace(/\s+/g, ' '));
	const markdown = card.value === null ? `**${text}** · ${typeNames[card.type]}` : `**${text}** → ${escapeMarkdown(card.value)}`;
	return { span: ownSpan(place), markdown };
}

function cardOf({ article, mention }: MentionPlace, knowledge: Knowledge | undefined): EntityCard | undefined {
	return entityCard(article.analysis, article.analysis.mentions.indexOf(mention), article.context, knowledge);
}

function ownSpan({ span, document }: MentionPlace): HoverCard['span'] {
	return { from: span.from - document.span.from, to: span.to - document.span.from };
}

/** A place that is known says what it is by its facts; its number of mentions stands beside them. */
function headRow(card: EntityCard, { inCorpus, mentions }: HoverSurroundings): string {
	const title = fullerName(card, inCorpus);
	const acronym = card.acronym ?? inCorpus?.acronym ?? null;
	const facts = card.facts.map(escapeMarkdown);
	return [
		`**${escapeMarkdown(title)}**`,
		isKnownPlace(card) ? undefined : typeNames[card.type],
		acronym === null || acronym === title ? undefined : escapeMarkdown(acronym),
		...facts,
		isKnownPlace(card) ? plural(mentions, 'mention') : undefined,
	]
		.filter(Boolean)
		.join(' · ');
}

function firstRow({ descriptor }: EntityCard, { inCorpus, first }: HoverSurroundings): string {
	const introduced = descriptor ?? inCorpus?.descriptor ?? null;
	const headline = first.headline === null ? '' : `in “${escapeMarkdown(first.headline)}”, `;
	return [introduced === null ? undefined : escapeMarkdown(introduced), `first ${headline || 'on '}line ${count(first.line)}`]
		.filter(Boolean)
		.join(' · ');
}

function countRow(card: EntityCard, { mentions, inCorpus, complete }: HoverSurroundings): string {
	const here = isKnownPlace(card) ? undefined : `${plural(mentions, 'mention')} in this article`;
	const corpus = complete ? 'of this corpus' : 'of this corpus so far';
	const everywhere = inCorpus && `${count(inCorpus.mentions)} in ${plural(inCorpus.articles, 'article')} ${corpus}`;
	const companions = card.companions.length > 0 ? `with ${card.companions.map(escapeMarkdown).join(', ')}` : undefined;
	return [[here, everywhere].filter(Boolean).join(', '), companions].filter(Boolean).join(' · ');
}

/** Says so where nobody has taught the recogniser the article's language. */
function sourceRow({ article }: MentionPlace): string | undefined {
	const { names, context } = article;
	const language = nameOfLanguage(context.language) ?? 'this language';
	if (names === 'rules') return `_Found by rules: no trained model reads ${language}._`;
	if (context.language !== null && !/^en(?:-|$)/i.test(context.language))
		return `_Names in ${language} are less certain: the model was trained on English._`;
	return undefined;
}

/** The corpus may know the whole name of what this article calls by an acronym or a last name alone. */
function fullerName({ title }: EntityCard, inCorpus: CorpusEntity | undefined): string {
	return inCorpus && !title.includes(' ') && inCorpus.name.includes(' ') ? inCorpus.name : title;
}

function isKnownPlace({ type, facts }: EntityCard): boolean {
	return type === 'LOC' && facts.length > 0;
}

function plural(value: number, noun: string): string {
	return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

function count(value: number): string {
	return value.toLocaleString('en');
}
