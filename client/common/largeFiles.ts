import * as vscode from 'vscode';
import { ClientNotification } from '../../server/lsp/protocol.ts';
import type { CorpusServer } from './corpusServer.ts';
import { isCorpusPath, openTextTabs } from './focusedCorpus.ts';

/** Above this VS Code opens an editor but hands no document to extensions: 50 Mi UTF-16 units, which is at least as many bytes. */
const handedOverBytes = 50 * 1024 * 1024;

/** Tells the server of corpora that have a tab but are too large for a document: it reads those from disk. */
export function registerLargeFiles(server: CorpusServer): vscode.Disposable {
	const told = new Set<string>();
	const look = async (): Promise<void> => {
		const tabs = new Map(openTextTabs().flatMap(uri => (isCorpusPath(uri.path) ? [[uri.toString(), uri]] : [])));
		for (const uri of told) {
			if (tabs.has(uri)) continue;
			told.delete(uri);
			server.notify(ClientNotification.closeFile, { uri });
		}
		for (const [key, uri] of tabs) {
			if (told.has(key) || !(await isTooLarge(uri))) continue;
			told.add(key);
			server.notify(ClientNotification.openFile, { uri: key });
		}
	};
	return vscode.Disposable.from(
		vscode.window.tabGroups.onDidChangeTabs(() => void look()),
		server.onDidStart(() => {
			told.clear();
			void look();
		}),
	);
}

async function isTooLarge(uri: vscode.Uri): Promise<boolean> {
	try {
		return (await vscode.workspace.fs.stat(uri)).size > handedOverBytes;
	} catch {
		return false;
	}
}
