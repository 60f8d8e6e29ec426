import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	DidChangeWatchedFilesNotification,
	FileChangeType,
	WorkDoneProgressCancelNotification,
	WorkDoneProgressCreateRequest,
	WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import type { CorpusStatus } from '../../server/lsp/protocol.ts';
import { createNodeHost } from '../../server/node/nodeHost.ts';
import { createMemorySource } from '../unit/workspace/memorySource.ts';
import { createPeer, fullCapabilities, type Peer, type PeerOptions } from './peer.ts';

const corpus = (name: string): string => `<<<FILE ${name}.txt>>>\nHeadline of ${name}\n\n${'Words. '.repeat(60)}\n`;

let folder: string;
let peer: Peer | undefined;

const uriOf = (...path: string[]): string => pathToFileURL(join(folder, ...path)).href;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'corpus-workspace-'));
	for (const below of ['sub/deep', '.git', 'node_modules/package']) await mkdir(join(folder, below), { recursive: true });
	await writeFile(join(folder, 'a.corpus'), corpus('alpha'));
	await writeFile(join(folder, 'sub', 'deep', 'b.corpus.txt'), corpus('beta'));
	for (const passedOver of ['.git/c.corpus', 'node_modules/package/d.corpus', 'e.txt']) await writeFile(join(folder, passedOver), corpus('passed'));
});

afterEach(async () => {
	await peer?.dispose();
	peer = undefined;
	await rm(folder, { recursive: true, force: true });
});

async function start(options: Omit<PeerOptions, 'workspaceFolders'> = {}): Promise<Peer> {
	const { openBytes, findCorpora } = createNodeHost({ log: () => {} });
	peer = await createPeer({ host: { openBytes, findCorpora: findCorpora! }, ...options, workspaceFolders: [pathToFileURL(folder).href] });
	return peer;
}

async function symbols({ connection }: Peer, query: string): Promise<string[]> {
	const found = (await connection.sendRequest(WorkspaceSymbolRequest.type, { query })) ?? [];
	return found.map(({ name, location }) => `${name} in ${location.uri.slice(pathToFileURL(folder).href.length + 1)}`).sort();
}

/** Asks until the answer is the one that is wanted: what happens in the background tells no client when it is done. */
async function eventually(ask: () => Promise<unknown>, wanted: unknown): Promise<void> {
	for (;;) {
		const answer = await ask();
		if (JSON.stringify(answer) === JSON.stringify(wanted)) return;
		await new Promise(resolve => setImmediate(resolve));
	}
}

const changed = ({ connection }: Peer, uri: string, type: FileChangeType): Promise<void> =>
	connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri, type }] });

