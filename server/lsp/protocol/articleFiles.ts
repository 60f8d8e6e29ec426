import type { DocumentUri } from 'vscode-languageserver';

/**
 * The scheme of a text that is one document of a corpus, in an editor of its own. Its query is JSON: `uri` of the corpus, `ordinal` and `name` of the
 * document.
 */
export const articleScheme = 'corpus-article';

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
