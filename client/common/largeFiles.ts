import * as vscode from 'vscode';
import { ClientNotification } from '../../server/lsp/protocol.ts';
import type { CorpusServer } from './corpusServer.ts';
import { isCorpusPath, openTextTabs } from './focusedCorpus.ts';

/** Above this VS Code opens an editor but hands no document to extensions: 50 Mi UTF-16 units, which is at least as many bytes. */
const handedOverBytes = 50 * 1024 * 1024;

/** A file that is written to piece by piece is looked at once it rests, in milliseconds. */
const changesSettleMs = 300;

/** Tells the server of corpora that have a tab but are too large for a document, and when they change on disk: it reads those from there. */
export function registerLargeFiles(server: CorpusServer): vscode.Disposable {
	const told = new Map<string, vscode.Disposable>();
	const look = async (): Promise<void> => {
		const tabs = new Map(openTextTabs().flatMap(uri => (isCorpusPath(uri.path) ? [[uri.toString(), uri]] : [])));
		for (const [uri, watcher] of told) {
			if (tabs.has(uri)) continue;
			watcher.dispose();
			told.delete(uri);
			server.notify(ClientNotification.closeFile, { uri });
		}
		for (const [key, uri] of tabs) {
			if (told.has(key) || !(await isTooLarge(uri)) || told.has(key)) continue;
			told.set(key, watch(uri, server));
			server.notify(ClientNotification.openFile, { uri: key });
		}
	};
	const forget = (): void => {
		for (const watcher of told.values()) watcher.dispose();
		told.clear();
	};
	return vscode.Disposable.from(
		vscode.window.tabGroups.onDidChangeTabs(() => void look()),
		server.onDidStart(() => {
			forget();
			void look();
		}),
		new vscode.Disposable(forget),
	);
}

/** Has the server look at the file again whenever it has changed, wherever it lies: in the workspace or outside. */
function watch(uri: vscode.Uri, server: CorpusServer): vscode.Disposable {
	const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/[*?{}[\]]/g, '[$&]');
	const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name));
	let waiting: ReturnType<typeof setTimeout> | undefined;
	const lookAgain = (): void => {
		clearTimeout(waiting);
		waiting = setTimeout(() => server.notify(ClientNotification.openFile, { uri: uri.toString() }), changesSettleMs);
	};
	return vscode.Disposable.from(
		watcher,
		watcher.onDidChange(lookAgain),
		watcher.onDidCreate(lookAgain),
		watcher.onDidDelete(lookAgain),
		new vscode.Disposable(() => clearTimeout(waiting)),
	);
}

/** Whether VS Code hands no document of a file to extensions. */
export async function isTooLarge(uri: vscode.Uri): Promise<boolean> {
	try {
		return (await vscode.workspace.fs.stat(uri)).size > handedOverBytes;
	} catch {
		return false;
	}
}
