import { articleCountOf, type ColumnData, DocumentColumns, dateOf, textOf } from '../core/features/documentColumns.ts';
import { listArticles } from '../core/features/documentRows.ts';
import type { Limited } from '../core/features/limited.ts';
import { limitOf } from '../core/features/limited.ts';
import { documentPlace, neighbourArticle } from '../core/features/neighbours.ts';
import { type FoundSymbol, findTextSymbols } from '../core/features/symbolSearch.ts';
import { lastAtMost } from '../core/util/sortedSearch.ts';
import { type DiskDocumentRow, documentsPage } from '../core/workspace/articleFile.ts';
import type { DiskCorpus } from '../core/workspace/diskCorpora.ts';
import { type CorpusPiece, readPiece } from '../core/workspace/documentRuns.ts';
import { offsetOf, placeOf, rangeOf } from './convert.ts';
import { largeCorporaOf } from './largeCorpora.ts';
import type { ArticleRow, ArticlesParams, DocumentRow, DocumentsParams, NeighbourParams, Page, Place } from './protocol.ts';
import type { RequestContext, Session } from './session.ts';

/* What views and commands ask of corpora that stay on disk. Each answer is undefined where the corpus has not been opened. */

const maximumPage = 1000;
const noColumns: ColumnData = new DocumentColumns(0, 0).data;

/** A page of the documents of a corpus on disk, filtered and sorted by what is known of them so far. */
export async function largeDocumentsPage(
	session: Session,
	params: DocumentsParams,
	{ pace }: RequestContext,
): Promise<Page<DocumentRow> | undefined> {
	const { uri } = params.textDocument;
	const corpora = largeCorporaOf(session);
	const corpus = corpora.get(uri);
	if (!corpus) return undefined;
	const { source, known } = corpus;
	const { sort = 'order', descending = false, filter } = params;
	if (sort !== 'order') corpora.learn(uri);
	const columns = corpora.facts(uri)?.columns ?? noColumns;
	const offset = Math.max(0, Math.trunc(params.offset));
	const limit = Math.min(maximumPage, Math.max(0, Math.trunc(params.limit)));
	const { count, complete } = known.index;
	const shown: number[] = [];
	let total = count;
	if (sort === 'order' && !filter) {
		for (let row = offset; row < Math.min(count, offset + limit); row++) shown.push(descending ? count - 1 - row : row);
	} else {
		const key = [sort, descending, filter ?? '', count, columns.count, columns.textCount].join('\n');
		let kept = queries.get(corpus);
		if (kept?.key !== key) {
			const { queryDiskDocuments } = await import('../core/features/analysisLoaders.ts');
			const readTexts = (from: number, to: number): AsyncIterable<DiskDocumentRow> => rowsOf(corpus, from, to);
			kept = { key, ordinals: await queryDiskDocuments(columns, count, { sort, descending, filter }, readTexts, pace) };
			queries.set(corpus, kept);
		}
		total = kept.ordinals.length;
		shown.push(...kept.ordinals.subarray(offset, offset + limit));
	}
	const isWhole = sort === 'order' || (sort === 'name' ? columns.textCount >= count : columns.count >= count);
	noteLimit(session, uri, sort, columns, count);
	const items: DocumentRow[] = [];
	for (let from = 0; from < shown.length; ) {
		let to = from + 1;
		while (to < shown.length && shown[to] === shown[to - 1]! + 1) to++;
		for (const row of await documentsPage(source, known, shown[from]!, to - from)) items.push(documentRow(corpus, columns, row));
		from = to;
	}
	return { items, total, complete: complete && (isWhole || corpora.facts(uri)?.state === 'ready') };
}

/** The last answer to a question about the order of documents, by state of the corpus: the next page needs it again. */
const queries = new WeakMap<DiskCorpus, { key: string; ordinals: Uint32Array }>();

async function* rowsOf({ source, known }: DiskCorpus, from: number, to: number): AsyncGenerator<DiskDocumentRow> {
	for (let ordinal = from; ordinal < to; ordinal++) yield* await documentsPage(source, known, ordinal, 1);
}

/** Names that are not kept cannot be sorted by: the status item says how many are. */
function noteLimit(session: Session, uri: string, sort: string, { count, textCount }: ColumnData, documents: number): void {
	const isSorted = sort === 'name' && count === documents;
	session.status.limit(uri, 'namesSorted', isSorted ? limitOf('namesSorted', textCount, documents) : undefined);
}

function documentRow({ known: { index } }: DiskCorpus, columns: ColumnData, { ordinal, name, headline, line }: DiskDocumentRow): DocumentRow {
	// Where the last document's lines end is known only to who has read them.
	const endLine = ordinal + 1 < index.count ? index.line[ordinal + 1]! : line + 1;
	const opener = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
	const isLearnt = ordinal < columns.count;
	return {
		ordinal,
		name,
		headline: textOf(columns, ordinal)?.headline || headline || null,
		date: isLearnt ? dateOf(columns, ordinal) : null,
		lines: endLine - line,
		words: isLearnt ? columns.words[ordinal]! : null,
		findings: isLearnt ? columns.findings[ordinal]! : null,
		articles: isLearnt ? articleCountOf(columns, ordinal) : null,
		range: { start: opener.start, end: { line: endLine, character: 0 } },
		selectionRange: opener,
	};
}

