import { type Location, ReferencesRequest } from 'vscode-languageserver';
import { nameAt, nameOccurrences } from '../core/features/documentNames.ts';
import { definitionOf, type MentionPlace, mentionsInArticle } from '../core/features/entityPlaces.ts';
import { limitOf } from '../core/features/limited.ts';
import { locationOf } from './convert.ts';
import { entityIndexOf } from './entityIndexes.ts';
import { entityReferences } from './entityReferences.ts';
import { mentionAtPosition } from './mentionAtPosition.ts';
import { otherCorporaWith } from './otherCorpora.ts';
import type { LanguageFeature, RequestContext, Session } from './session.ts';

/** `textDocument/references`: every mention of an entity in its corpus, in all others that are open, and in those of the workspace's folders; of a date or an amount, in its article. */
export function referencesFeature(): LanguageFeature {
	return {
		name: 'references',
		capabilities: () => ({ referencesProvider: true }),
		listen: session => {
			session.answer(ReferencesRequest.type, async ({ textDocument: { uri }, position, context }, request) => {
				const corpus = request.corpus(uri);
				if (!corpus) return null;
				const named = nameAt(corpus, corpus.text.offsetAt(position));
				if (named) return nameOccurrences(corpus, named.ordinal).map(span => locationOf(corpus, span));
				const place = await mentionAtPosition(session, request, corpus, position);
				if (!place) return null;
				const { names } = await entityIndexOf(session, corpus, request);
				if (!place.entity) return mentionsInArticle(place, names).map(({ span }) => locationOf(corpus, span));
				const locations = await locationsEverywhere(session, request, place);
				if (context.includeDeclaration) return locations;
				const declared = locationOf(corpus, definitionOf(place, names).span).range.start;
				return locations.filter(
					({ uri: other, range }) => other !== uri || range.start.line !== declared.line || range.start.character !== declared.character,
				);
			});
		},
	};
}

/** The corpus that was asked about comes first. */
async function locationsEverywhere(session: Session, request: RequestContext, place: MentionPlace): Promise<Location[]> {
	const own = place.document.corpus;
	const { maximumReferences } = session.settings();
	const locations: Location[] = [];
	let total = 0;
	for (const corpus of [own, ...(await otherCorporaWith(session, request, place))]) {
		const { places } = await entityReferences(session, request, corpus, place);
		total += places.length;
		for (const { span } of places.slice(0, maximumReferences - locations.length)) locations.push(locationOf(corpus, span));
	}
	session.status.limit(own.uri, 'references', limitOf('references', locations.length, total));
	return locations;
}
