import type { Corpus, CorpusDocument } from '../core/corpus/corpus.ts';
import { knowledgeOf } from '../core/features/analysisLoaders.ts';
import type { HoverCard } from '../core/features/delimiterHover.ts';
import { entityHover } from '../core/features/entityHover.ts';
import { definitionOf, entityKey, type MentionPlace, mentionAt, mentionsInCorpus } from '../core/features/entityPlaces.ts';
import { locationOf } from './convert.ts';
import { entityIndexOf } from './lists.ts';
import type { RequestContext, Session } from './session.ts';

/** A link carries its places with it: "Find All References" has the rest. */
const maximumLinked = 200;

/** What a name, a date or an amount at an offset stands for. The offset and the card's span count from the document's start. */
export async function entityHoverAt(
	session: Session,
	request: RequestContext,
	corpus: Corpus,
	document: CorpusDocument,
	offset: number,
): Promise<HoverCard | undefined> {
	await session.analyses.findEntities(document, request.pace);
	const place = mentionAt(document, session.analyses, offset);
	if (!place) return undefined;
	const headline = session.analyses.articles(document)?.articles[place.articleIndex]?.headline ?? null;
	const knowledge = await knowledgeOf(session.host);
	const links = session.client.hoverCommands && place.entity ? linksOf(session, request, corpus, place) : undefined;
	return entityHover(place, knowledge, headline, await countsOf(session, request, corpus, place), links);
}

/** The entity's figures in the whole corpus, once all of it has been analysed. */
async function countsOf(
	session: Session,
	request: RequestContext,
	corpus: Corpus,
	{ entity }: MentionPlace,
): Promise<{ mentions: number; articles: number } | undefined> {
	if (!entity || session.analyses.progress(corpus).entities.state !== 'ready') return undefined;
	const index = await entityIndexOf(session, corpus, request);
	return index.byKey.get(entityKey(entity, request.snapshot.configuration.aliases));
}

/** Links for clients that have the command: they run nothing but "show these places". */
function linksOf(session: Session, request: RequestContext, corpus: Corpus, place: MentionPlace): string {
	const { aliases } = request.snapshot.configuration;
	const key = place.entity && entityKey(place.entity, aliases);
	const mentions: MentionPlace[] = [];
	for (const mention of key === undefined ? [] : mentionsInCorpus(corpus, session.analyses, key, aliases)) {
		mentions.push(mention);
		if (mentions.length >= maximumLinked) break;
	}
	const here = locationOf(corpus, place.span);
	const link = (label: string, spans: readonly MentionPlace[]): string => {
		const locations = spans.map(({ span }) => locationOf(corpus, span));
		return `[${label}](command:corpus.showReferences?${encodeURIComponent(JSON.stringify([corpus.uri, here.range.start, locations]))})`;
	};
	return `${link('First mention', [definitionOf(place)])} · ${link('All references', mentions)}`;
}
