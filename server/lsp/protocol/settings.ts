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
