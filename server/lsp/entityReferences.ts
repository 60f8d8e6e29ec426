import type { Corpus } from '../core/corpus/corpus.ts';
import type { EntityIndex } from '../core/features/entityIndex.ts';
import { type MentionPlace, mentionsInDocument } from '../core/features/entityPlaces.ts';
import { findEverywhere, searchableForms } from '../core/features/findEverywhere.ts';
import { entityIndexOf } from './entityIndexes.ts';
import type { RequestContext, Session } from './session.ts';

/** All mentions in one corpus of what a place names, wherever the background analysis is, in order; `index` knows them. */
export interface EntityReferences {
	readonly corpus: Corpus;
	readonly index: EntityIndex;
	readonly places: readonly MentionPlace[];
}

/** The mentions of what `place` names in a corpus: its own, or another one that calls it by the same names. */
export async function entityReferences(session: Session, request: RequestContext, corpus: Corpus, place: MentionPlace): Promise<EntityReferences> {
	const { entity } = place;
	let index = await entityIndexOf(session, corpus, request);
	if (!entity) return { corpus, index, places: [] };
	if (!index.complete) {
		await findEverywhere(corpus, session.analyses, searchableForms(index.byKey.get(index.names.keyOf(entity)) ?? entity), request.pace);
		index = await entityIndexOf(session, corpus, request);
	}
	const key = index.names.keyOf(entity);
	const places: MentionPlace[] = [];
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
		places.push(...mentionsInDocument(corpus.document(ordinal), session.analyses, key, index.names));
		const pause = request.pace.due();
		if (pause !== undefined) await pause;
	}
	return { corpus, index, places };
}
