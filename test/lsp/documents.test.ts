import { afterEach, describe, expect, it } from 'vitest';
import {
	CodeActionKind,
	CodeActionRequest,
	CodeActionResolveRequest,
	CompletionRequest,
	DocumentDiagnosticRequest,
	type DocumentSymbol,
	DocumentSymbolRequest,
	FoldingRangeRequest,
	HoverRequest,
} from 'vscode-languageserver/node';
import { createPeer, type Peer } from './peer.ts';

const uri = 'file:///corpora/sample.corpus.txt';
const text = [
	'<<<FILE first.txt lang=en>>>',
	'Floods close the pass',
	'',
	'The road is shut.',
	'<<<FILE second.txt',
	'Snow in the valley',
	'',
	'It fell at night.',
	'',
].join('\n');

let peer: Peer;
afterEach(() => peer.dispose());

describe('a corpus of two documents', () => {
	it('is an outline of its documents, each with its headline', async () => {
		peer = await createPeer();
		await peer.open(uri, text);
		const symbols = (await peer.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } })) as DocumentSymbol[];
		expect(symbols.map(({ name, detail }) => [name, detail])).toEqual([
			['first.txt', 'Floods close the pass'],
			['second.txt', 'Snow in the valley'],
		]);
		expect(symbols[0]?.range).toEqual({ start: { line: 0, character: 0 }, end: { line: 4, character: 0 } });
		expect(symbols[0]?.selectionRange).toEqual({ start: { line: 0, character: 8 }, end: { line: 0, character: 17 } });
		expect(symbols[1]?.range.end).toEqual({ line: 8, character: 0 });
	});
	it('x', async () => {
		peer = await createPeer();
		await peer.open(uri, text);
		console.log(JSON.stringify(await peer.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } })));
		console.log(
			JSON.stringify(await peer.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: { line: 0, character: 10 } })),
		);
		const report = await peer.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri }, identifier: 'format' });
		console.log(JSON.stringify(report));
		console.log(
			JSON.stringify(
				await peer.connection.sendRequest(DocumentDiagnosticRequest.type, {
					textDocument: { uri },
					identifier: 'format',
					...(report.resultId ? { previousResultId: report.resultId } : {}),
				}),
			),
		);
		const actions = await peer.connection.sendRequest(CodeActionRequest.type, {
			textDocument: { uri },
			range: { start: { line: 4, character: 3 }, end: { line: 4, character: 3 } },
			context: { diagnostics: [] },
		});
		console.log(JSON.stringify(actions));
		for (const action of actions ?? [])
			if ('kind' in action) console.log(JSON.stringify(await peer.connection.sendRequest(CodeActionResolveRequest.type, action)));
		console.log(
			JSON.stringify(await peer.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position: { line: 0, character: 18 } })),
		);
		console.log(peer.registrations, peer.log, peer.initialized);
		expect(CodeActionKind).toBeDefined();
	});
});
