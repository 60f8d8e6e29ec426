import { type ChildProcess, spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import {
	createProtocolConnection,
	DidChangeTextDocumentNotification,
	DidOpenTextDocumentNotification,
	DocumentDiagnosticRequest,
	type DocumentSymbol,
	DocumentSymbolRequest,
	ExitNotification,
	InitializedNotification,
	InitializeRequest,
	type ProtocolConnection,
	ShutdownRequest,
	StreamMessageReader,
	StreamMessageWriter,
	type SymbolInformation,
} from 'vscode-languageserver/node';
import { joinRuns } from '../../client/common/symbolRuns.ts';
import type { CorpusRequests, CorpusStatus } from '../../server/lsp/protocol.ts';
import { movedSymbol } from '../movedSymbol.ts';

export interface ServerDescription {
	readonly name: string;
	/** Arguments of node. */
	readonly command: readonly string[];
	readonly languageId: string;
	readonly uri: string;
	readonly text: string;
	/** Where the edits are made: a 0-based line, at its end. */
	readonly editLine: number;
}

/** A language server as a process, seen as a client sees it. All times in milliseconds, until the answer has been read. */
export class ServerUnderTest {
	readonly description: ServerDescription;
	readonly #process: ChildProcess;
	readonly #client: ProtocolConnection;
	#version = 1;
	#answer: readonly DocumentSymbol[] | readonly SymbolInformation[] = [];
	#shown: { readonly resultId: string; readonly symbols: readonly DocumentSymbol[] } | undefined;

	private constructor(description: ServerDescription, process: ChildProcess, client: ProtocolConnection) {
		this.description = description;
		this.#process = process;
		this.#client = client;
	}

	static async start(description: ServerDescription): Promise<ServerUnderTest> {
		const server = spawn(process.execPath, [...description.command, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
		const client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
		client.onRequest('client/registerCapability', () => null);
		client.onRequest('client/unregisterCapability', () => null);
		client.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null));
		client.listen();
		await client.sendRequest(InitializeRequest.type, {
			processId: process.pid,
			rootUri: null,
			workspaceFolders: null,
			capabilities: { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true }, diagnostic: {} } },
		});
		await client.sendNotification(InitializedNotification.type, {});
		return new ServerUnderTest(description, server, client);
	}

	/** How many symbols the last answer had at its top. */
	get symbols(): number {
		return this.#answer.length;
	}

	/** How long any client takes to read the JSON of the last answer: what no server can spare it. */
	readingMs(): number {
		const json = JSON.stringify(this.#answer);
		const begin = performance.now();
		JSON.parse(json);
		return performance.now() - begin;
	}

	async openToSymbols(): Promise<number> {
		const { uri, languageId, text } = this.description;
		const begin = performance.now();
		await this.#client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId, version: 1, text } });
		await this.#askSymbols();
		return performance.now() - begin;
	}

	async editToSymbols(): Promise<number> {
		const begin = performance.now();
		await this.#edit();
		await this.#askSymbols();
		return performance.now() - begin;
	}

	/** The same as this project's extension asks: for what has changed since its last answer. The edit is a letter, or the end of a line. */
	async editToShown(text: 'x' | '\n'): Promise<number> {
		const begin = performance.now();
		await this.#edit(text);
		await this.#askChanges();
		return performance.now() - begin;
	}

	async editToDiagnostics(): Promise<number> {
		const begin = performance.now();
		await this.#edit();
		await this.#client.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: this.description.uri } });
		return performance.now() - begin;
	}

	/** Waits until this project's server knows the articles of the whole corpus; then until it has nothing more to do. */
	async articlesKnown(): Promise<number> {
		const begin = performance.now();
		await this.#until(({ articles }) => articles.state === 'ready' || articles.state === 'off');
		return performance.now() - begin;
	}

	async allKnown(): Promise<void> {
		await this.#until(({ entities }) => entities.state === 'ready' || entities.state === 'off');
	}

	/** Has this project's server index a corpus that stays on disk, and waits until it is. Gives the most memory that the process had until then, in megabytes. */
	async indexFile(uri: string): Promise<number> {
		await this.#client.sendNotification('corpus/openFile', { uri });
		for (;;) {
			const status = await this.#client.sendRequest<CorpusStatus | null>('corpus/status', { textDocument: { uri } });
			if (status?.indexed) return this.peakMegabytes();
			await sleep(20);
		}
	}

	/** The most memory that the process ever had, in megabytes. */
	async peakMegabytes(): Promise<number> {
		const status = await readFile(`/proc/${this.#process.pid}/status`, 'utf8').catch(() => '');
		return (Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) * 1024) / 1e6;
	}

	/** How long the process has been at work so far, in milliseconds of processor time over all its threads. */
	async workedMs(): Promise<number> {
		const folder = `/proc/${this.#process.pid}/task`;
		let nanoseconds = 0;
		for (const thread of await readdir(folder)) nanoseconds += Number((await readFile(`${folder}/${thread}/schedstat`, 'utf8')).split(' ')[0]);
		return nanoseconds / 1e6;
	}

	async stop(): Promise<void> {
		const ended = new Promise(resolve => this.#process.once('exit', resolve));
		const leave = (async () => {
			await this.#client.sendRequest(ShutdownRequest.type);
			await this.#client.sendNotification(ExitNotification.type);
			await ended;
		})().catch(() => {});
		await Promise.race([leave, sleep(2000, undefined, { ref: false })]);
		this.#client.dispose();
		this.#process.kill('SIGKILL');
	}

	async #askSymbols(): Promise<void> {
		this.#answer = (await this.#client.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri: this.description.uri } })) ?? [];
	}

	async #askChanges(): Promise<void> {
		const params = { textDocument: { uri: this.description.uri }, previousResultId: this.#shown?.resultId ?? null };
		const changes = await this.#client.sendRequest<CorpusRequests['corpus/symbolChanges']['result']>('corpus/symbolChanges', params);
		if (!changes) throw new Error('the server does not know the corpus');
		this.#shown = { resultId: changes.resultId, symbols: joinRuns(this.#shown?.symbols ?? [], changes.runs, movedSymbol, symbol => symbol) };
	}

	async #edit(text = 'x'): Promise<void> {
		const start = { line: this.description.editLine, character: 4 };
		await this.#client.sendNotification(DidChangeTextDocumentNotification.type, {
			textDocument: { uri: this.description.uri, version: ++this.#version },
			contentChanges: [{ range: { start, end: start }, text }],
		});
	}

	async #until(holds: (status: CorpusStatus) => boolean): Promise<void> {
		for (;;) {
			const status = await this.#client.sendRequest<CorpusStatus | null>('corpus/status', { textDocument: { uri: this.description.uri } });
			if (status && holds(status)) return;
			await sleep(50);
		}
	}
}
