import { FoldingRangeRefreshRequest, FoldingRangeRequest } from 'vscode-languageserver';
import { folds } from '../core/features/folding.ts';
import { foldingRangeOf } from './convert.ts';
import type { LanguageFeature } from './session.ts';

/** `textDocument/foldingRange`: documents, articles and parts, within the smaller of the client's limit and the user's. */
export function foldingRangeFeature(): LanguageFeature {
	return {
		name: 'foldingRange',
		capabilities: () => ({ foldingRangeProvider: true }),
		analysed: ({ client, connection }) => {
			if (client.foldingRefresh) void connection.sendRequest(FoldingRangeRefreshRequest.type).catch(() => {});
		},
		listen: session => {
			session.answer(FoldingRangeRequest.type, async ({ textDocument: { uri } }, request) => {
				const corpus = request.corpus(uri);
				if (!corpus) return null;
				const maximum = Math.min(session.settings().maximumFolds, session.client.lineFoldingLimit ?? Number.POSITIVE_INFINITY);
				const { items, limit } = await folds(corpus, session.analyses, maximum, request.pace);
				session.status.limit(uri, 'folds', limit);
				return items.map(foldingRangeOf);
			});
		},
	};
}
