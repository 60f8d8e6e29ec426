import * as vscode from 'vscode';
import { registerArticleFileSystem } from './articleFileSystem.ts';
import { type ArticlesNode, ArticlesTree } from './articlesTree.ts';
import { registerArticlesView } from './articlesView.ts';
import { registerCorpusCommands } from './corpusCommands.ts';
import { CorpusServer, type CreateClient } from './corpusServer.ts';
import { registerEditCommands } from './editCommands.ts';
import { type EntitiesNode, EntitiesTree } from './entitiesTree.ts';
import { registerEntitiesView } from './entitiesView.ts';
import { FocusedCorpus } from './focusedCorpus.ts';
import { CorpusStatusItem } from './languageStatus.ts';
import { registerLargeFiles } from './largeFiles.ts';
import { registerNavigation } from './navigation.ts';
import { registerPlainTextDetection } from './plainTextDetection.ts';
import { registerSaveFile } from './saveFile.ts';
import { answerFileRequests } from './serverFiles.ts';
import { registerVisibleRanges } from './visibleRanges.ts';

/** What other extensions, and the suite inside VS Code, get from this one. */
export interface ArticleCorpusExtension {
	/** What the language server said of itself. */
	serverInfo(): { name: string; version?: string } | undefined;
	/** What the Articles view shows: its rows, and each as a tree item. VS Code lets nobody read a view. */
	readonly articles: vscode.TreeDataProvider<ArticlesNode>;
	/** The same for the Entities view. */
	readonly entities: vscode.TreeDataProvider<EntitiesNode>;
	/** What the language status item says of the corpus in focus. */
	status(): { readonly text: string; readonly detail: string } | undefined;
}

/** Starts everything that node and browser share; they differ in how a server is started, and in nothing else. */
export async function activateCorpus(context: vscode.ExtensionContext, createClient: CreateClient): Promise<ArticleCorpusExtension> {
	const server = new CorpusServer(createClient, context.extensionUri);
	const focused = new FocusedCorpus();
	const articles = new ArticlesTree(server, focused);
	const entities = new EntitiesTree(server, focused);
	const status = new CorpusStatusItem(server, focused);
	context.subscriptions.push(server, focused, articles, entities, status);
	answerFileRequests(server, context.extensionUri);
	context.subscriptions.push(
		registerPlainTextDetection(),
		registerVisibleRanges(server),
		registerLargeFiles(server),
		registerNavigation(server, focused),
		registerEditCommands(server),
		registerArticleFileSystem(server),
		registerArticlesView(server, focused, articles),
		registerEntitiesView(server, focused, entities),
		registerCorpusCommands(server),
		registerSaveFile(),
	);
	try {
		await server.start();
	} catch (error) {
		server.log.error(`The language server did not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
		void offerLog(server);
	}
	return { serverInfo: () => server.serverInfo, articles, entities, status: () => status.shown };
}

async function offerLog(server: CorpusServer): Promise<void> {
	const showLog = 'Show Log';
	const answer = await vscode.window.showErrorMessage('The language server of Article Corpus did not start.', showLog);
	if (answer === showLog) server.log.show();
}
