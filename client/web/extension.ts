import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type ArticleCorpusExtension, activateCorpus } from '../common/activation.ts';
import { clientId } from '../common/corpusServer.ts';

/** Called by VS Code in a browser: the server is a web worker. */
export function activate(context: vscode.ExtensionContext): Promise<ArticleCorpusExtension> {
	const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server', 'web.js').toString(true);
	return activateCorpus(context, options => new LanguageClient(clientId, 'Article Corpus', new Worker(script), options));
}
