import { afterEach, describe, expect, it } from 'vitest';
import {
	CancellationTokenSource,
	DocumentDiagnosticRequest,
	type DocumentSymbol,
	DocumentSymbolRequest,
	FoldingRangeRequest,
	HoverRequest,
	SelectionRangeRequest,
} from 'vscode-languageserver/node';
import type { LanguageFeature } from '../../server/lsp/session.ts';
import { createPeer, fullCapabilities, type Peer } from './peer.ts';

const uri = 'file:///corpora/sample.corpus.txt';
const textDocument = { uri };
const faulty = '<<<FILE a.txt\nText\n<<<FILE b.txt>>>\nMore\n';

let peer: Peer;
afterEach(() => peer.dispose());

describe('a client that gets diagnostics pushed', () => {
	it('has one list, which follows edits and goes with the file', async () => {
		peer = await createPeer({ capabilities: { textDocument: { publishDiagnostics: {} } } });
		expect(peer.initialized.capabilities.diagnosticProvider).toBeUndefined();
		expect(peer.initialized.capabilities.documentSymbolProvider).toBeDefined();
		await peer.open(uri, faulty);
		await peer.until(() => peer.published.get(uri)?.[0]?.code === 'CF101');
		await peer.change(uri, 2, [{ range: { start: { line: 0, character: 13 }, end: { line: 0, character: 13 } }, text: '>>>' }]);
		await peer.until(() => peer.published.get(uri)?.length === 0);
		await peer.change(uri, 3, [{ text: faulty }]);
		await peer.until(() => peer.published.get(uri)?.length === 1);
		await peer.close(uri);
		await peer.until(() => peer.published.get(uri)?.length === 0);
	});

	it('has symbols without a hierarchy and hovers without markdown', async () => {
		peer = await createPeer({ capabilities: {} });
		await peer.open(uri, faulty);
		const symbols = await peer.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
		expect(symbols?.[0]).toMatchObject({ name: 'a.txt', location: { uri } });
		const hover = await peer.connection.sendRequest(HoverRequest.type, { textDocument, position: { line: 2, character: 9 } });
		expect(hover?.contents).toMatchObject({ kind: 'plaintext', value: expect.stringMatching(/^b\.txt · document 2 of 2/) });
	});
});

describe('a client that pulls one list', () => {
	it('is told so in the capabilities, and nothing is pushed', async () => {
		peer = await createPeer({ capabilities: { textDocument: { diagnostic: {}, publishDiagnostics: {} } } });
		expect(peer.initialized.capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: false });
		await peer.open(uri, faulty);
		const report = await peer.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
		expect(report.kind === 'full' && report.items.map(({ code }) => code)).toEqual(['CF101']);
		expect(peer.published.size).toBe(0);
	});
});

describe('a failing handler', () => {
	const crash: LanguageFeature = {
		name: 'crash',
		listen: session => {
			session.answer(HoverRequest.type, () => {
				throw new Error('on purpose');
			});
			session.answer(FoldingRangeRequest.type, () => Promise.reject(new Error('later, on purpose')));
		},
		changed: () => {
			throw new Error('in a listener, on purpose');
		},
	};

	it('answers an error, and the next request works', async () => {
		peer = await createPeer({ features: [crash] });
		await peer.open(uri, faulty);
		const position = { line: 0, character: 9 };
		await expect(peer.connection.sendRequest(HoverRequest.type, { textDocument, position })).rejects.toThrow('textDocument/hover failed: on purpose');
		await expect(peer.connection.sendRequest(FoldingRangeRequest.type, { textDocument })).rejects.toThrow('later, on purpose');
		const symbols = (await peer.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })) as DocumentSymbol[];
		expect(symbols.map(({ name }) => name)).toEqual(['a.txt', 'b.txt']);
		expect(peer.log.filter(line => line.includes('on purpose')).length).toBeGreaterThanOrEqual(3);
	});
});

describe('a request', () => {
	it('that is cancelled answers so', async () => {
		// Giving way once lets the server read the cancellation; the clock makes every step due.
		let time = 0;
		const source = new CancellationTokenSource();
		let yields = 0;
		const turn = (): Promise<void> => {
			if (yields++ === 0) source.cancel();
			return new Promise(resolve => setImmediate(() => setImmediate(() => setImmediate(resolve))));
		};
		peer = await createPeer({ host: { now: () => (time += 10), yield: turn } });
		await peer.open(uri, faulty.repeat(200));
		const params = { textDocument, identifier: 'format' };
		await expect(peer.connection.sendRequest(DocumentDiagnosticRequest.type, params, source.token)).rejects.toMatchObject({ code: -32800 });
		expect(await peer.connection.sendRequest(FoldingRangeRequest.type, { textDocument })).toHaveLength(400);
	});

	it('for diagnostics that an edit overtakes asks to be sent again', async () => {
		let time = 0;
		let isPulling = false;
		const turn = async (): Promise<void> => {
			if (isPulling) {
				isPulling = false;
				await peer.change(uri, 2, [{ text: 'New\n' }]);
			}
			await new Promise(resolve => setTimeout(resolve, 1));
		};
		peer = await createPeer({ host: { now: () => (time += 10), yield: turn } });
		await peer.open(uri, faulty.repeat(200));
		await peer.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
		const pulled = peer.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument, identifier: 'format' });
		isPulling = true;
		await expect(pulled).rejects.toMatchObject({ code: -32802, data: { retriggerRequest: true } });
	});

	it('for a file that is not open answers nothing', async () => {
		peer = await createPeer();
		expect(await peer.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })).toBeNull();
		expect(await peer.connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions: [] })).toBeNull();
	});
});

describe('settings', () => {
	it('that do not fit are named in the log, and have their default', async () => {
		peer = await createPeer({ settings: { outline: { depth: 'deep' }, rules: { CF101: 'fatal', CF102: 'off' } } });
		await peer.open(uri, faulty);
		await peer.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
		expect(peer.log.filter(line => line.startsWith('warning: corpus.')).sort()).toEqual([
			'warning: corpus.outline.depth: "deep" is not allowed here; "parts" is used instead.',
			'warning: corpus.rules: CF101 has "fatal", expected one of error, warning, information, hint, off; its default is used.',
		]);
	});

	it('switch rules off and change their severity', async () => {
		peer = await createPeer({ settings: { rules: { CF101: 'hint' } }, capabilities: fullCapabilities });
		await peer.open(uri, faulty);
		const report = await peer.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument, identifier: 'format' });
		expect(report.kind === 'full' && report.items.map(({ severity }) => severity)).toEqual([4]);
		await peer.connection.sendNotification('workspace/didChangeConfiguration', { settings: { corpus: { rules: { CF101: 'off' } } } });
		const after = await peer.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument, identifier: 'format' });
		expect(after.kind === 'full' && after.items).toEqual([]);
	});
});
