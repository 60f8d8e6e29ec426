import { type Location, ReferencesRequest } from 'vscode-languageserver';
import { nameAt, nameOccurrences } from '../core/features/documentNames.ts';
import { definitionOf, entityKey, type MentionPlace, mentionsInArticle, mentionsInCorpus } from '../core/features/entityPlaces.ts';
import { locationOf } from './convert.ts';
import { mentionAtPosition } from './mentionAtPosition.ts';
import type { LanguageFeature, RequestContext, Session } from './session.ts';

/** A client shows them all in one tree: no answer has more. */
const maximumReferences = 10_000;

/** `textDocument/references`: every mention of an entity in all corpora that are open; of a date or an amount, in its article. */
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
				if (!place.entity) return mentionsInArticle(place).map(({ span }) => locationOf(corpus, span));
				const locations = await entityReferences(session, request, place);
				if (context.includeDeclaration) return locations;
				const definition = definitionOf(place).span;
				const declared = locationOf(corpus, definition).range.start;
				return locations.filter(
					({ uri: other, range }) => other !== uri || range.start.line !== declared.line || range.start.character !== declared.character,
				);
			});
		},
	};
}

/** The corpus that was asked about comes first. */
async function entityReferences(session: Session, request: RequestContext, place: MentionPlace): Promise<Location[]> {
	const { aliases } = request.snapshot.configuration;
	const own = place.document.corpus;
	const key = place.entity && entityKey(place.entity, aliases);
	const locations: Location[] = [];
	let total = 0;
	for (const corpus of [own, ...[...request.snapshot.corpora.values()].filter(other => other !== own)]) {
		for (const { span } of key === undefined ? [] : mentionsInCorpus(corpus, session.analyses, key, aliases)) {
			total++;
			if (locations.length < maximumReferences) locations.push(locationOf(corpus, span));
		}
		const pause = request.pace.due();
		if (pause !== undefined) await pause;
	}
	session.status.limit(own.uri, 'references', total > maximumReferences ? { kind: 'references', shown: maximumReferences, total } : undefined);
	return locations;
}
