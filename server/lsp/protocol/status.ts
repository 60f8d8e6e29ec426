import type { DocumentUri } from 'vscode-languageserver';

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
