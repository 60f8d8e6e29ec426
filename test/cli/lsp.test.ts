import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
	createProtocolConnection,
	type InitializeResult,
	PublishDiagnosticsNotification,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver/node';
import { commandPath, useCorpusCommand } from './corpusCommand.ts';

useCorpusCommand();

describe('corpus lsp', () => {
	it('serves a client over standard input and output, and ends with it', async () => {
		const child = spawn(process.execPath, [commandPath(), 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
		const ended = new Promise<number | null>(resolve => child.on('close', resolve));
		const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
		connection.listen();
		const published = new Promise<string[]>(resolve =>
			connection.onNotification(PublishDiagnosticsNotification.type, ({ diagnostics }) => {
				if (diagnostics.length > 0) resolve(diagnostics.map(({ code }) => String(code)));
			}),
		);
		const result = await connection.sendRequest<InitializeResult>('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
		expect(result.capabilities.documentFormattingProvider).toBe(true);
		await connection.sendNotification('initialized', {});
		const text = '<<<FILE a.txt>>>\nRain fell.\n<<<FILE b.txt\nThe sun came out.\n';
		await connection.sendNotification('textDocument/didOpen', { textDocument: { uri: 'file:///a.corpus', languageId: 'corpus', version: 1, text } });
		expect(await published).toContain('CF101');
		await connection.sendRequest('shutdown');
		await connection.sendNotification('exit');
		expect(await ended).toBe(0);
		connection.dispose();
	});
});
