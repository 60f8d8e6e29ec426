import { HoverRequest } from 'vscode-languageserver';
import type { Corpus, CorpusDocument } from '../core/corpus/corpus.ts';
import { articleHover } from '../core/features/articleHover.ts';
import { delimiterHover, type HoverCard } from '../core/features/delimiterHover.ts';
import { shiftSpan } from '../core/source/span.ts';
import { hoverOf, offsetOf } from './convert.ts';
import { entityHoverAt } from './entityHover.ts';
import type { LanguageFeature, RequestContext, Session } from './session.ts';

/** `textDocument/hover`: on a delimiter its document, on a name or a date what it stands for, on a headline its article. */
export function hoverFeature(): LanguageFeature {
	return {
		name: 'hover',
		capabilities: () => ({ hoverProvider: true }),
		listen: session => {
			session.answer(HoverRequest.type, async ({ textDocument: { uri }, position }, request) => {
				const corpus = request.corpus(uri);
				if (!corpus) return null;
				const offset = offsetOf(corpus, position);
				const ordinal = corpus.ordinalAt(offset);
				if (ordinal < 0) return null;
				const document = corpus.document(ordinal);
				const card = await cardAt(session, request, corpus, document, offset - document.span.from);
				return card ? hoverOf(corpus, shiftSpan(card.span, document.span.from), card.markdown, session.client.markdownHover) : null;
			});
		},
	};
}

async function cardAt(
	session: Session,
	request: RequestContext,
	corpus: Corpus,
	document: CorpusDocument,
	offset: number,
): Promise<HoverCard | undefined> {
	const delimiter = delimiterHover(document, offset);
	if (delimiter) return delimiter;
	const entity = session.settings().entityHovers ? await entityHoverAt(session, request, corpus, document, offset) : undefined;
	if (entity) return entity;
	await session.analyses.findArticles(document, request.pace);
	return articleHover(document, session.analyses, offset);
}
