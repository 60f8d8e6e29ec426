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
import type { DocumentSymbol, DocumentUri, Location, Position, Range, TextDocumentIdentifier, WorkspaceEdit } from 'vscode-languageserver';

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

/**
 * The scheme of a text that is one document of a corpus, in an editor of its own. Its query is JSON: `uri` of the corpus, `ordinal` and `name` of the
 * document.
 */
export const articleScheme = 'corpus-article';

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
	'corpus/findFiles': { params: { include: string; maximum: number }; result: DocumentUri[] };
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

/** The settings under `corpus.`, as `workspace/configuration` gives them for that section. */
export interface CorpusSettings {
	readonly rules?: Readonly<Record<string, 'error' | 'warning' | 'information' | 'hint' | 'off'>>;
	readonly newlineBeforeEnd?: 'auto' | 'marker' | 'content';
	readonly aliases?: readonly (readonly string[])[];
	readonly outline?: { readonly depth?: OutlineDepth; readonly maximumSymbols?: number };
	readonly diagnostics?: { readonly maximum?: number; readonly quality?: boolean };
	readonly entities?: { readonly hover?: boolean; readonly highlight?: boolean };
	readonly limits?: {
		readonly folds?: number;
		readonly workspaceSymbols?: number;
		readonly references?: number;
		readonly links?: number;
		/** Documents whose names are looked for as files beside the corpus. */
		readonly linkedNames?: number;
		/** Stretches of text that are coloured. */
		readonly semanticTokens?: number;
		/** Corpora that are not open and are searched for references: how many, and up to how many megabytes each. */
		readonly searchedFiles?: number;
		readonly searchedMegabytes?: number;
		/** Millions of characters up to which the entities of a whole corpus are looked for. */
		readonly entityMegacharacters?: number;
		/** Megabytes that names and headlines of a corpus on disk may take in memory. */
		readonly listMegabytes?: number;
		/** Megabytes up to which a corpus on disk is read through without being asked. */
		readonly backgroundMegabytes?: number;
		/** Megabytes up to which the articles of all of a corpus on disk are looked for. */
		readonly articleMegabytes?: number;
		/** Megabytes above which a save asks first, because it writes the whole corpus anew. */
		readonly confirmSaveMegabytes?: number;
	};
	readonly workspace?: { readonly index?: boolean; readonly maximumFiles?: number };
	/** Compares every incremental answer with a fresh one and reports a difference as a bug; for developers. */
	readonly paranoid?: boolean;
}

export type OutlineDepth = 'documents' | 'articles' | 'parts';
export type DataFileName = 'articles' | 'entities' | 'knowledge' | 'transliteration';

export interface FileStat {
	/** In bytes. */
	readonly size: number;
	readonly mtimeMs: number;
}

/** A page of a list. `complete` is false while the server still works: the client asks again on `corpus/viewsChanged`. */
export interface Page<T> {
	readonly items: readonly T[];
	/** Rows that match the filter, in the whole list as far as it is known. */
	readonly total: number;
	readonly complete: boolean;
}

interface PageParams {
	readonly textDocument: TextDocumentIdentifier;
	/** The first row, from 0, and how many; at most 1,000 at once. */
	readonly offset: number;
	readonly limit: number;
	/** Rows whose name or headline holds this text, case and diacritics aside. */
	readonly filter?: string;
	readonly descending?: boolean;
}

/** A document or an article, where it stands. */
export interface Place {
	readonly label: string;
	readonly range: Range;
	/** What to put the cursor on: the name in the delimiter, or the headline. */
	readonly selectionRange: Range;
	/** Position n (from 0) of m among its kind. */
	readonly ordinal: number;
	readonly total: number;
}

/**
 * The symbols of `textDocument/documentSymbol`, as what is left of the client's last answer and what is new: after an edit that is one document in thousands.
 * `previousResultId` names the answer that the client still has, null for none. Where the server has another one, all symbols come.
 */
export interface SymbolChangesParams {
	readonly textDocument: TextDocumentIdentifier;
	readonly previousResultId: string | null;
}

export interface SymbolChanges {
	readonly resultId: string;
	/** In order; together they are the whole answer. */
	readonly runs: readonly SymbolRun[];
}

/** `count` symbols of the previous answer from number `from` on, with all that is in them `lines` lines further down; or new symbols. */
export type SymbolRun = { readonly from: number; readonly count: number; readonly lines: number } | { readonly symbols: readonly DocumentSymbol[] };

