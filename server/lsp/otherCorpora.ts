import type { Corpus } from '../core/corpus/corpus.ts';
import type { MentionPlace } from '../core/features/entityPlaces.ts';
import { searchableForms } from '../core/features/findEverywhere.ts';
import { pathOfUri } from '../core/workspace/uriPath.ts';
import { closedCorporaWith } from './closedCorpora.ts';
import { entityIndexOf } from './entityIndexes.ts';
import { articleScheme } from './protocol.ts';
import type { RequestContext, Session } from './session.ts';

/**
 * The corpora, its own aside, that may mention what `place` names: all that are open, and those in the workspace's folders in whose text one of its names stands. Where
 * not all of these were looked into, the status of its own corpus says so. A document in an editor of its own and its corpus are one text, and count once.
 */
export async function otherCorporaWith(session: Session, request: RequestContext, { document, entity }: MentionPlace): Promise<readonly Corpus[]> {
	const own = document.corpus;
	const { names, byKey } = await entityIndexOf(session, own, request);
	const forms = entity ? searchableForms(byKey.get(names.keyOf(entity)) ?? entity) : [];
	const { corpora, filesLimit, sizesLimit } = await closedCorporaWith(session, request, forms);
	session.status.limit(own.uri, 'searchedFiles', filesLimit);
	session.status.limit(own.uri, 'searchedSizes', sizesLimit);
	const shown = corpusShownIn(own.uri);
	const isOther = ({ uri }: Corpus): boolean => uri !== own.uri && corpusShownIn(uri) === undefined && pathOfUri(uri) !== shown;
	return [...request.snapshot.corpora.values(), ...corpora].filter(isOther);
}

/** The path of the corpus of which a text shows one document; undefined where it shows a corpus. */
function corpusShownIn(uri: string): string | undefined {
	if (!uri.startsWith(`${articleScheme}:`)) return undefined;
	try {
		const address: unknown = JSON.parse(decodeURIComponent(uri.slice(uri.indexOf('?') + 1)));
		return pathOfUri(String((address as { uri?: unknown } | null)?.uri));
	} catch {
		return '';
	}
}
