import type { Position } from 'vscode-languageserver';
import type { Corpus } from '../core/corpus/corpus.ts';
import { type MentionPlace, mentionAt } from '../core/features/entityPlaces.ts';
import { offsetOf } from './convert.ts';
import type { RequestContext, Session } from './session.ts';

/** The mention under a cursor. Its document is analysed now if nobody has done that yet. */
export async function mentionAtPosition(
	session: Session,
	request: RequestContext,
	corpus: Corpus,
	position: Position,
): Promise<MentionPlace | undefined> {
	const offset = offsetOf(corpus, position);
	const ordinal = corpus.ordinalAt(offset);
	if (ordinal < 0) return undefined;
	const document = corpus.document(ordinal);
	await session.analyses.findEntities(document, request.pace);
	return mentionAt(document, session.analyses, offset - document.span.from);
}