/** The next or previous document or article from a position; null at the end of the corpus. */
export interface NeighbourParams {
	readonly textDocument: TextDocumentIdentifier;
	readonly position: Position;
	readonly unit: 'document' | 'article';
	readonly direction: 'next' | 'previous';
}

export interface DocumentsParams extends PageParams {
	readonly sort?: 'order' | 'name' | 'date' | 'words' | 'findings';
}

/** One document, for "go to document" and the Corpus view. */
export interface DocumentRow {
	readonly ordinal: number;
	/** As the delimiter names it; empty where the name is missing. */
	readonly name: string;
	readonly headline: string | null;
	/** An ISO 8601 day. */
	readonly date: string | null;
	readonly lines: number;
	/** Null while it has not been counted. */
	readonly words: number | null;
	/** Number of findings of at least a warning; null while it has not been checked. */
	readonly findings: number | null;
	readonly articles: number | null;
	readonly range: Range;
	readonly selectionRange: Range;
}

export interface ArticlesParams extends PageParams {
	readonly sort?: 'order' | 'headline' | 'date' | 'words';
	/** Only the articles of this document. */
	readonly document?: number;
}

export interface ArticleRow {
	readonly document: number;
	readonly documentName: string;
	/** The article's number in its document, from 0. */
	readonly article: number;
	readonly headline: string | null;
	readonly date: string | null;
	readonly words: number;
	/** The probability that it starts where it does; 1 for a document's first. */
	readonly confidence: number;
	readonly evidence: readonly string[];
	readonly range: Range;
	readonly selectionRange: Range;
}

export type EntityTypeName = 'PER' | 'ORG' | 'LOC' | 'MISC';

export interface EntitiesParams extends PageParams {
	readonly type?: EntityTypeName;
	readonly sort?: 'mentions' | 'articles' | 'name';
	/** Only what stands in the same articles as the entity with this key, what does so most often first, at most 24. */
	readonly beside?: string;
}

/** The entity that a position names; null where nothing is named there. */
export interface EntityAtParams {
	readonly textDocument: TextDocumentIdentifier;
	readonly position: Position;
}

export interface EntitiesPage extends Page<EntityRow> {
	/** How many entities of each type the corpus has, whatever the filter. */
	readonly counts: Readonly<Record<EntityTypeName, number>>;
}

export interface EntityRow {
	/** Names the entity in other requests; stable while its name and type are. */
	readonly key: string;
	readonly type: EntityTypeName;
	readonly name: string;
	readonly aliases: readonly string[];
	readonly descriptor: string | null;
	readonly mentions: number;
	readonly articles: number;
	/** The names that stand beside it most often, most frequent first, at most five. */
	readonly with: readonly string[];
	/** In how many articles it stands beside the entity that was asked about with `beside`; null where none was. */
	readonly shared: number | null;
	readonly first: Location;
}

export interface OccurrencesParams extends PageParams {
	readonly key: string;
}

/** One mention of an entity, with its article's headline and date: sorted by date, a timeline. */
export interface OccurrenceRow {
	readonly text: string;
	readonly location: Location;
	readonly headline: string | null;
	readonly date: string | null;
	readonly documentName: string;
	/** The line that it stands in, at most 200 units around the mention. */
	readonly context: string;
}

export interface ConvertParams {
	readonly textDocument: TextDocumentIdentifier;
	/** A dialect's name, `canonical` by default. */
	readonly target?: string;
	/** Goes on where the strict grammar refuses (format.md, Recovery). */
	readonly recover?: boolean;
}

export interface FixAllParams {
	readonly textDocument: TextDocumentIdentifier;
	/** Only these rules; all by default. */
	readonly rules?: readonly string[];
	/** `safe` by default. */
	readonly safety?: 'safe' | 'requested' | 'unsafe';
}

/** An edit of documents or articles as wholes. `ordinals` and `target` are documents' numbers in the version that the client sees. */
export type CorpusEdit =
	| { readonly kind: 'splitHere'; readonly position: Position }
	| { readonly kind: 'splitAll'; readonly ordinals?: readonly number[] }
	| { readonly kind: 'mergeWithPrevious'; readonly position: Position }
	| { readonly kind: 'removeRepeatedHeadline'; readonly position: Position }
	| { readonly kind: 'move'; readonly ordinals: readonly number[]; readonly target: number }
	| { readonly kind: 'delete'; readonly ordinals: readonly number[] }
	| { readonly kind: 'extract'; readonly ordinals: readonly number[]; readonly to: DocumentUri; readonly keep: boolean };