describe('Corpora of the workspace that are not open', () => {
	it('are found by their documents and headlines; hidden folders and packages are passed over', async () => {
		const client = await start();
		await eventually(() => symbols(client, 'headline of'), ['Headline of alpha in a.corpus', 'Headline of beta in sub/deep/b.corpus.txt']);
		expect(await symbols(client, 'beta.txt')).toEqual(['beta.txt in sub/deep/b.corpus.txt']);
		expect(client.published.size).toBe(0);
	});

	it('are followed as they change, come and go', async () => {
		const client = await start();
		await eventually(() => symbols(client, 'alpha.txt'), ['alpha.txt in a.corpus']);
		await writeFile(join(folder, 'a.corpus'), corpus('gamma'));
		await changed(client, uriOf('a.corpus'), FileChangeType.Changed);
		await eventually(() => symbols(client, 'gamma.txt'), ['gamma.txt in a.corpus']);
		await writeFile(join(folder, 'new.corpus'), corpus('delta'));
		await changed(client, uriOf('new.corpus'), FileChangeType.Created);
		await eventually(() => symbols(client, 'delta.txt'), ['delta.txt in new.corpus']);
		await rm(join(folder, 'a.corpus'));
		await changed(client, uriOf('a.corpus'), FileChangeType.Deleted);
		await eventually(() => symbols(client, 'gamma.txt'), []);
	});

	it('count by their text while they are open, and by their file again after that', async () => {
		const client = await start();
		await eventually(() => symbols(client, 'alpha.txt'), ['alpha.txt in a.corpus']);
		await client.open(uriOf('a.corpus'), corpus('typed'));
		await eventually(() => symbols(client, 'typed.txt'), ['typed.txt in a.corpus']);
		expect(await symbols(client, 'alpha.txt')).toEqual([]);
		await client.close(uriOf('a.corpus'));
		await eventually(() => symbols(client, 'alpha.txt'), ['alpha.txt in a.corpus']);
	});

	it('stay indexed when the editor that showed one is closed', async () => {
		const client = await start();
		await eventually(() => symbols(client, 'alpha.txt'), ['alpha.txt in a.corpus']);
		await client.connection.sendNotification('corpus/openFile', { uri: uriOf('a.corpus') });
		await client.connection.sendNotification('corpus/closeFile', { uri: uriOf('a.corpus') });
		await eventually(() => symbols(client, 'alpha.txt'), ['alpha.txt in a.corpus']);
	});

	it('have what is wrong with them pushed once an editor shows one', async () => {
		await writeFile(join(folder, 'a.corpus'), `${corpus('alpha')}<<<FILE broken.txt>>\nText\n`);
		const client = await start();
		await eventually(() => symbols(client, 'alpha.txt'), ['alpha.txt in a.corpus']);
		expect(client.published.size).toBe(0);
		// The second time as the first: closing takes them back.
		for (const _ of [1, 2]) {
			await client.connection.sendNotification('corpus/openFile', { uri: uriOf('a.corpus') });
			await client.until(() => client.published.get(uriOf('a.corpus'))?.some(({ code }) => code === 'CF102') ?? false);
			await client.connection.sendNotification('corpus/closeFile', { uri: uriOf('a.corpus') });
			await client.until(() => client.published.get(uriOf('a.corpus'))?.length === 0);
		}
	});

	it('are left alone where the setting says so', async () => {
		const looked: string[] = [];
		const client = await start({
			settings: { workspace: { index: false } },
			host: {
				findCorpora: async folders => {
					looked.push(...folders);
					return [];
				},
			},
		});
		expect(await symbols(client, 'alpha')).toEqual([]);
		expect(looked).toEqual([]);
	});

	it('are cut by a limit that shows in the status of what is open', async () => {
		const client = await start({ settings: { workspace: { maximumFiles: 1 } } });
		await eventually(() => symbols(client, 'headline of'), ['Headline of alpha in a.corpus']);
		await client.open('file:///open.corpus', corpus('open'));
		const status = (): Promise<CorpusStatus | null> =>
			client.connection.sendRequest('corpus/status', { textDocument: { uri: 'file:///open.corpus' } });
		await eventually(
			async () => (await status())?.limits,
			[{ kind: 'workspaceFiles', shown: 1, total: 2, setting: 'corpus.workspace.maximumFiles' }],
		);
	});

	it('are indexed with progress, and no further once that is cancelled', async () => {
		const all = Array.from({ length: 50 }, (_, ordinal) => `file:///w/${ordinal}.corpus`);
		const opened: string[] = [];
		let letOn = (): void => {};
		const isCancelled = new Promise<void>(resolve => {
			letOn = resolve;
		});
		const client = await start({
			capabilities: { ...fullCapabilities, window: { workDoneProgress: true } },
			host: {
				findCorpora: async () => all,
				openBytes: async uri => {
					// The second one waits until the client has cancelled.
					if (opened.push(uri) === 2) await isCancelled;
					return { ...createMemorySource(corpus(`n${opened.indexOf(uri) + 1}`)), uri };
				},
			},
		});
		const ended = new Promise<void>(resolve => {
			client.connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
				client.connection.onNotification('$/progress', ({ value }: { value: { kind: string } }) => {
					if (value.kind === 'end') resolve();
					if (value.kind !== 'report') return;
					// An answer shows that the server has read what was sent before.
					void client.connection
						.sendNotification(WorkDoneProgressCancelNotification.type, { token })
						.then(() => symbols(client, 'nothing'))
						.then(letOn);
				});
			});
		});
		await ended;
		expect(opened).toEqual(all.slice(0, 2));
		expect(await symbols(client, 'n1.txt')).toHaveLength(1);
	});
});
