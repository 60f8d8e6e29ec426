import { type SemanticTokens, SemanticTokensRangeRequest, SemanticTokensRefreshRequest, SemanticTokensRequest } from 'vscode-languageserver';
import type { Corpus } from '../core/corpus/corpus.ts';
import { semanticTokens, tokenTypes } from '../core/features/semanticTokens.ts';
import { offsetOf } from './convert.ts';
import type { LanguageFeature, RequestContext, Session } from './session.ts';

const refreshDelayMs = 300;

/** `textDocument/semanticTokens`, full and range: the parts of delimiters, and entities by type unless they are switched off. */
export function semanticTokensFeature(): LanguageFeature {
	let takeBack: (() => void) | undefined;
	const refresh = ({ client, runtime, connection }: Session): void => {
		if (!client.semanticTokensRefresh) return;
		takeBack?.();
		takeBack = runtime.after(refreshDelayMs, () => {
			void connection.sendRequest(SemanticTokensRefreshRequest.type).catch(() => {});
		});
	};
	return {
		name: 'semanticTokens',
		capabilities: () => ({
			semanticTokensProvider: { legend: { tokenTypes: [...tokenTypes], tokenModifiers: [] }, range: true, full: { delta: false } },
		}),
		analysed: refresh,
		configured: refresh,
		listen: session => {
			session.answer(SemanticTokensRequest.type, ({ textDocument: { uri } }, request) => {
				const corpus = request.corpus(uri);
				return corpus ? tokensOf(session, corpus, request, 0, corpus.index.count) : null;
			});
			session.answer(SemanticTokensRangeRequest.type, ({ textDocument: { uri }, range }, request) => {
				const corpus = request.corpus(uri);
				if (!corpus) return null;
				const first = Math.max(0, corpus.ordinalAt(offsetOf(corpus, range.start)));
				return tokensOf(session, corpus, request, first, corpus.ordinalAt(offsetOf(corpus, range.end)) + 1);
			});
		},
	};
}

/** The tokens of documents `from` to `to`. A client keeps every one it is given: there is a setting for how many. */
async function tokensOf(session: Session, corpus: Corpus, { pace }: RequestContext, from: number, to: number): Promise<SemanticTokens> {
	const { entityHighlighting, maximumSemanticTokens } = session.settings();
	const { items, limit } = await semanticTokens(corpus, session.analyses, entityHighlighting, maximumSemanticTokens, pace, from, to);
	session.status.limit(corpus.uri, 'semanticTokens', limit);
	return { data: [...items] };
}
