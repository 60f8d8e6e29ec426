import type { Corpus, CorpusDocument } from '../core/corpus/corpus.ts';
import type { HoverCard } from '../core/features/delimiterHover.ts';
import type { HoverSurroundings } from '../core/features/entityHover.ts';
import type { EntityIndex } from '../core/features/entityIndex.ts';
import { definitionOf, type MentionPlace, mentionAt, mentionsInArticle } from '../core/features/entityPlaces.ts';
import type { Span } from '../core/source/span.ts';
import { locationOf } from './convert.ts';
import { entityIndexOf } from './entityIndexes.ts';
import type { RequestContext, Session } from './session.ts';

/** A hover says nothing of a name that more likely is none, or of another kind. */
const leastConfidence = 0.4;

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
	const { entityHover, valueHover } = await import('../core/features/analysisLoaders.ts');
	if (!place?.entity) return place && valueHover(place);
	if (place.mention.confidence < leastConfidence) return undefined;
	const index = await entityIndexOf(session, corpus, request);
	return entityHover(place, await session.knowledge(), surroundingsOf(session, corpus, place, index));
}

function surroundingsOf(session: Session, corpus: Corpus, place: MentionPlace, index: EntityIndex): HoverSurroundings {
	const { names } = index;
	const inCorpus = place.entity && index.byKey.get(names.keyOf(place.entity));
	const here = { span: definitionOf(place, names).span, document: place.document.ordinal, article: place.articleIndex };
	const complete = session.analyses.progress(corpus).entities.state === 'ready';
	const first = inCorpus && complete ? { span: inCorpus.first, ...inCorpus.firstArticle } : here;
	const headline = session.analyses.articles(corpus.document(first.document))?.articles[first.article]?.headline ?? null;
	return {
		first: { headline, line: corpus.text.lineAt(first.span.from) + 1 },
		mentions: mentionsInArticle(place, names).length,
		inCorpus,
		complete: complete && index.complete,
		links: session.client.hoverCommands ? linksOf(corpus, place, first.span) : undefined,
	};
}

/** Links for clients that have the command: they run nothing but "go there" and "show what is mentioned there everywhere". */
function linksOf(corpus: Corpus, place: MentionPlace, first: Span): string {
	const { start } = locationOf(corpus, place.span).range;
	const link = (label: string, ...parameters: readonly unknown[]): string =>
		`[${label}](command:corpus.showReferences?${encodeURIComponent(JSON.stringify([corpus.uri, start, ...parameters]))})`;
	return `${link('First mention', [locationOf(corpus, first)])} · ${link('All references')}`;
}
