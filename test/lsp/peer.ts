import { PassThrough } from 'node:stream';
import {
	type ClientCapabilities,
	CodeActionKind,
	createConnection,
	createProtocolConnection,
	type Diagnostic,
	DidChangeTextDocumentNotification,
	DidCloseTextDocumentNotification,
	DidOpenTextDocumentNotification,
	InitializedNotification,
	InitializeRequest,
	type InitializeResult,
	type MessageConnection,
	ProposedFeatures,
	type ProtocolConnection,
	PublishDiagnosticsNotification,
	type Range,
	RegistrationRequest,
	ShutdownRequest,
	StreamMessageReader,
	StreamMessageWriter,
	UnregistrationRequest,
} from 'vscode-languageserver/node';
import type { Host } from '../../server/core/workspace/host.ts';
import { startServer } from '../../server/lsp/server.ts';
import type { LanguageFeature } from '../../server/lsp/session.ts';

/** What a client like VS Code says that it can do, as far as this server minds. */
export const fullCapabilities: ClientCapabilities = {
	textDocument: {
		diagnostic: { dynamicRegistration: true, relatedInformation: true, codeDescriptionSupport: true, relatedDocumentSupport: false },
		documentSymbol: { dynamicRegistration: true, hierarchicalDocumentSymbolSupport: true },
		codeAction: {
			codeActionLiteralSupport: { codeActionKind: { valueSet: [CodeActionKind.QuickFix] } },
			resolveSupport: { properties: ['edit'] },
			dataSupport: true,
		},
		completion: { completionItem: { snippetSupport: true } },
		hover: { contentFormat: ['markdown', 'plaintext'] },
		foldingRange: { rangeLimit: 5000 },
		documentLink: { tooltipSupport: true },
	},
	workspace: {
		configuration: false,
		workspaceEdit: { documentChanges: true, resourceOperations: ['create'], changeAnnotationSupport: {} },
		semanticTokens: { refreshSupport: true },
		diagnostics: { refreshSupport: true },
	},
};

export interface PeerOptions {
	readonly capabilities?: ClientCapabilities;
	readonly settings?: unknown;
	readonly host?: Partial<Host>;
	/** URIs of the folders that are open. */
	readonly workspaceFolders?: readonly string[];
	readonly features?: readonly LanguageFeature[];
}

/** A client on the other end of an in-memory connection. */
export interface Peer {
	readonly connection: ProtocolConnection;
	readonly initialized: InitializeResult;
	/** Methods registered at present, with their options. */
	readonly registrations: { method: string; options: unknown }[];
	/** What was logged by the host. */
	readonly log: string[];
	readonly published: Map<string, Diagnostic[]>;
	open(uri: string, text: string): Promise<void>;
	change(uri: string, version: number, changes: { range?: Range; text: string }[]): Promise<void>;
	close(uri: string): Promise<void>;
	/** Resolves once a condition holds, asked again after every message from the server. */
	until(condition: () => boolean): Promise<void>;
	/** The next notification of a method. */
	next<T>(method: string): Promise<T>;
	dispose(): Promise<void>;
}

/** Starts the server on one end of two streams, and a client on the other. */
export async function createPeer(options: PeerOptions = {}): Promise<Peer> {
	const toServer = new PassThrough();
	const toClient = new PassThrough();
	const log: string[] = [];
	const server = createConnection(ProposedFeatures.all, new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
	const waiting = new Set<() => void>();
	const happened = (): void => {
		for (const check of [...waiting]) check();
	};
	const host = memoryHost(log, options.host);
	startServer(
		server,
		{
			platform: 'node',
			createHost: () => host,
			after: (_delayMs, callback) => {
				const timer = setImmediate(callback);
				return () => clearImmediate(timer);
			},
			rulePages: 'file:///rules',
		},
		options.features,
	);
	const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
	const registrations: { id: string; method: string; options: unknown }[] = [];
	const published = new Map<string, Diagnostic[]>();
	const listeners = new Map<string, ((value: unknown) => void)[]>();
	connection.onRequest(RegistrationRequest.type, params => {
		for (const { id, method, registerOptions } of params.registrations) registrations.push({ id, method, options: registerOptions });
		happened();
	});
	connection.onRequest(UnregistrationRequest.type, params => {
		for (const { id } of params.unregisterations) {
			const index = registrations.findIndex(registration => registration.id === id);
			if (index >= 0) registrations.splice(index, 1);
		}
		happened();
	});
	for (const method of ['workspace/semanticTokens/refresh', 'workspace/diagnostic/refresh', 'workspace/foldingRange/refresh']) {
		connection.onRequest(method, () => {
			for (const listener of listeners.get(method)?.splice(0) ?? []) listener(undefined);
			return null;
		});
	}
	connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
		published.set(uri, diagnostics);
		happened();
	});
	// The protocol's interface hides the handler of all other notifications, which every connection of its making has.
	(connection as unknown as MessageConnection).onNotification((method: string, params: unknown) => {
		for (const listener of listeners.get(method)?.splice(0) ?? []) listener(params);
		happened();
	});
	connection.listen();
	const initialized = await connection.sendRequest(InitializeRequest.type, {
		processId: null,
		rootUri: null,
		workspaceFolders: options.workspaceFolders?.map(uri => ({ uri, name: uri })) ?? null,
		capabilities: options.capabilities ?? fullCapabilities,
		initializationOptions: { settings: options.settings, showsStatus: true },
	});
	await connection.sendNotification(InitializedNotification.type, {});
	return {
		connection,
		initialized,
		registrations,
		log,
		published,
		open: (uri, text) =>
			connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'corpus', version: 1, text } }),
		change: (uri, version, contentChanges) =>
			connection.sendNotification(DidChangeTextDocumentNotification.type, {
				textDocument: { uri, version },
				contentChanges: contentChanges.map(({ range, text }) => (range ? { range, text } : { text })),
			}),
		close: uri => connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } }),
		until: condition =>
			new Promise(resolve => {
				const check = (): void => {
					if (!condition()) return;
					waiting.delete(check);
					resolve();
				};
				waiting.add(check);
				check();
			}),
		next: <T>(method: string) => new Promise<T>(resolve => listeners.set(method, [...(listeners.get(method) ?? []), value => resolve(value as T)])),
		dispose: async () => {
			await connection.sendRequest(ShutdownRequest.type);
			// Whatever the server asked before it stopped has been answered once this has.
			await connection.sendRequest('corpus/status', { textDocument: { uri: 'file:///none' } });
			connection.end();
			connection.dispose();
		},
	};
}

/** A host without files: its log is kept, its clock is the machine's. */
function memoryHost(log: string[], overrides: Partial<Host> | undefined): Host {
	return {
		now: () => Date.now(),
		yield: () => new Promise(resolve => setImmediate(resolve)),
		log: (level, message) => {
			log.push(`${level}: ${message}`);
		},
		readData: name => Promise.reject(new Error(`There is no ${name} data in this test.`)),
		openBytes: () => Promise.resolve(undefined),
		blobs: undefined,
		...overrides,
	};
}