export interface CorpusEditParams {
	readonly textDocument: TextDocumentIdentifier;
	readonly edit: CorpusEdit;
}

/** An edit to look at and to apply; `refused` says why there is none, in words for the user. */
export interface EditPreview {
	readonly edit: WorkspaceEdit | null;
	/** What it does, in a phrase. */
	readonly title: string;
	/** How many places it changes, by rule or by kind. */
	readonly changes: Readonly<Record<string, number>>;
	readonly safety: 'safe' | 'requested' | 'unsafe';
	readonly refused: { readonly message: string; readonly range: Range | null } | null;
	/** The corpus stays on disk: there is no edit of a text, `corpus/editOnDisk` does it once the user has agreed to this question. */
	readonly onDisk?: { readonly question: string };
}

/** What became of an edit of a corpus on disk. The file is the old one or the new one, whole. */
export interface DiskEditResult {
	readonly ok: boolean;
	/** What was done, or why nothing was; for the user. */
	readonly message: string;
	/** `corpus/undoOnDisk` can take back the last edit of this corpus, as long as nobody else has changed the file. */
	readonly undoable: boolean;
}

export interface ReadArticleParams {
	readonly uri: DocumentUri;
	readonly ordinal: number;
	/** The name that is expected there: where another one stands, the nearest document of this name is read. */
	readonly name?: string;
}

export type ReadArticleResult =
	| {
			readonly ok: true;
			readonly text: string;
			readonly name: string;
			readonly ordinal: number;
			readonly identity: string;
			readonly writable: boolean;
			readonly mtimeMs: number;
	  }
	| { readonly ok: false; readonly reason: 'missing' | 'changed' | 'unreadable'; readonly message: string };

export interface WriteArticleParams {
	readonly uri: DocumentUri;
	readonly ordinal: number;
	/** As it was read: another state of the file is a conflict, and nothing is written. */
	readonly identity: string;
	readonly text: string;
	/** The user has agreed to a save that rewrites more than 1 GB. */
	readonly confirmed?: boolean;
}

export type WriteArticleResult =
	| {
			readonly ok: true;
			readonly identity: string;
			readonly mtimeMs: number;
			/** As it now stands in the corpus: a line end may have been added. */
			readonly text: string;
			readonly name: string;
	  }
	| {
			readonly ok: false;
			readonly reason: 'conflict' | 'missing' | 'readonly' | 'hardlink' | 'disk' | 'confirm' | 'invalid';
			readonly message: string;
			/** The document as it now is on disk, for a diff. */
			readonly current: string | null;
	  };

/** What a corpus is and how far the server is with it: for the language status item. Sent whenever it changes. */
export interface CorpusStatus {
	readonly uri: DocumentUri;
	/** In words, `canonical` or such as `<<<FILE: name>>> … <<<END FILE>>>`. */
	readonly dialect: string;
	readonly canonical: boolean;
	readonly documents: number;
	/** False while the index still grows. */
	readonly indexed: boolean;
	/** How far, from 0 to 1, a corpus on disk has been indexed or read through; null where that is not under way. */
	readonly progress: number | null;
	readonly articles: WorkState & { readonly count: number | null };
	readonly entities: WorkState & { readonly count: number | null };
	/** Every limit that was hit, so that nothing is left out unseen. */
	readonly limits: readonly LimitHit[];
}

export interface WorkState {
	/** `off`: switched off, or its data could not be read (`message` says why). In other states `message` says what the work could not do. */
	readonly state: 'off' | 'waiting' | 'working' | 'ready';
	/** 0 to 1. */
	readonly progress: number;
	readonly message: string | null;
}

export interface LimitHit {
	/** `symbols`, `diagnostics`, `folds`, `workspaceSymbols`, ... */
	readonly kind: string;
	readonly shown: number;
	readonly total: number;
	/** The setting that moves the limit, where there is one. */
	readonly setting: string | null;
}

/** Which views of a corpus should ask again. */
export interface ViewsChanged {
	readonly uri: DocumentUri;
	readonly views: readonly ('documents' | 'articles' | 'entities')[];
}
