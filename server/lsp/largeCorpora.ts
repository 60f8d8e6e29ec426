import { dialectName, isCanonical } from '../core/corpus/dialectName.ts';
import { createMatcher } from '../core/features/searchText.ts';
import { type DiskDocumentRow, documentsPage } from '../core/workspace/articleFile.ts';
import { createDiskCorpora, type DiskCorpora, type DiskCorpus } from '../core/workspace/diskCorpora.ts';
import { guardedTask } from './guard.ts';
import { largeDiagnostics } from './largeDiagnostics.ts';
import {
	ClientNotification,
	CorpusNotification,
	type CorpusNotifications,
	type CorpusStatus,
	type DocumentRow,
	type DocumentsParams,
	type Page,
} from './protocol.ts';
import type { LanguageFeature, RequestContext, Session } from './session.ts';

/**
 * Corpora that the editor shows but does not hand over: `corpus/openFile` and `corpus/closeFile`. They are indexed from disk, and what the
 * index knows is served while it grows.
 */
export function largeCorporaFeature(): LanguageFeature {
	return {
		name: 'largeCorpora',
		listen: session => {
			const { connection } = session;
			connection.onNotification(ClientNotification.openFile, ({ uri }: CorpusNotifications['corpus/openFile']) => {
				diskCorporaOf(session).open(uri);
			});
			connection.onNotification(ClientNotification.closeFile, ({ uri }: CorpusNotifications['corpus/closeFile']) => {
				diskCorporaOf(session).close(uri);
				session.status.forget(uri);
				void session.connection.sendDiagnostics({ uri, diagnostics: [] });
			});
		},
	};
}

const bySession = new WeakMap<Session, DiskCorpora>();

/** The corpora that a session reads from disk. */
export function diskCorporaOf(session: Session): DiskCorpora {
	let corpora = bySession.get(session);
	if (!corpora) {
		corpora = createDiskCorpora(session.host, uri => {
			session.status.touch(uri);
			void session.connection.sendNotification(CorpusNotification.viewsChanged, { uri, views: ['documents'] });
			guardedTask(session.host, `Checking ${uri}`, () => publish(session, uri));
		});
		bySession.set(session, corpora);
	}
	return corpora;
}

/** Pushes what is wrong with a corpus once all of it is indexed. Nobody pulls for what the editor does not hand over. */
async function publish(session: Session, uri: string): Promise<void> {
	const isText = (): boolean => session.store.snapshot.corpora.has(uri);
	const corpus = diskCorporaOf(session).get(uri);
	if (!corpus?.known.index.complete || isText()) return;
	const diagnostics = await largeDiagnostics(session, uri, corpus);
	if (diskCorporaOf(session).get(uri) !== corpus || isText()) return;
	await session.connection.sendDiagnostics({ uri, diagnostics });
}

/** A page of the documents of a corpus on disk, in their order; undefined where it has not been opened. */
export async function diskDocumentsPage(session: Session, params: DocumentsParams, { pace }: RequestContext): Promise<Page<DocumentRow> | undefined> {
	const corpus = diskCorporaOf(session).get(params.textDocument.uri);
	if (!corpus) return undefined;
	const { count, complete } = corpus.known.index;
	const offset = Math.max(0, Math.trunc(params.offset));
	const limit = Math.min(1000, Math.max(0, Math.trunc(params.limit)));
	if (!params.filter) {
		const first = params.descending ? Math.max(0, count - offset - limit) : offset;
		const rows = await documentsPage(corpus.source, corpus.known, first, params.descending ? count - offset - first : limit);
		const items = rows.map(row => documentRow(corpus, row));
		return { items: params.descending ? items.reverse() : items, total: count, complete };
	}
	const matches = createMatcher(params.filter);
	const found: DocumentRow[] = [];
	for (let ordinal = 0; ordinal < count; ordinal++) {
		const [row] = await documentsPage(corpus.source, corpus.known, ordinal, 1);
		if (row && matches(`${row.name} ${row.headline}`)) found.push(documentRow(corpus, row));
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	if (params.descending) found.reverse();
	return { items: found.slice(offset, offset + limit), total: found.length, complete };
}

function documentRow({ known: { index } }: DiskCorpus, { ordinal, name, headline, line }: DiskDocumentRow): DocumentRow {
	// Where the last document's lines end is known only to who has read them.
	const endLine = ordinal + 1 < index.count ? index.line[ordinal + 1]! : line + 1;
	const opener = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
	return {
		ordinal,
		name,
		headline: headline || null,
		date: null,
		lines: endLine - line,
		words: null,
		findings: null,
		articles: null,
		range: { start: opener.start, end: { line: endLine, character: 0 } },
		selectionRange: opener,
	};
}

/** What the status item shows of a corpus on disk; undefined where it has not been opened. */
export function diskStatus(session: Session, uri: string): CorpusStatus | undefined {
	const corpus = diskCorporaOf(session).get(uri);
	if (!corpus) return undefined;
	const { dialect, count, complete } = corpus.known.index;
	const message = 'The corpus is too large for the editor to hand over: articles and entities are shown where one is opened by itself.';
	const off = { state: 'off', progress: 0, message, count: null } as const;
	return {
		uri,
		dialect: dialectName(dialect),
		canonical: isCanonical(dialect),
		documents: count,
		indexed: complete,
		articles: off,
		entities: off,
		limits: session.status.limits(uri),
	};
}
