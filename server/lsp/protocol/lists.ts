import type { Location, Position, Range, TextDocumentIdentifier } from 'vscode-languageserver';
import type { ArticleListItem, DocumentListItem } from '../../core/features/documentRows.ts';

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

/** An item of a list, with ranges for spans. */
type Placed<T> = Omit<T, 'span' | 'selection'> & { readonly range: Range; readonly selectionRange: Range };

/** One document, for "go to document" and the Corpus view. */
export interface DocumentRow extends Omit<Placed<DocumentListItem>, 'words'> {
	/** Null while it has not been counted. */
	readonly words: number | null;
	/** Number of findings of at least a warning; null while it has not been checked. */
	readonly findings: number | null;
}

export interface ArticlesParams extends PageParams {
	readonly sort?: 'order' | 'headline' | 'date' | 'words';
	/** Only the articles of this document. */
	readonly document?: number;
}

export type ArticleRow = Placed<ArticleListItem>;

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
