import type { Corpus } from '../core/corpus/corpus.ts';
import type { EntityIndex } from '../core/features/entityIndex.ts';
import { createPace } from '../core/util/slices.ts';
import { configurationOf } from '../core/workspace/snapshot.ts';
import type { RequestContext, Session } from './session.ts';

interface Kept {
	readonly aliases: readonly (readonly string[])[];
	/** What was known when it was begun. */
	readonly version: number;
	readonly index: Promise<EntityIndex>;
}

const indexes = new WeakMap<Corpus, Kept>();

/**
 * The entities of a corpus as far as they are known, gathered in slices once for all who ask, and kept until more is known, a person merges names, or the
 * corpus is another.
 */
export async function entityIndexOf(session: Session, corpus: Corpus, { snapshot }: Pick<RequestContext, 'snapshot'>): Promise<EntityIndex> {
	const { aliases } = configurationOf(snapshot, corpus.uri);
	const version = session.analyses.entityVersion();
	const kept = indexes.get(corpus);
	if (kept?.aliases === aliases && (kept.version === version || (await kept.index).complete)) return kept.index;
	const index = import('../core/features/analysisLoaders.ts').then(({ buildEntityIndex }) =>
		buildEntityIndex(corpus, session.analyses, aliases, createPace(session.host)),
	);
	indexes.set(corpus, { aliases, version, index });
	index.catch(() => indexes.delete(corpus));
	return index;
}
