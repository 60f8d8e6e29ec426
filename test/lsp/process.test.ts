import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
	createProtocolConnection,
	DidOpenTextDocumentNotification,
	DidSaveTextDocumentNotification,
	DocumentDiagnosticRequest,
	type DocumentSymbol,
	DocumentSymbolRequest,
	ExitNotification,
	InitializedNotification,
	InitializeRequest,
	LSPErrorCodes,
	ShutdownRequest,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver/node';

describe('the server as a process, over standard input and output', () => {
	it('answers, reads what an editor hides from the file itself, and ends with exit code 0', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'corpus-'));
		const file = join(folder, 'mixed.corpus.txt');
		const text = '<<<FILE a.txt>>>\nOne\r\nTwo\n';
		writeFileSync(file, text);
		const uri = pathToFileURL(file).href;
		const textDocument = { uri };
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
		expect(initialized.serverInfo?.name).toBe('corpus-language-server (node)');
		await client.sendNotification(InitializedNotification.type, {});
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
		await client.sendRequest(ShutdownRequest.type);
		await client.sendNotification(ExitNotification.type);
		expect(await ended).toBe(0);
	});
});
