import * as vscode from 'vscode';
import { ClientNotification } from '../../server/lsp/protocol.ts';
import type { CorpusServer } from './corpusServer.ts';
import { corpusLanguage } from './focusedCorpus.ts';
import { positionToServer } from './positions.ts';

const settleMs = 100;

/** Tells the server which lines are on screen, once scrolling has settled: their articles and names are worked out first. */
export function registerVisibleRanges(server: CorpusServer): vscode.Disposable {
	const waiting = new Map<vscode.TextEditor, ReturnType<typeof setTimeout>>();
	const tell = (editor: vscode.TextEditor): void => {
		waiting.delete(editor);
		server.notify(ClientNotification.visibleRanges, {
			textDocument: { uri: editor.document.uri.toString() },
			ranges: editor.visibleRanges.map(({ start, end }) => ({ start: positionToServer(start), end: positionToServer(end) })),
		});
	};
	const settle = (editor: vscode.TextEditor): void => {
		if (editor.document.languageId !== corpusLanguage) return;
		clearTimeout(waiting.get(editor));
		waiting.set(
			editor,
			setTimeout(() => tell(editor), settleMs),
		);
	};
	const settleAll = (): void => vscode.window.visibleTextEditors.forEach(settle);
	return vscode.Disposable.from(
		vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => settle(textEditor)),
		vscode.window.onDidChangeVisibleTextEditors(settleAll),
		server.onDidStart(settleAll),
		new vscode.Disposable(() => {
			for (const timer of waiting.values()) clearTimeout(timer);
		}),
	);
}
