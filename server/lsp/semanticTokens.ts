import { SemanticTokensRangeRequest, SemanticTokensRefreshRequest, SemanticTokensRequest } from 'vscode-languageserver';
import { semanticTokens, tokenTypes } from '../core/features/semanticTokens.ts';
import { offsetOf } from './convert.ts';
import type { LanguageFeature, Session } from './session.ts';

/** A client keeps every token it is given: no answer has more. */
const maximumTokens = 100_000;
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
			session.answer(SemanticTokensRequest.type, async ({ textDocument: { uri } }, request) => {
				const corpus = request.corpus(uri);
				if (!corpus) return null;
				const { items, limit } = await semanticTokens(corpus, session.analyses, session.settings().entityHighlighting, maximumTokens, request.pace);
				session.status.limit(uri, 'semanticTokens', limit);
				return { data: [...items] };
			});
			session.answer(SemanticTokensRangeRequest.type, async ({ textDocument: { uri }, range }, request) => {
				const corpus = request.corpus(uri);
				if (!corpus) return null;
				const first = Math.max(0, corpus.ordinalAt(offsetOf(corpus, range.start)));
				const last = corpus.ordinalAt(offsetOf(corpus, range.end));
				const { items } = await semanticTokens(
					corpus,
					session.analyses,
					session.settings().entityHighlighting,
					maximumTokens,
					request.pace,
					first,
					last + 1,
				);
				return { data: [...items] };
			});
		},
	};
}
