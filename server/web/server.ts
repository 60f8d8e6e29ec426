import { BrowserMessageReader, createConnection } from 'vscode-languageserver/browser';
import { startServer } from '../lsp/server.ts';
import { createWebHost } from './webHost.ts';
import { WorkerWriter } from './workerWriter.ts';

declare const self: DedicatedWorkerGlobalScope;

/** The language server in a web worker: the entry of the bundle that a client in a browser starts. */
startServer(createConnection(new BrowserMessageReader(self), new WorkerWriter(self)), {
	platform: 'browser',
	createHost: createWebHost,
	after: (delayMs, callback) => {
		const timer = setTimeout(callback, delayMs);
		return () => clearTimeout(timer);
	},
	rulePages: undefined,
});
