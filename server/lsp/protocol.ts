/**
 * What this server and its clients say to each other beyond the Language Server Protocol: method names and the types of what they carry.
 *
 * Names are plain strings and types are plain data, so that a client needs nothing of the server's code to use them:
 *
 *     client.sendRequest<CorpusRequests['corpus/neighbour']['result']>(CorpusRequest.neighbour, params)
 *
 * Every client works without any of these: they serve views and commands that the Language Server Protocol has no word for.
 * Positions are LSP's (0-based line, 0-based UTF-16 character). What is not known is null.
 */
import type { DocumentUri, Range, TextDocumentIdentifier } from 'vscode-languageserver';
import type { ReadArticleParams, ReadArticleResult, WriteArticleParams, WriteArticleResult } from './protocol/articleFiles.ts';
import type { ConvertParams, CorpusEditParams, DiskEditResult, EditPreview, FixAllParams } from './protocol/edits.ts';
import type {
	ArticleRow,
	ArticlesParams,
	DocumentRow,
	DocumentsParams,
	EntitiesPage,
	EntitiesParams,
	EntityAtParams,
	EntityRow,
	NeighbourParams,
	OccurrenceRow,
	OccurrencesParams,
	Page,
	Place,
} from './protocol/lists.ts';
import type { CorpusSettings } from './protocol/settings.ts';
import type { CorpusStatus, ViewsChanged } from './protocol/status.ts';
import type { SymbolChanges, SymbolChangesParams } from './protocol/symbols.ts';

export * from './protocol/articleFiles.ts';
export type * from './protocol/edits.ts';
export type * from './protocol/lists.ts';
export type * from './protocol/settings.ts';
export type * from './protocol/status.ts';
export type * from './protocol/symbols.ts';

/** Requests from the client to the server. */
export const CorpusRequest = {
	symbolChanges: 'corpus/symbolChanges',
	neighbour: 'corpus/neighbour',
	documents: 'corpus/documents',
	articles: 'corpus/articles',
	entities: 'corpus/entities',
	entityAt: 'corpus/entityAt',
	occurrences: 'corpus/occurrences',
	convert: 'corpus/convert',
	fixAll: 'corpus/fixAll',
	edit: 'corpus/edit',
	editOnDisk: 'corpus/editOnDisk',
	undoOnDisk: 'corpus/undoOnDisk',
	readArticle: 'corpus/readArticle',
	writeArticle: 'corpus/writeArticle',
	status: 'corpus/status',
} as const;

/** Requests from the server to the client. Only the server in a browser sends them: in node the server reads files itself. */
export const ClientRequest = {
	data: 'corpus/data',
	readFile: 'corpus/readFile',
	stat: 'corpus/stat',
	findFiles: 'corpus/findFiles',
} as const;

/** Notifications from the server to the client. */
export const CorpusNotification = {
	statusChanged: 'corpus/statusChanged',
	viewsChanged: 'corpus/viewsChanged',
} as const;

/** Notifications from the client to the server. */
export const ClientNotification = {
	visibleRanges: 'corpus/visibleRanges',
	openFile: 'corpus/openFile',
	closeFile: 'corpus/closeFile',
} as const;

/** Parameters and results of every request, by method. */
export interface CorpusRequests {
	'corpus/symbolChanges': { params: SymbolChangesParams; result: SymbolChanges | null };
	'corpus/neighbour': { params: NeighbourParams; result: Place | null };
	'corpus/documents': { params: DocumentsParams; result: Page<DocumentRow> };
	'corpus/articles': { params: ArticlesParams; result: Page<ArticleRow> };
	'corpus/entities': { params: EntitiesParams; result: EntitiesPage };
	'corpus/entityAt': { params: EntityAtParams; result: EntityRow | null };
	'corpus/occurrences': { params: OccurrencesParams; result: Page<OccurrenceRow> };
	'corpus/convert': { params: ConvertParams; result: EditPreview };
	'corpus/fixAll': { params: FixAllParams; result: EditPreview };
	'corpus/edit': { params: CorpusEditParams; result: EditPreview };
	'corpus/editOnDisk': { params: CorpusEditParams; result: DiskEditResult };
	'corpus/undoOnDisk': { params: { textDocument: TextDocumentIdentifier }; result: DiskEditResult };
	'corpus/readArticle': { params: ReadArticleParams; result: ReadArticleResult };
	'corpus/writeArticle': { params: WriteArticleParams; result: WriteArticleResult };
	'corpus/status': { params: { textDocument: TextDocumentIdentifier }; result: CorpusStatus | null };
	'corpus/data': { params: { name: DataFileName }; result: Uint8Array | null };
	'corpus/readFile': { params: { uri: DocumentUri; from?: number; to?: number }; result: Uint8Array | null };
	'corpus/stat': { params: { uri: DocumentUri }; result: FileStat | null };
	'corpus/findFiles': { params: { include: string }; result: DocumentUri[] };
}

/** What every notification carries, by method. */
export interface CorpusNotifications {
	'corpus/statusChanged': CorpusStatus;
	'corpus/viewsChanged': ViewsChanged;
	'corpus/visibleRanges': { textDocument: TextDocumentIdentifier; ranges: Range[] };
	'corpus/openFile': { uri: DocumentUri };
	'corpus/closeFile': { uri: DocumentUri };
}

/** What the client may say in `initialize`. All of it has a default. */
export interface InitializationOptions {
	/** Where the rules' pages lie: `CF101` is `<rulePages>/CF101.md`. In node the server knows by itself. */
	readonly rulePages?: string;
	/** The settings, for clients without `workspace/configuration`. */
	readonly settings?: CorpusSettings;
	/** The client keeps a language status item: without it limits are logged instead. */
	readonly showsStatus?: boolean;
	/**
	 * The client has the command `corpus.showReferences` (uri, position, locations), so hovers may carry links to it. One location is gone to, several are
	 * shown; without any, the references of what stands at the position are.
	 */
	readonly hoverCommands?: boolean;
	/** The client's command that saves a file, given its URI: run behind a fix that edits a file that nobody has open. */
	readonly saveCommand?: string;
}

export type DataFileName = 'articles' | 'entities' | 'knowledge' | 'transliteration';

export interface FileStat {
	/** In bytes. */
	readonly size: number;
	readonly mtimeMs: number;
}
