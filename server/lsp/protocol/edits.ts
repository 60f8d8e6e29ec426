import type { DocumentUri, Position, Range, TextDocumentIdentifier, WorkspaceEdit } from 'vscode-languageserver';

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
