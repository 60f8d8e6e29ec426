import * as vscode from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { rangeFromServer } from './positions.ts';

/** How an edit reaches the user: at once, or first in VS Code's refactor preview, where each change can be taken out. */
export type Review = 'none' | 'preview';

/**
 * The server's edit as VS Code's. With a review, every change is annotated as needing the user's consent, which is what makes VS Code show its preview.
 */
export function editFromServer(edit: WorkspaceEdit, title: string, review: Review): vscode.WorkspaceEdit {
	const result = new vscode.WorkspaceEdit();
	const consent: vscode.WorkspaceEditEntryMetadata | undefined = review === 'preview' ? { needsConfirmation: true, label: title } : undefined;
	const texts: [string, { range: Parameters<typeof rangeFromServer>[0]; newText: string }[]][] = Object.entries(edit.changes ?? {});
	for (const change of edit.documentChanges ?? []) {
		if (!('kind' in change)) {
			const plain = change.edits.flatMap(one => ('newText' in one ? [one] : []));
			texts.push([change.textDocument.uri, plain]);
		} else if (change.kind === 'create') {
			result.createFile(vscode.Uri.parse(change.uri, true), { overwrite: false, ignoreIfExists: false, ...change.options }, consent);
		} else if (change.kind === 'rename') {
			result.renameFile(vscode.Uri.parse(change.oldUri, true), vscode.Uri.parse(change.newUri, true), change.options, consent);
		} else {
			result.deleteFile(vscode.Uri.parse(change.uri, true), change.options, consent);
		}
	}
	for (const [uri, edits] of texts) {
		for (const { range, newText } of edits) result.replace(vscode.Uri.parse(uri, true), rangeFromServer(range), newText, consent);
	}
	return result;
}