/** The articles of one document of a corpus on disk: it is read and analysed now. All articles of such a corpus are no list that anybody asks for. */
export async function largeArticlesPage(session: Session, params: ArticlesParams, request: RequestContext): Promise<Page<ArticleRow> | undefined> {
	const corpus = largeCorporaOf(session).get(params.textDocument.uri);
	if (!corpus) return undefined;
	const ordinal = params.document ?? -1;
	const piece = await readPiece(corpus.source, corpus.known, ordinal, ordinal + 1);
	if (ordinal < 0 || !piece) return { items: [], total: 0, complete: true };
	await session.analyses.findArticles(piece.corpus.document(0), request.pace);
	const query = { filter: params.filter, sort: params.sort ?? 'order', descending: params.descending ?? false } as const;
	const { items, complete } = await listArticles(piece.corpus, session.analyses, query, 0, request.pace);
	const offset = Math.max(0, Math.trunc(params.offset));
	const rows = items.slice(offset, offset + Math.min(maximumPage, Math.max(0, Math.trunc(params.limit))));
	return {
		items: rows.map(({ span, selection, ...item }) => ({
			...item,
			document: ordinal,
			range: shiftRange(rangeOf(piece.corpus, span), piece.lineShift),
			selectionRange: shiftRange(rangeOf(piece.corpus, selection), piece.lineShift),
		})),
		total: items.length,
		complete,
	};
}

/** The document or article beside a position of a corpus on disk; null at its ends. */
export async function largeNeighbour(session: Session, params: NeighbourParams, { pace }: RequestContext): Promise<Place | null | undefined> {
	const corpus = largeCorporaOf(session).get(params.textDocument.uri);
	if (!corpus) return undefined;
	const { source, known } = corpus;
	const { index } = known;
	const here = lastAtMost(index.line, index.count, params.position.line);
	const step = params.direction === 'next' ? 1 : -1;
	if (params.unit === 'document') {
		const piece = await readPiece(source, known, here + step, here + step + 1);
		return here + step < 0 || !piece ? null : placeInFile(piece, placeOf(piece.corpus, documentPlace(piece.corpus.document(0))), index.count);
	}
	const piece = await readPiece(source, known, here - 1, here + 2);
	if (!piece) return null;
	for (let ordinal = 0; ordinal < piece.corpus.index.count; ordinal++) await session.analyses.findArticles(piece.corpus.document(ordinal), pace);
	const line = Math.max(0, params.position.line - piece.lineShift);
	const offset = here < 0 ? -1 : offsetOf(piece.corpus, { line, character: params.position.character });
	const found = neighbourArticle(piece.corpus, session.analyses, offset, params.direction);
	return found ? shiftPlace(piece, placeOf(piece.corpus, found)) : null;
}

function placeInFile(piece: CorpusPiece, place: Place, total: number): Place {
	return { ...shiftPlace(piece, place), ordinal: piece.first + place.ordinal, total };
}

function shiftPlace({ lineShift }: CorpusPiece, place: Place): Place {
	return { ...place, range: shiftRange(place.range, lineShift), selectionRange: shiftRange(place.selectionRange, lineShift) };
}

function shiftRange({ start, end }: Place['range'], lines: number): Place['range'] {
	return { start: { ...start, line: start.line + lines }, end: { ...end, line: end.line + lines } };
}

/** A document or headline of a corpus on disk, for `workspace/symbol`. */
export interface LargeSymbol {
	readonly symbol: Omit<FoundSymbol, 'span'>;
	/** The 0-based line of the document that it names or stands in. */
	readonly line: number;
}

/** Documents and headlines of a corpus on disk whose names answer a query, as far as names are known. */
export async function largeSymbols(
	session: Session,
	uri: string,
	query: string,
	maximum: number,
	{ pace }: RequestContext,
): Promise<Limited<LargeSymbol>> {
	const corpora = largeCorporaOf(session);
	const corpus = corpora.get(uri);
	const facts = corpora.facts(uri);
	if (!corpus || !facts || facts.known !== corpus.known) return { items: [] };
	const { columns } = facts;
	const texts = function* (): Generator<{ ordinal: number; name: string; headline: string }> {
		for (let ordinal = 0; ordinal < columns.textCount; ordinal++) yield { ordinal, ...textOf(columns, ordinal)! };
	};
	const { items, limit } = await findTextSymbols(texts(), query, maximum, pace);
	return {
		items: items.map(({ ordinal, ...symbol }) => ({ symbol, line: corpus.known.index.line[ordinal]! })),
		...(limit ? { limit } : {}),
	};
}
