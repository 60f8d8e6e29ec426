import { neighbourArticle, neighbourDocument } from '../core/features/neighbours.ts';
import { offsetOf, placeOf } from './convert.ts';
import { largeNeighbour } from './largeDocuments.ts';
import type { LanguageFeature } from './session.ts';

/** `corpus/neighbour`: the next or previous document or article. */
export function neighbourFeature(): LanguageFeature {
	return {
		name: 'neighbour',
		listen: session => {
			session.answerCorpus('corpus/neighbour', async (params, request) => {
				const { position, unit, direction } = params;
				const corpus = request.corpus(params.textDocument.uri);
				if (!corpus) return (await largeNeighbour(session, params, request)) ?? null;
				const offset = offsetOf(corpus, position);
				if (unit === 'article') {
					const here = corpus.ordinalAt(offset);
					for (const ordinal of [here - 1, here, here + 1]) {
						if (ordinal >= 0 && ordinal < corpus.index.count) await session.analyses.findArticles(corpus.document(ordinal), request.pace);
					}
				}
				const neighbour =
					unit === 'document' ? neighbourDocument(corpus, offset, direction) : neighbourArticle(corpus, session.analyses, offset, direction);
				return neighbour ? placeOf(corpus, neighbour) : null;
			});
		},
	};
}
