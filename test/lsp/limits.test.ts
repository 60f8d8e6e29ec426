import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	DocumentDiagnosticRequest,
	DocumentLinkRequest,
	DocumentSymbolRequest,
	FoldingRangeRequest,
	ReferencesRequest,
	SemanticTokensRangeRequest,
	SemanticTokensRequest,
	WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import type { CorpusStatus, LimitHit } from '../../server/lsp/protocol.ts';
import { createNodeHost } from '../../server/node/nodeHost.ts';
import { createPeer, fullCapabilities, type Peer } from './peer.ts';

/** Three documents, each with a web address, a delimiter that is wrong, and Maria Carvalho. */
const text = ['one', 'two', 'three']
	.map(name => `<<FILE ${name}.txt>>>\nLISBON: Prime Minister Maria Carvalho spoke on Friday. See https://example.org/${name}\n`)
	.join('');
const hasModels = ['articles', 'knowledge'].every(name => existsSync(`models/${name}.bin.gz`));

let folder: string;
let peer: Peer;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'corpus-limits-'));
	for (const name of ['open', 'closed', 'other']) await writeFile(join(folder, `${name}.corpus`), text);
	await writeFile(join(folder, 'long.corpus'), text + 'Words. '.repeat(160_000));
});

afterEach(async () => {
	await peer.dispose();
	await rm(folder, { recursive: true, force: true });
});

type Ask = (peer: Peer, uri: string) => Promise<unknown>;
const range = { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } };
const askReferences: Ask = ({ connection }, uri) => {
	const position = { line: 1, character: text.split('\n')[1]!.indexOf('Carvalho') };
	return connection.sendRequest(ReferencesRequest.type, { textDocument: { uri }, position, context: { includeDeclaration: true } });
};

/** A setting, a value that cuts the answer, what to ask, and the limit that is then hit. */
interface Case {
	readonly setting: string;
	readonly value: number;
	readonly ask: Ask;
	readonly hit: Partial<LimitHit>;
}

const about = (uri: string): { textDocument: { uri: string } } => ({ textDocument: { uri } });
const askSymbols: Ask = ({ connection }, uri) => connection.sendRequest(DocumentSymbolRequest.type, about(uri));
const askDiagnostics: Ask = ({ connection }, uri) => connection.sendRequest(DocumentDiagnosticRequest.type, about(uri));
const askFolds: Ask = ({ connection }, uri) => connection.sendRequest(FoldingRangeRequest.type, about(uri));
const askWorkspace: Ask = ({ connection }) => connection.sendRequest(WorkspaceSymbolRequest.type, { query: 't' });
const askLinks: Ask = ({ connection }, uri) => connection.sendRequest(DocumentLinkRequest.type, about(uri));
const askTokens: Ask = ({ connection }, uri) => connection.sendRequest(SemanticTokensRequest.type, about(uri));
const askTokensOfRange: Ask = ({ connection }, uri) => connection.sendRequest(SemanticTokensRangeRequest.type, { ...about(uri), range });

const cases: readonly Case[] = [
	{ setting: 'outline.maximumSymbols', value: 2, ask: askSymbols, hit: { kind: 'symbols', shown: 2 } },
	{ setting: 'diagnostics.maximum', value: 2, ask: askDiagnostics, hit: { kind: 'diagnostics', shown: 2 } },
	{ setting: 'limits.folds', value: 1, ask: askFolds, hit: { kind: 'folds', shown: 1 } },
	{ setting: 'limits.workspaceSymbols', value: 2, ask: askWorkspace, hit: { kind: 'workspaceSymbols', shown: 2 } },
	{ setting: 'limits.links', value: 2, ask: askLinks, hit: { kind: 'links', shown: 2, total: 3 } },
	{ setting: 'limits.linkedNames', value: 1, ask: askLinks, hit: { kind: 'linkedNames', shown: 1, total: 3 } },
	{ setting: 'limits.semanticTokens', value: 4, ask: askTokens, hit: { kind: 'semanticTokens', shown: 4 } },
	{ setting: 'limits.semanticTokens', value: 3, ask: askTokensOfRange, hit: { kind: 'semanticTokens', shown: 3 } },
	{ setting: 'limits.references', value: 4, ask: askReferences, hit: { kind: 'references', shown: 4 } },
	{ setting: 'limits.searchedFiles', value: 1, ask: askReferences, hit: { kind: 'searchedFiles', shown: 1, total: 3 } },
	{ setting: 'limits.searchedMegabytes', value: 1, ask: askReferences, hit: { kind: 'searchedSizes', shown: 2, total: 3 } },
];

describe.skipIf(!hasModels)('a limit that is hit is visible, and a setting moves it', () => {
	it.each(cases)('corpus.$setting, $hit.kind', async ({ setting, value, ask, hit }) => {
		const [section = '', name = ''] = setting.split('.');
		peer = await createPeer({
			capabilities: fullCapabilities,
			host: createNodeHost({ log: () => {}, modelsFolder: 'models' }),
			settings: { [section]: { [name]: value } },
			workspaceFolders: [pathToFileURL(folder).href],
		});
		const uri = pathToFileURL(join(folder, 'open.corpus')).href;
		await peer.open(uri, text);
		await ask(peer, uri);
		const status = await peer.connection.sendRequest<CorpusStatus>('corpus/status', { textDocument: { uri } });
		expect(status.limits).toContainEqual(expect.objectContaining({ ...hit, setting: `corpus.${setting}` }));
		const manifest = await readFile('package.json', 'utf8');
		expect(manifest).toContain(`"corpus.${setting}": {`);
	});
});
