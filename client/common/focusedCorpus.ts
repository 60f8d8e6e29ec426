import * as vscode from 'vscode';

/** The name of the language, and of everything that belongs to it. */
export const corpusLanguage = 'corpus';

/** Whether a path is a corpus by its name alone. */
export function isCorpusPath(path: string): boolean {
	return /\.corpus(\.txt)?$/i.test(path);
}

/**
 * The corpus that views and commands speak of: the one in the active editor, else the last one, as long as it is open. A corpus over 50 MB has a tab but no
 * document: it counts all the same.
 */
export class FocusedCorpus implements vscode.Disposable {
	readonly #changed = new vscode.EventEmitter<vscode.Uri | undefined>();
	readonly #subscriptions: vscode.Disposable[] = [];
	#uri: vscode.Uri | undefined;

	readonly onDidChange = this.#changed.event;

	constructor() {
		const look = (): void => this.#look();
		this.#subscriptions.push(
			vscode.window.onDidChangeActiveTextEditor(look),
			vscode.window.tabGroups.onDidChangeTabs(look),
			vscode.window.tabGroups.onDidChangeTabGroups(look),
			vscode.workspace.onDidOpenTextDocument(look),
			vscode.workspace.onDidCloseTextDocument(look),
		);
		look();
	}

	get uri(): vscode.Uri | undefined {
		return this.#uri;
	}

	#look(): void {
		const found = activeCorpus() ?? (this.#uri && isOpen(this.#uri) ? this.#uri : undefined);
		if (found?.toString() === this.#uri?.toString()) return;
		this.#uri = found;
		void vscode.commands.executeCommand('setContext', 'corpus.active', found !== undefined);
		this.#changed.fire(found);
	}

	dispose(): void {
		for (const subscription of this.#subscriptions) subscription.dispose();
		this.#changed.dispose();
	}
}

function activeCorpus(): vscode.Uri | undefined {
	const document = vscode.window.activeTextEditor?.document;
	if (document) return document.languageId === corpusLanguage ? document.uri : undefined;
	const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
	return input instanceof vscode.TabInputText && isCorpusPath(input.uri.path) ? input.uri : undefined;
}

function isOpen(uri: vscode.Uri): boolean {
	const wanted = uri.toString();
	if (vscode.workspace.textDocuments.some(document => document.languageId === corpusLanguage && document.uri.toString() === wanted)) return true;
	return openTextTabs().some(tab => tab.toString() === wanted && isCorpusPath(tab.path));
}

/** The resources of all text tabs, whether VS Code has a document for them or not. */
export function openTextTabs(): readonly vscode.Uri[] {
	return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri] : [])));
}
