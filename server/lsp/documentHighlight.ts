import { DocumentHighlightKind, DocumentHighlightRequest } from 'vscode-languageserver';
import { nameAt, nameOccurrences } from '../core/features/documentNames.ts';
import { mentionsInArticle } from '../core/features/entityPlaces.ts';
import { rangeOf } from './convert.ts';
import { entityIndexOf } from './entityIndexes.ts';
import { mentionAtPosition } from './mentionAtPosition.ts';
import type { LanguageFeature } from './session.ts';

/** `textDocument/documentHighlight`: a name in both its delimiters; an entity in its article. */
export function documentHighlightFeature(): LanguageFeature {
	return {
		name: 'documentHighlight',
		capabilities: () => ({ documentHighlightProvider: true }),
		listen: session => {
			session.answer(DocumentHighlightRequest.type, async ({ textDocument: { uri }, position }, request) => {
				const corpus = request.corpus(uri);
				if (!corpus) return null;
				const named = nameAt(corpus, corpus.text.offsetAt(position));
				if (named) return nameOccurrences(corpus, named.ordinal).map(span => ({ range: rangeOf(corpus, span), kind: DocumentHighlightKind.Text }));
				const place = await mentionAtPosition(session, request, corpus, position);
				if (!place) return null;
				const { names } = await entityIndexOf(session, corpus, request);
				return mentionsInArticle(place, names).map(({ span }) => ({ range: rangeOf(corpus, span), kind: DocumentHighlightKind.Read }));
			});
		},
	};
}
