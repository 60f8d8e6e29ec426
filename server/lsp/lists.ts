import type { Corpus } from '../core/corpus/corpus.ts';
import { type ArticleListItem, type DocumentListItem, listArticles, listDocuments } from '../core/features/documentRows.ts';
import { type CorpusEntity, type EntityIndex, queryEntities } from '../core/features/entityIndex.ts';
import { mentionsInCorpus } from '../core/features/entityPlaces.ts';
import { locationOf, rangeOf } from './convert.ts';
import { entityIndexOf } from './entityIndexes.ts';
import { findingCounts } from './findings.ts';
import { largeArticlesPage, largeDocumentsPage } from './largeDocuments.ts';
import { mentionAtPosition } from './mentionAtPosition.ts';
import type { ArticleRow, DocumentRow, EntityRow, EntityTypeName, OccurrenceRow, Page } from './protocol.ts';
import type { LanguageFeature } from './session.ts';

const maximumPage = 1000;
const contextUnits = 200;

/** The pages that views ask for: `corpus/documents`, `corpus/articles`, `corpus/entities`, `corpus/entityAt` and `corpus/occurrences`. */
export function listsFeature(): LanguageFeature {
	return {
		name: 'lists',
		listen: session => {
			session.answerCorpus('corpus/documents', async (params, request) => {
				const corpus = request.corpus(params.textDocument.uri);
				if (!corpus) return (await largeDocumentsPage(session, params, request)) ?? emptyPage;
				const counts = await findingCounts(session, corpus, request);
				const query = { filter: params.filter, sort: params.sort ?? 'order', descending: params.descending ?? false } as const;
				const items = await listDocuments(corpus, session.analyses, query, ordinal => counts[ordinal] ?? 0, request.pace);
				return pageOf(items, params, corpus.index.complete, item => documentRow(corpus, item, counts[item.ordinal] ?? 0));
			});
			session.answerCorpus('corpus/articles', async (params, request) => {
				const corpus = request.corpus(params.textDocument.uri);
				if (!corpus) return (await largeArticlesPage(session, params, request)) ?? emptyPage;
				const query = { filter: params.filter, sort: params.sort ?? 'order', descending: params.descending ?? false } as const;
				const { items, complete } = await listArticles(corpus, session.analyses, query, params.document, request.pace);
				return pageOf(items, params, complete, item => articleRow(corpus, item));
			});
			session.answerCorpus('corpus/entities', async (params, request) => {
				const corpus = request.corpus(params.textDocument.uri);
				const counts: Record<EntityTypeName, number> = { PER: 0, ORG: 0, LOC: 0, MISC: 0 };
				if (!corpus) return { ...emptyPage, counts };
				const index = await entityIndexOf(session, corpus, request);
				for (const { type } of index.entities) counts[type]++;
				if (params.beside !== undefined) {
					const companions = index.byKey.get(params.beside)?.companions ?? [];
					const beside = companions.flatMap(({ key, articles }) => {
						const entity = index.byKey.get(key);
						return entity ? [entityRow(corpus, index, entity, articles)] : [];
					});
					return { ...pageOf(beside, params, index.complete, row => row), counts };
				}
				const sort = params.sort ?? 'mentions';
				const items = queryEntities(index, { type: params.type, filter: params.filter, sort, descending: params.descending ?? sort !== 'name' });
				return { ...pageOf(items, params, index.complete, item => entityRow(corpus, index, item, null)), counts };
			});
			session.answerCorpus('corpus/entityAt', async ({ textDocument, position }, request) => {
				const corpus = request.corpus(textDocument.uri);
				const place = corpus && (await mentionAtPosition(session, request, corpus, position));
				if (!corpus || !place?.entity) return null;
				const index = await entityIndexOf(session, corpus, request);
				const entity = index.byKey.get(index.names.keyOf(place.entity));
				return entity ? entityRow(corpus, index, entity, null) : null;
			});
			session.answerCorpus('corpus/occurrences', async (params, request) => {
				const corpus = request.corpus(params.textDocument.uri);
				if (!corpus) return emptyPage;
				const { names, complete } = await entityIndexOf(session, corpus, request);
				const places = [...mentionsInCorpus(corpus, session.analyses, params.key, names)];
				const rows = places.map(({ document, articleIndex, mention, span }) => {
					const article = session.analyses.articles(document)?.articles[articleIndex];
					return {
						text: mention.text,
						span,
						headline: article?.headline ?? null,
						date: article?.date ?? null,
						documentName: document.parsed().value.name,
					};
				});
				rows.sort((a, b) => (params.descending ? -1 : 1) * (a.date ?? '9999').localeCompare(b.date ?? '9999') || a.span.from - b.span.from);
				return pageOf(
					rows,
					params,
					complete,
					({ span, ...row }): OccurrenceRow => ({ ...row, location: locationOf(corpus, span), context: lineAround(corpus, span) }),
				);
			});
		},
		analysed: (session, uri) => {
			void session.connection.sendNotification(viewsChanged, { uri, views: ['articles', 'entities'] });
		},
		configured: session => {
			for (const uri of session.store.snapshot.corpora.keys()) void session.connection.sendNotification(viewsChanged, { uri, views: ['entities'] });
		},
		changed: (session, uri) => {
			void session.connection.sendNotification(viewsChanged, { uri, views: ['documents', 'articles'] });
		},
	};
}

const viewsChanged = 'corpus/viewsChanged';
const emptyPage: Page<never> = Object.freeze({ items: [], total: 0, complete: true });

function pageOf<T, R>(all: readonly T[], { offset, limit }: { offset: number; limit: number }, complete: boolean, row: (item: T) => R): Page<R> {
	const from = Math.max(0, Math.trunc(offset));
	return { items: all.slice(from, from + Math.min(maximumPage, Math.max(0, Math.trunc(limit)))).map(row), total: all.length, complete };
}

function documentRow(corpus: Corpus, { span, selection, ...item }: DocumentListItem, findings: number): DocumentRow {
	return { ...item, findings, range: rangeOf(corpus, span), selectionRange: rangeOf(corpus, selection) };
}

function articleRow(corpus: Corpus, { span, selection, ...item }: ArticleListItem): ArticleRow {
	return { ...item, range: rangeOf(corpus, span), selectionRange: rangeOf(corpus, selection) };
}

/** How many names a row gives of those that stand beside it. */
const namedCompanions = 5;

function entityRow(corpus: Corpus, { byKey }: EntityIndex, entity: CorpusEntity, shared: number | null): EntityRow {
	const { key, type, name, aliases, descriptor, mentions, articles, companions, first } = entity;
	const beside = companions.slice(0, namedCompanions).flatMap(companion => byKey.get(companion.key)?.name ?? []);
	return { key, type, name, aliases, descriptor, mentions, articles, with: beside, shared, first: locationOf(corpus, first) };
}

function lineAround(corpus: Corpus, span: { from: number; to: number }): string {
	const line = corpus.text.lineAt(span.from);
	const from = Math.max(corpus.text.lineStart(line), span.from - contextUnits / 2);
	return corpus.text.slice(from, Math.min(corpus.text.lineEnd(line), from + contextUnits)).trim();
}
