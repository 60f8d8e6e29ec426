import { DocumentSymbolRequest, SymbolInformation } from 'vscode-languageserver';
import type { Corpus } from '../core/corpus/corpus.ts';
import { type OutlineEntry, outline } from '../core/features/outline.ts';
import { outlineChanges } from '../core/features/outlineChanges.ts';
import { configurationOf } from '../core/workspace/snapshot.ts';
import type { LanguageFeature, RequestContext, Session } from './session.ts';
import { symbolChangesAnswer, symbolOf, symbolsAnswer } from './symbols.ts';

/** How long after the last news an outline is refreshed: registering the provider anew makes a client ask again. */
const refreshDelayMs = 400;

/**
 * `textDocument/documentSymbol`: documents at once; articles and parts once they are known, by registering the provider anew. `corpus/symbolChanges` answers the same as
 * changes of the last answer.
 */
export function documentSymbolFeature(): LanguageFeature {
	const given = new Map<string, GivenOutline>();
	let answers = 0;
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
		closed: (_session, uri) => given.delete(uri),
		listen: session => {
			session.answer(DocumentSymbolRequest.type, async ({ textDocument: { uri } }, request) => {
				const corpus = request.corpus(uri);
				if (!corpus) return null;
				const entries = await outlineOf(session, corpus, request);
				if (!session.client.hierarchicalSymbols)
					return entries.map(symbolOf).map(({ name, kind, range }) => SymbolInformation.create(name, kind, range, uri));
				return symbolsAnswer(corpus, entries);
			});
			session.answerCorpus('corpus/symbolChanges', async ({ textDocument: { uri }, previousResultId }, request) => {
				const corpus = request.corpus(uri);
				if (!corpus) return null;
				const entries = await outlineOf(session, corpus, request);
				const last = given.get(uri);
				const runs = outlineChanges(last?.resultId === previousResultId ? last.entries : [], entries);
				const resultId = String(++answers);
				given.set(uri, { resultId, entries });
				return symbolChangesAnswer(corpus, resultId, entries, runs);
			});
		},
	};
}

/** The last outline that a client was given. */
interface GivenOutline {
	readonly resultId: string;
	readonly entries: readonly OutlineEntry[];
}

async function outlineOf(session: Session, corpus: Corpus, { snapshot, pace }: RequestContext): Promise<readonly OutlineEntry[]> {
	const { maximumSymbols } = configurationOf(snapshot, corpus.uri);
	const { items, limit } = await outline(corpus, session.analyses, session.settings().outlineDepth, maximumSymbols, pace);
	session.status.limit(corpus.uri, 'symbols', limit);
	return items;
}
