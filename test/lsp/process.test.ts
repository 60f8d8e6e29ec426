import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
	createProtocolConnection,
	DidChangeTextDocumentNotification,
	DidOpenTextDocumentNotification,
	DidSaveTextDocumentNotification,
	DocumentDiagnosticRequest,
	type DocumentSymbol,
	DocumentSymbolRequest,
	ExitNotification,
	InitializedNotification,
	InitializeRequest,
	type InitializeResult,
	LSPErrorCodes,
	type ProtocolConnection,
	ShutdownRequest,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { CorpusStatus } from '../../server/lsp/protocol.ts';

interface Started {
	readonly client: ProtocolConnection;
	/** What the server writes. */
	readonly output: Readable;
	readonly ended: Promise<number | null>;
	readonly initialized: InitializeResult;
}

async function start(): Promise<Started> {
	const server = spawn(process.execPath, ['--import', 'tsx', 'server/node/server.ts', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
	const ended = new Promise<number | null>(resolve => server.once('exit', resolve));
	const client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
	client.listen();
	const initialized = await client.sendRequest(InitializeRequest.type, {
		processId: process.pid,
		rootUri: null,
		workspaceFolders: null,
		capabilities: { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true }, diagnostic: {} } },
	});
	await client.sendNotification(InitializedNotification.type, {});
	return { client, output: server.stdout, ended, initialized };
}

async function leave({ client, ended }: Pick<Started, 'client' | 'ended'>): Promise<void> {
	await client.sendRequest(ShutdownRequest.type);
	await client.sendNotification(ExitNotification.type);
	expect(await ended).toBe(0);
}

describe('the server as a process, over standard input and output', () => {
	it('answers, reads what an editor hides from the file itself, and ends with exit code 0', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'corpus-'));
		const file = join(folder, 'mixed.corpus.txt');
		const text = '<<<FILE a.txt>>>\nOne\r\nTwo\n';
		writeFileSync(file, text);
		const uri = pathToFileURL(file).href;
		const textDocument = { uri };
		const { client, ended, initialized } = await start();
		expect(initialized.serverInfo?.name).toBe('corpus-language-server (node)');
		await client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'corpus', version: 1, text } });
		const symbols = (await client.sendRequest(DocumentSymbolRequest.type, { textDocument })) as DocumentSymbol[];
		expect(symbols.map(({ name }) => name)).toEqual(['a.txt']);
		// The file is read beside the requests: a pull that its facts overtake asks to be sent again.
		const pull = async (): Promise<unknown[] | undefined> => {
			try {
				const report = await client.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
				return report.kind === 'full' ? report.items.map(({ code }) => code) : undefined;
			} catch (error) {
				expect(error).toMatchObject({ code: LSPErrorCodes.ServerCancelled });
				return undefined;
			}
		};
		let codes: unknown[] = [];
		for (let round = 0; round < 500 && codes.length === 0; round++) {
			codes = (await pull()) ?? codes;
		}
		expect(codes).toEqual(['CF132']);
		writeFileSync(file, text.replace('\r', ''));
		await client.sendNotification(DidSaveTextDocumentNotification.type, { textDocument });
		for (let round = 0; round < 500 && codes.length > 0; round++) {
			codes = (await pull()) ?? codes;
		}
		expect(codes).toEqual([]);
		await leave({ client, ended });
	});

	it('waits for a client that has stopped reading, and goes on when it reads again', async () => {
		const { client, output, ended } = await start();
		const textDocument = { uri: 'file:///slow/reader.corpus' };
		const documents = 3000;
		const text = Array.from({ length: documents }, (_, ordinal) => `<<<FILE ${ordinal}.txt>>>\nStory ${ordinal}\n\nSome words of it.\n`).join('');
		await client.sendNotification(DidOpenTextDocumentNotification.type, {
			textDocument: { ...textDocument, languageId: 'corpus', version: 1, text },
		});
		const ask = async (): Promise<string[]> =>
			((await client.sendRequest(DocumentSymbolRequest.type, { textDocument })) as DocumentSymbol[]).map(({ name }) => name);
		expect(await ask()).toHaveLength(documents);
		output.pause();
		// Each answer has hundreds of kilobytes: a pipe takes 64 of them.
		const before = [ask(), ask(), ask()];
		await client.sendNotification(DidChangeTextDocumentNotification.type, {
			textDocument: { ...textDocument, version: 2 },
			contentChanges: [{ range: { start: { line: 0, character: 8 }, end: { line: 0, character: 9 } }, text: 'first' }],
		});
		const after = ask();
		// Long enough for the server to have filled the pipe, and to have begun what it does in the background.
		await setTimeout(1000);
		output.resume();
		for (const answer of await Promise.all(before)) expect(answer).toHaveLength(documents);
		expect((await after)[0]).toBe('first.txt');
		const articlesState = async (): Promise<string | undefined> =>
			(await client.sendRequest<CorpusStatus | null>('corpus/status', { textDocument }))?.articles.state;
		while ((await articlesState()) !== 'ready') await setTimeout(50);
		await leave({ client, ended });
	});
});
