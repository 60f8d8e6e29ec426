import * as vscode from 'vscode';
import type { CorpusServer } from './corpusServer.ts';

/** Commands about the language server itself. */
export function registerCorpusCommands(server: CorpusServer): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.commands.registerCommand('corpus.showLog', () => server.log.show()),
		vscode.commands.registerCommand('corpus.restartServer', () =>
			vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: 'Restarting the language server of Article Corpus' }, () =>
				server.restart(),
			),
		),
	);
}
