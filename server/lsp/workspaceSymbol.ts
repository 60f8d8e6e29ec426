import { SymbolInformation, SymbolKind, WorkspaceSymbolRequest } from 'vscode-languageserver';
import { type FoundSymbol, findSymbols } from '../core/features/symbolSearch.ts';
import { rangeOf } from './convert.ts';
import { entityIndexOf } from './entityIndexes.ts';
import { largeCorporaOf } from './largeCorpora.ts';
import { largeSymbols } from './largeDocuments.ts';
import type { LanguageFeature } from './session.ts';

const kinds: Record<FoundSymbol['kind'], SymbolKind> = {
	document: SymbolKind.File,
	article: SymbolKind.Class,
	PER: SymbolKind.Variable,
	ORG: SymbolKind.Module,
	LOC: SymbolKind.Namespace,
	MISC: SymbolKind.Constant,
};

/** `workspace/symbol`: documents, articles and entities of everything that is open, then documents and headlines of the corpora on disk. */
export function workspaceSymbolFeature(): LanguageFeature {
	return {
		name: 'workspaceSymbol',
		capabilities: () => ({ workspaceSymbolProvider: true }),
		listen: session => {
			session.answer(WorkspaceSymbolRequest.type, async ({ query }, request) => {
				const symbols: SymbolInformation[] = [];
				const maximumSymbols = session.settings().maximumWorkspaceSymbols;
				for (const corpus of request.snapshot.corpora.values()) {
					const entities = query.trim() === '' ? undefined : await entityIndexOf(session, corpus, request);
					const { items, limit } = await findSymbols(corpus, session.analyses, entities, query, maximumSymbols - symbols.length, request.pace);
					session.status.limit(corpus.uri, 'workspaceSymbols', limit);
					for (const { kind, name, container, span } of items)
						symbols.push(SymbolInformation.create(name, kinds[kind], rangeOf(corpus, span), corpus.uri, container));
				}
				const corpora = largeCorporaOf(session);
				for (const uri of corpora.disk.uris()) {
					if (request.corpus(uri)) continue;
					const { items, limit } = await largeSymbols(session, uri, query, maximumSymbols - symbols.length, request);
					session.status.limit(uri, 'workspaceSymbols', limit);
					for (const { symbol, line } of items) {
						const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
						symbols.push(SymbolInformation.create(symbol.name, kinds[symbol.kind], range, uri, symbol.container));
					}
				}
				return symbols;
			});
		},
	};
}
