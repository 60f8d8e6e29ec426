import { afterEach, describe, expect, it } from 'vitest';
import {
	type CodeAction,
	CodeActionRequest,
	CodeActionResolveRequest,
	type CreateFile,
	DidChangeWatchedFilesNotification,
	FileChangeType,
	type FileEvent,
	type TextDocumentEdit,
} from 'vscode-languageserver/node';
import type { ByteSource } from '../../server/core/source/byteSource.ts';
import { sha256Hex } from '../../server/core/util/hash.ts';
import { createMemorySource } from '../unit/workspace/memorySource.ts';
import { createPeer, fullCapabilities, type Peer } from './peer.ts';

const folder = 'file:///my%20work';
const uri = `${folder}/raw/news%20one.corpus`;
const config = `${folder}/corpus.config.jsonc`;
const sidecar = `${folder}/corpus.suppressions.json`;
const text = '<<<FILE con.txt>>>\nA device.\n<<<FILE b.txt\nThe sun came out.\n';
const contentOfB = sha256Hex('The sun came out.\n');

/** Files in memory, and which of them were asked for. */
class Files {
	readonly asked: string[] = [];
	readonly texts: Map<string, string>;

	constructor(texts: Readonly<Record<string, string>>) {
		this.texts = new Map(Object.entries(texts));
	}

	readonly openBytes = async (path: string): Promise<ByteSource | undefined> => {
		this.asked.push(path);
		const found = this.texts.get(path);
		return found === undefined ? undefined : createMemorySource(found);
	};
}

let peer: Peer;
afterEach(() => peer.dispose());

const { diagnostic: _pulled, ...textDocumentCapabilities } = fullCapabilities.textDocument ?? {};
const pushCapabilities = {
	...fullCapabilities,
	textDocument: { ...textDocumentCapabilities, publishDiagnostics: {} },
	workspace: { ...fullCapabilities.workspace, didChangeWatchedFiles: { dynamicRegistration: true } },
};

async function start(files: Files, opened: string = uri): Promise<void> {
	const { openBytes } = files;
	peer = await createPeer({ capabilities: pushCapabilities, host: { openBytes }, workspaceFolders: [folder] });
	await peer.open(opened, text);
}

const codes = (of: string = uri): unknown[] | undefined =>
	peer.published
		.get(of)
		?.map(({ code, severity }) => `${code} ${severity}`)
		.sort();
const shows = (...expected: string[]): Promise<void> => peer.until(() => JSON.stringify(codes()) === JSON.stringify(expected));

describe('configuration files in the editor', () => {
	it('the nearest one holds, with what it extends and its overrides; what a folder above the workspace says is not read', async () => {
		const files = new Files({
			[config]: '{ "extends": "shared.jsonc", "overrides": [{ "files": ["raw/news *"], "rules": { "CF123": "error" } }] }',
			[`${folder}/shared.jsonc`]: '{ "rules": { "unclosed-delimiter": "hint" } }',
			'file:///corpus.config.jsonc': '{ "rules": { "ALL": "off" } }',
		});
		await start(files);
		await shows('CF101 4', 'CF123 1');
		expect(files.asked.filter(path => !path.startsWith(`${folder}/`))).toEqual([]);
	});

	it('is read again when it changes, and gone when it is deleted', async () => {
		const files = new Files({ [config]: '{ "rules": { "CF101": "off" } }' });
		await start(files);
		await shows('CF123 2');
		await peer.until(() => peer.registrations.some(({ method }) => method === DidChangeWatchedFilesNotification.method));
		files.texts.set(config, '{ "rules": { "CF123": "off" } }');
		await peer.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri: config, type: FileChangeType.Changed }] });
		await shows('CF101 1');
		files.texts.delete(config);
		await peer.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri: config, type: FileChangeType.Deleted }] });
		await shows('CF101 1', 'CF123 2');
	});

	it('one that is made later is found', async () => {
		const files = new Files({});
		await start(files);
		await shows('CF101 1', 'CF123 2');
		files.texts.set(`${folder}/raw/corpus.config.jsonc`, '{ "rules": { "CF": "off" } }');
		const changes: FileEvent[] = [{ uri: `${folder}/raw/corpus.config.jsonc`, type: FileChangeType.Created }];
		await peer.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
		await shows();
	});

	it('what is wrong in it is shown in it, and the rest of it holds', async () => {
		const files = new Files({ [config]: '{\n\t"rules": { "CF101": "loud", "CF123": "error" }\n}' });
		await start(files);
		await shows('CF101 1', 'CF123 1');
		await peer.until(() => peer.published.get(config)?.length === 1);
		expect(peer.published.get(config)![0]).toMatchObject({
			range: { start: { line: 1, character: 21 } },
			message: expect.stringMatching(/must be one of/),
		});
		files.texts.set(config, '{}');
		await peer.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri: config, type: FileChangeType.Changed }] });
		await peer.until(() => peer.published.get(config)?.length === 0);
	});

	it('outside of the workspace folders nothing is looked for', async () => {
		const outside = 'file:///elsewhere/a.corpus';
		const files = new Files({ 'file:///elsewhere/corpus.config.jsonc': '{ "rules": { "ALL": "off" } }' });
		await start(files, outside);
		await peer.until(() => codes(outside)?.length === 2);
		expect(files.asked.filter(path => path.includes('config'))).toEqual([]);
	});
});

describe('suppressions in the editor', () => {
	const entry = (content: string): string =>
		JSON.stringify({ version: 1, suppressions: [{ rule: 'CF101', content, file: 'raw/news one.corpus', document: 'b.txt' }] });

	it('what the sidecar accepts is not shown, until the content changes', async () => {
		await start(new Files({ [sidecar]: entry(contentOfB), [config]: '{}' }));
		await shows('CF123 2');
		await peer.change(uri, 2, [{ range: { start: { line: 3, character: 0 }, end: { line: 3, character: 3 } }, text: 'A' }]);
		await shows('CF101 1', 'CF123 2');
	});

	it('a quick fix writes the entry, into a new sidecar and into one that is there', async () => {
		const files = new Files({ [config]: '{}' });
		await start(files);
		await shows('CF101 1', 'CF123 2');
		const context = { diagnostics: [] };
		const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 1 } };
		const suppress = async (): Promise<CodeAction> => {
			const actions = (await peer.connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range, context })) as CodeAction[];
			const action = actions.find(({ title }) => title === 'Suppress CF101 in corpus.suppressions.json, for this content');
			return peer.connection.sendRequest(CodeActionResolveRequest.type, action!);
		};
		const [create, write] = (await suppress()).edit!.documentChanges! as [CreateFile, TextDocumentEdit];
		expect(create).toEqual({ kind: 'create', uri: sidecar, options: { ignoreIfExists: true } });
		expect(write.textDocument).toEqual({ uri: sidecar, version: null });
		const written = (write.edits[0] as { newText: string }).newText;
		expect(JSON.parse(written)).toEqual(JSON.parse(entry(contentOfB)));

		files.texts.set(sidecar, entry('0'.repeat(64)));
		const [second] = (await suppress()).edit!.documentChanges! as [TextDocumentEdit];
		expect(JSON.parse((second.edits[0] as { newText: string }).newText).suppressions).toHaveLength(2);

		files.texts.set(sidecar, written);
		await peer.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri: sidecar, type: FileChangeType.Created }] });
		await shows('CF123 2');
	});
});
