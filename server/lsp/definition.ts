import { DefinitionRequest } from 'vscode-languageserver';
import { definitionOf } from '../core/features/entityPlaces.ts';
import { locationOf } from './convert.ts';
import { mentionAtPosition } from './mentionAtPosition.ts';
import type { LanguageFeature } from './session.ts';

/** `textDocument/definition`: an acronym goes to its expansion, a name to its first mention in the article. */
export function definitionFeature(): LanguageFeature {
	return {
		name: 'definition',
		capabilities: () => ({ definitionProvider: true }),
		listen: session => {
			session.answer(DefinitionRequest.type, async ({ textDocument: { uri }, position }, request) => {
				const corpus = request.corpus(uri);
				const place = corpus && (await mentionAtPosition(session, request, corpus, position));
				return place ? locationOf(corpus, definitionOf(place).span) : null;
			});
		},
	};
}
