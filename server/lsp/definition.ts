import { DefinitionRequest } from 'vscode-languageserver';
import { definitionOf, expansionInCorpus } from '../core/features/entityPlaces.ts';
import { locationOf } from './convert.ts';
import { entityIndexOf } from './entityIndexes.ts';
import { mentionAtPosition } from './mentionAtPosition.ts';
import type { LanguageFeature } from './session.ts';

/**
 * `textDocument/definition`: an acronym goes to its expansion, in the article or, where that has none, in the corpus; a name goes to its first mention in
 * the article.
 */
export function definitionFeature(): LanguageFeature {
	return {
		name: 'definition',
		capabilities: () => ({ definitionProvider: true }),
		listen: session => {
			session.answer(DefinitionRequest.type, async ({ textDocument: { uri }, position }, request) => {
				const corpus = request.corpus(uri);
				const place = corpus && (await mentionAtPosition(session, request, corpus, position));
				if (!place) return null;
				const { names } = await entityIndexOf(session, corpus, request);
				const own = definitionOf(place, names);
				const isExplained = own.mention.text.includes(' ');
				const elsewhere = isExplained ? undefined : expansionInCorpus(corpus, session.analyses, place, names);
				return locationOf(corpus, (elsewhere ?? own).span);
			});
		},
	};
}
