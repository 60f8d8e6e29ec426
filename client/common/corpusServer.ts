import * as vscode from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import { type CorpusNotifications, CorpusRequest, type CorpusRequests, type InitializationOptions } from '../../server/lsp/protocol.ts';
import { DocumentSymbols } from './documentSymbols.ts';
import { saveFileCommand } from './saveFile.ts';

/** Makes a client whose server has not been started; called again for every restart. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** The only identifier that the client and the server's output channel go by. */
export const clientId = 'corpus';

/** The language server as the rest of the client sees it: it may be away or start anew at any time, and every question may stay unanswered. */
export class CorpusServer implements vscode.Disposable {
	readonly log = vscode.window.createOutputChannel('Article Corpus', { log: true });
	readonly #createClient: CreateClient;
	readonly #rulePages: vscode.Uri;
	readonly #listeners = new Map<string, Set<(value: unknown) => void>>();
	readonly #answers = new Map<string, (params: unknown) => unknown>();
	readonly #started = new vscode.EventEmitter<void>();
	readonly #symbols = new DocumentSymbols((params, token) => this.request(CorpusRequest.symbolChanges, params, token));
	#client: BaseLanguageClient | undefined;

	/** Fires when a server has started, the first or another one. */
	readonly onDidStart = this.#started.event;

	constructor(createClient: CreateClient, extensionUri: vscode.Uri) {
		this.#createClient = createClient;
		this.#rulePages = vscode.Uri.joinPath(extensionUri, 'docs', 'rules');
	}

	/** What the server said of itself; undefined while none runs. */
	get serverInfo(): { name: string; version?: string } | undefined {
		return this.#client?.initializeResult?.serverInfo;
	}

	async start(): Promise<void> {
		const rulePages = this.#rulePages.toString();
		const initializationOptions: InitializationOptions = { rulePages, showsStatus: true, hoverCommands: true, saveCommand: saveFileCommand };
		const client = this.#createClient({
			documentSelector: [{ language: 'corpus' }],
			initializationOptions,
			outputChannel: this.log,
			markdown: { supportHtml: false, isTrusted: { enabledCommands: ['corpus.showReferences'] } },
			diagnosticPullOptions: { onChange: true, onSave: true },
			middleware: {
				provideDocumentSymbols: async (document, token, next) =>
					(await this.#symbols.of(document, token)) ?? (token.isCancellationRequested ? undefined : next(document, token)),
			},
		});
		this.#client = client;
		this.#symbols.forget();
		for (const [method, answer] of this.#answers) client.onRequest(method, answer);
		for (const [method, listeners] of this.#listeners) {
			client.onNotification(method, (value: unknown) => {
				for (const listener of listeners) listener(value);
			});
		}
		await client.start();
		this.#started.fire();
	}

	async restart(): Promise<void> {
		await this.stop();
		await this.start();
	}

	async stop(): Promise<void> {
		const client = this.#client;
		this.#client = undefined;
		await client?.dispose();
	}

	/** The server's answer; undefined where no server runs, or it failed: the log says why. */
	async request<M extends keyof CorpusRequests>(
		method: M,
		params: CorpusRequests[M]['params'],
		token?: vscode.CancellationToken,
	): Promise<CorpusRequests[M]['result'] | undefined> {
		const client = this.#client;
		if (client?.state !== State.Running) return undefined;
		try {
			// A token that is not there must not be passed on: it would count as a second parameter.
			return await (token
				? client.sendRequest<CorpusRequests[M]['result']>(method, params, token)
				: client.sendRequest<CorpusRequests[M]['result']>(method, params));
		} catch (error) {
			if (!token?.isCancellationRequested) this.log.warn(`${method}: ${error instanceof Error ? error.message : String(error)}`);
			return undefined;
		}
	}

	notify<M extends keyof CorpusNotifications>(method: M, params: CorpusNotifications[M]): void {
		const client = this.#client;
		if (client?.state !== State.Running) return;
		client.sendNotification(method, params).catch((error: unknown) => this.log.warn(`${method}: ${String(error)}`));
	}

	/** Listens to a notification of this and every later server. To be called before `start`. */
	on<M extends keyof CorpusNotifications>(method: M, listener: (value: CorpusNotifications[M]) => void): vscode.Disposable {
		const listeners = this.#listeners.get(method) ?? new Set();
		const untyped = listener as (value: unknown) => void;
		listeners.add(untyped);
		this.#listeners.set(method, listeners);
		return new vscode.Disposable(() => listeners.delete(untyped));
	}

	/** Answers a request of this and every later server. To be called before `start`. */
	answer<M extends keyof CorpusRequests>(method: M, answer: (params: CorpusRequests[M]['params']) => Promise<CorpusRequests[M]['result']>): void {
		this.#answers.set(method, answer as (params: unknown) => unknown);
	}

	dispose(): void {
		this.#started.dispose();
		this.#symbols.dispose();
		void this.stop().finally(() => this.log.dispose());
	}
}
