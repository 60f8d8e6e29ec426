import type { Corpus, CorpusDocument } from '../core/corpus/corpus.ts';
import type { HoverCard } from '../core/features/delimiterHover.ts';
import { definitionOf, mentionAt, mentionsInArticle } from '../core/features/entityPlaces.ts';
import { escapeMarkdown } from '../core/features/markdown.ts';
import { rangeOf } from './convert.ts';
import type { RequestContext, Session } from './session.ts';

/** What a name, a date or an amount at an offset stands for. The offset and the card's span count from the document's start. */
export async function entityHover(
	session: Session,
	request: RequestContext,
	corpus: Corpus,
	document: CorpusDocument,
	offset: number,
): Promise<HoverCard | undefined> {
	await session.analyses.findEntities(document, request.pace);
	const place = mentionAt(document, session.analyses, offset);
	if (!place) return undefined;
	const span = { from: place.span.from - document.span.from, to: place.span.to - document.span.from };
	const { entity, mention } = place;
	if (!entity) return { span, markdown: `**${escapeMarkdown(mention.text)}** → ${escapeMarkdown(JSON.stringify(mention.value))}` };
	const first = rangeOf(corpus, definitionOf(place).span).start.line + 1;
	const count = mentionsInArticle(place).length;
	const rows = [`**${escapeMarkdown(entity.name)}**`, `first on line ${first} · ${count} ${count === 1 ? 'mention' : 'mentions'} in this article`];
	return { span, markdown: rows.join('\n\n') };
}
