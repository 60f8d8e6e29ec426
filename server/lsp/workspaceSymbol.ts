import { SymbolInformation, SymbolKind, WorkspaceSymbolRequest } from 'vscode-languageserver';
import { type FoundSymbol, findSymbols } from '../core/features/symbolSearch.ts';
import { rangeOf } from './convert.ts';
import { entityIndexOf } from './entityIndexes.ts';
import type { LanguageFeature } from './session.ts';

/** A picker shows a few dozen; a client filters what it is given as the user types on. */
const maximumSymbols = 500;

const kinds: Record<FoundSymbol['kind'], SymbolKind> = {
	document: SymbolKind.File,
	article: SymbolKind.Class,
	PER: SymbolKind.Variable,
	ORG: SymbolKind.Module,
	LOC: SymbolKind.Namespace,
	MISC: SymbolKind.Constant,
};

/** `workspace/symbol`: documents, articles and entities of everything that is open. */
export function workspaceSymbolFeature(): LanguageFeature {
	return {
		name: 'workspaceSymbol',
		capabilities: () => ({ workspaceSymbolProvider: true }),
		listen: session => {
			session.answer(WorkspaceSymbolRequest.type, async ({ query }, request) => {
				const symbols: SymbolInformation[] = [];
				for (const corpus of request.snapshot.corpora.values()) {
					const entities = query.trim() === '' ? undefined : await entityIndexOf(session, corpus, request);
					const { items, limit } = await findSymbols(corpus, session.analyses, entities, query, maximumSymbols - symbols.length, request.pace);
					session.status.limit(corpus.uri, 'workspaceSymbols', limit);
					for (const { kind, name, container, span } of items)
						symbols.push(SymbolInformation.create(name, kinds[kind], rangeOf(corpus, span), corpus.uri, container));
				}
				return symbols;
			});
		},
	};
}
