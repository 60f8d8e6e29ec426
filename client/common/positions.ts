import * as vscode from 'vscode';
import type { Position, Range } from 'vscode-languageserver';

/** The language server protocol's range as VS Code's. Both count lines and UTF-16 units from 0. */
export function rangeFromServer({ start, end }: Range): vscode.Range {
	return new vscode.Range(start.line, start.character, end.line, end.character);
}

export function positionToServer({ line, character }: vscode.Position): Position {
	return { line, character };
}
