import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type ArticleCorpusExtension, activateCorpus } from '../common/activation.ts';
import { clientId } from '../common/corpusServer.ts';
import { registerCheckTasks } from './checkTasks.ts';

/** Called by VS Code on the desktop and on remote machines: the server is a process of its own. */
export function activate(context: vscode.ExtensionContext): Promise<ArticleCorpusExtension> {
	context.subscriptions.push(registerCheckTasks());
	const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server', 'node.cjs').fsPath;
	// Over standard output the server sends JSON that it has ready, and knows when it is sent.
	const run = { module, transport: TransportKind.stdio };
	const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
	return activateCorpus(context, options => new LanguageClient(clientId, 'Article Corpus', { run, debug }, options));
}
