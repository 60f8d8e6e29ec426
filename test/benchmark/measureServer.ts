import { spawn } from 'node:child_process';
import {
	createProtocolConnection,
	DidChangeTextDocumentNotification,
	DidOpenTextDocumentNotification,
	DocumentDiagnosticRequest,
	DocumentSymbolRequest,
	ExitNotification,
	InitializedNotification,
	InitializeRequest,
	type ProtocolConnection,
	ShutdownRequest,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { CorpusStatus } from '../../server/lsp/protocol.ts';

/** Milliseconds, each the median of its rounds but the first. */
export interface ServerFigures {
	readonly openToSymbols: number;
	readonly symbols: number;
	readonly editToSymbols: number;
	/** Null for servers without pulled diagnostics. */
	readonly editToDiagnostics: number | null;
	/** From opening until the articles of all documents are known; null for servers that have none. */
	readonly openToArticles: number | null;
	/** Bytes. */
	readonly peakMemory: number;
}

const editRounds = 15;

/** Starts a language server as a process, opens a text, edits its middle, and times the answers as a client sees them. */
export async function measureServer(command: readonly string[], text: string, editLine: number): Promise<ServerFigures> {
	const server = spawn(process.execPath, [...command, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
	const client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
	let peakMemory = 0;
	const uri = 'file:///bench.corpus.txt';
	const textDocument = { uri };
	client.onRequest('client/registerCapability', () => null);
	client.onRequest('client/unregisterCapability', () => null);
	client.listen();
	const { capabilities } = await client.sendRequest(InitializeRequest.type, {
		processId: process.pid,
		rootUri: null,
		workspaceFolders: null,
		capabilities: { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true }, diagnostic: {} } },
	});
	await client.sendNotification(InitializedNotification.type, {});
	const symbolsNow = async (): Promise<{ children?: unknown[] }[]> => (await client.sendRequest(DocumentSymbolRequest.type, { textDocument })) as [];
	const begin = performance.now();
	await client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'corpus', version: 1, text } });
	const { length: symbols } = await symbolsNow();
	const openToSymbols = performance.now() - begin;
	const openToArticles = capabilities.diagnosticProvider ? await waitForArticles(client, uri, begin) : null;
	let version = 1;
	const edit = async (): Promise<void> => {
		const start = { line: editLine, character: 0 };
		await client.sendNotification(DidChangeTextDocumentNotification.type, {
			textDocument: { uri, version: ++version },
			contentChanges: [{ range: { start, end: start }, text: 'word ' }],
		});
	};
	const timed = async (answer: () => Promise<unknown>): Promise<number> => {
		const rounds: number[] = [];
		for (let round = 0; round < editRounds; round++) {
			const start = performance.now();
			await edit();
			await answer();
			rounds.push(performance.now() - start);
			peakMemory = Math.max(peakMemory, await residentBytes(server.pid));
		}
		return median(rounds.slice(1));
	};
	const editToSymbols = await timed(symbolsNow);
	const pull = (): Promise<unknown> => client.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
	const editToDiagnostics = capabilities.diagnosticProvider ? await timed(pull) : null;
	await client.sendRequest(ShutdownRequest.type);
	await client.sendNotification(ExitNotification.type);
	return { openToSymbols, symbols, editToSymbols, editToDiagnostics, openToArticles, peakMemory };
}

/** Asks how far the server is until it has looked for articles everywhere, or has none to look with. */
async function waitForArticles(client: ProtocolConnection, uri: string, begin: number): Promise<number | null> {
	for (;;) {
		const status = await client.sendRequest<CorpusStatus | null>('corpus/status', { textDocument: { uri } });
		if (status?.articles.state === 'ready') return performance.now() - begin;
		if (status?.articles.state === 'off') return null;
		await new Promise(resolve => setTimeout(resolve, 100));
	}
}

async function residentBytes(pid: number | undefined): Promise<number> {
	const { readFile } = await import('node:fs/promises');
	try {
		const status = await readFile(`/proc/${pid}/status`, 'utf8');
		return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
	} catch {
		return 0;
	}
}

function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
