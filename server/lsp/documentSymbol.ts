import { DocumentSymbolRequest, SymbolInformation } from 'vscode-languageserver';
import { outline } from '../core/features/outline.ts';
import { configurationOf } from '../core/workspace/snapshot.ts';
import type { LanguageFeature, Session } from './session.ts';
import { symbolOf, symbolsAnswer } from './symbols.ts';

/** How long after the last news an outline is refreshed: registering the provider anew makes a client ask again. */
const refreshDelayMs = 400;

/** `textDocument/documentSymbol`: documents at once; articles and parts once they are known, by registering the provider anew. */
export function documentSymbolFeature(): LanguageFeature {
	let registration: { dispose(): void } | undefined;
	let takeBack: (() => void) | undefined;
	let registering = Promise.resolve();
	const register = async ({ connection }: Session): Promise<void> => {
		const before = registration;
		registration = await connection.client.register(DocumentSymbolRequest.type, { documentSelector: null, label: 'Article Corpus' });
		before?.dispose();
	};
	const registerInTurn = (session: Session): Promise<void> => {
		registering = registering
			.then(() => register(session))
			.catch(error => session.host.log('warning', `The outline could not be refreshed: ${error instanceof Error ? error.message : error}`));
		return registering;
	};
	const refresh = (session: Session): void => {
		if (!session.client.symbolRegistration) return;
		takeBack?.();
		takeBack = session.runtime.after(refreshDelayMs, () => {
			takeBack = undefined;
			void registerInTurn(session);
		});
	};
	return {
		name: 'documentSymbol',
		capabilities: client => (client.symbolRegistration ? {} : { documentSymbolProvider: { label: 'Article Corpus' } }),
		initialized: async session => {
			if (session.client.symbolRegistration) await registerInTurn(session);
		},
		analysed: refresh,
		configured: refresh,
		listen: session => {
			session.answer(DocumentSymbolRequest.type, async ({ textDocument: { uri } }, request) => {
				const corpus = request.corpus(uri);
				if (!corpus) return null;
				const { items, limit } = await outline(
					corpus,
					session.analyses,
					session.settings().outlineDepth,
					configurationOf(request.snapshot, corpus.uri).maximumSymbols,
					request.pace,
				);
				session.status.limit(uri, 'symbols', limit);
				if (!session.client.hierarchicalSymbols)
					return items.map(symbolOf).map(({ name, kind, range }) => SymbolInformation.create(name, kind, range, uri));
				return symbolsAnswer(corpus, items);
			});
		},
	};
}
