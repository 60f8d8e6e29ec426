import * as vscode from 'vscode';
import type { DocumentSymbol } from 'vscode-languageserver';
import type { SymbolChanges, SymbolChangesParams } from '../../server/lsp/protocol.ts';
import { rangeFromServer } from './positions.ts';
import { joinRuns } from './symbolRuns.ts';

/** Asks the server for `corpus/symbolChanges`; nothing where it does not know the text, or does not answer. */
export type AskSymbolChanges = (params: SymbolChangesParams, token: vscode.CancellationToken) => Promise<SymbolChanges | null | undefined>;

/**
 * The symbols of corpora for the outline, the breadcrumbs and sticky scroll. The last answer for each text is kept, so that after an edit the server sends the
 * document that changed, and not thousands of symbols to be read and converted once more.
 */
export class DocumentSymbols implements vscode.Disposable {
	readonly #ask: AskSymbolChanges;
	readonly #given = new Map<string, { readonly resultId: string; readonly symbols: readonly vscode.DocumentSymbol[] }>();
	readonly #closing = vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#given.delete(uri.toString()));

	constructor(ask: AskSymbolChanges) {
		this.#ask = ask;
	}

	/** All symbols of a text as it is now; undefined where the server does not know it. */
	async of(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.DocumentSymbol[] | undefined> {
		const uri = document.uri.toString();
		const previous = this.#given.get(uri);
		const changes = await this.#ask({ textDocument: { uri }, previousResultId: previous?.resultId ?? null }, token);
		if (!changes) return undefined;
		const symbols = joinRuns(previous?.symbols ?? [], changes.runs, moved, made);
		if (!document.isClosed) this.#given.set(uri, { resultId: changes.resultId, symbols });
		return symbols;
	}

	/** Another server has started, which has given no answer yet. */
	forget(): void {
		this.#given.clear();
	}

	dispose(): void {
		this.#closing.dispose();
	}
}

function made({ name, detail, kind, range, selectionRange, children }: DocumentSymbol): vscode.DocumentSymbol {
	// The protocol counts kinds from 1, VS Code from 0.
	const symbol = new vscode.DocumentSymbol(name, detail ?? '', kind - 1, rangeFromServer(range), rangeFromServer(selectionRange));
	if (children) symbol.children = children.map(made);
	return symbol;
}

function moved({ name, detail, kind, range, selectionRange, children }: vscode.DocumentSymbol, lines: number): vscode.DocumentSymbol {
	const symbol = new vscode.DocumentSymbol(name, detail, kind, below(range, lines), below(selectionRange, lines));
	symbol.children = children.map(child => moved(child, lines));
	return symbol;
}

function below({ start, end }: vscode.Range, lines: number): vscode.Range {
	return new vscode.Range(start.line + lines, start.character, end.line + lines, end.character);
}
