import type { DocumentSymbol, TextDocumentIdentifier } from 'vscode-languageserver';

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
