import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApplyWorkspaceEditRequest, TextDocumentEdit, WorkspaceSymbolRequest } from 'vscode-languageserver/node';
import type { CorpusEdit, CorpusRequests, CorpusStatus } from '../../server/lsp/protocol.ts';
import { createNodeHost } from '../../server/node/nodeHost.ts';
import { createPeer, type Peer } from './peer.ts';

const documents = 3000;
const text = Array.from({ length: documents }, (_, ordinal) => `<<<FILE n/${ordinal}.txt>>>\nHeadline ${ordinal}\n\n${'Words. '.repeat(60)}\n`).join(
	'',
);

let folder: string;
let path: string;
let uri: string;
let peer: Peer;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'corpus-large-'));
	path = join(folder, 'large.corpus');
	uri = pathToFileURL(path).href;
	await writeFile(path, text);
	const { openBytes, saveArticle, rearrangeFile, extractToFile } = createNodeHost({ log: () => {} });
	peer = await createPeer({ host: { openBytes, saveArticle: saveArticle!, rearrangeFile: rearrangeFile!, extractToFile: extractToFile! } });
});
afterEach(async () => {
	await peer.dispose();
	await rm(folder, { recursive: true, force: true });
});

function ask<M extends keyof CorpusRequests>(method: M, params: CorpusRequests[M]['params']): Promise<CorpusRequests[M]['result']> {
	return peer.connection.sendRequest(method, params);
}

async function openLarge(): Promise<CorpusStatus> {
	await peer.connection.sendNotification('corpus/openFile', { uri });
	while (true) {
		const status = await peer.next<CorpusStatus>('corpus/statusChanged');
		if (status.uri === uri && status.indexed) return status;
	}
}

describe('a corpus that the editor does not hand over', () => {
	it('is indexed from disk and served in pages', async () => {
		const status = await openLarge();
		expect([status.documents, status.dialect, status.articles.state]).toEqual([documents, 'canonical', 'off']);
		const page = await ask('corpus/documents', { textDocument: { uri }, offset: 1000, limit: 200 });
		expect([page.items.length, page.total, page.complete]).toEqual([200, documents, true]);
		expect(page.items[7]).toMatchObject({ ordinal: 1007, name: 'n/1007.txt', headline: 'Headline 1007', lines: 4 });
		expect(page.items[7]?.range.start).toEqual({ line: 4028, character: 0 });
		const backwards = await ask('corpus/documents', { textDocument: { uri }, offset: 0, limit: 2, descending: true });
		expect(backwards.items.map(({ ordinal }) => ordinal)).toEqual([documents - 1, documents - 2]);
		const filtered = await ask('corpus/documents', { textDocument: { uri }, offset: 0, limit: 5, filter: 'HEADLINE 299' });
		expect([filtered.total, filtered.items.map(({ ordinal }) => ordinal)]).toEqual([13, [299, 1299, 2299, 2990, 2991]]);
	});

	it('has what is wrong with its delimiters pushed, and taken back when it is closed', async () => {
		await writeFile(path, text.replace('<<<FILE n/2000.txt>>>', '<<<FILE n/2000.txt>>').replace('Headline 2500', '<<<END of the world'));
		await openLarge();
		await peer.until(() => (peer.published.get(uri)?.length ?? 0) > 0);
		const pushed = peer.published.get(uri) ?? [];
		expect(pushed.map(({ code, range }) => [code, range.start.line])).toEqual([
			['CF102', 8000],
			['CF109', 10001],
		]);
		await peer.connection.sendNotification('corpus/closeFile', { uri });
		await peer.until(() => peer.published.get(uri)?.length === 0);
	});

	it('is sorted and filtered by what its documents say', async () => {
		const dates = ['2021-05-03', '1999', '2023-01'];
		const documentText = (ordinal: number): string =>
			`<<<FILE ${['Zebra', 'apple', 'Mango'][ordinal]}.txt date=${dates[ordinal]}>>>\nThe ${['long', 'short', 'middle'][ordinal]} story\n\n${'Word. '.repeat([900, 5, 70][ordinal]!)}\n`;
		await writeFile(path, `${[0, 1, 2].map(documentText).join('')}<<<FILE plain.txt>>>\n\u0007 Bell\n`);
		await openLarge();
		const names = async (params: object): Promise<string[]> => {
			const page = await ask('corpus/documents', { textDocument: { uri }, offset: 0, limit: 10, ...params });
			return page.items.map(({ name }) => name.replace('.txt', ''));
		};
		const isLearnt = async (): Promise<boolean> =>
			(await ask('corpus/documents', { textDocument: { uri }, offset: 0, limit: 1, sort: 'words' })).complete;
		while (!(await isLearnt()));
		expect(await names({ sort: 'name' })).toEqual(['apple', 'Mango', 'plain', 'Zebra']);
		expect(await names({ sort: 'name', descending: true })).toEqual(['Zebra', 'plain', 'Mango', 'apple']);
		expect(await names({ sort: 'words', descending: true })).toEqual(['Zebra', 'Mango', 'apple', 'plain']);
		expect(await names({ sort: 'date' })).toEqual(['apple', 'Zebra', 'Mango', 'plain']);
		expect(await names({ sort: 'date', descending: true })).toEqual(['Mango', 'Zebra', 'apple', 'plain']);
		expect((await names({ sort: 'findings', descending: true }))[0]).toBe('plain');
		expect(await names({ filter: 'STORY m', sort: 'words' })).toEqual(['Mango']);
		const [row] = (await ask('corpus/documents', { textDocument: { uri }, offset: 2, limit: 1 })).items;
		expect(row).toMatchObject({ name: 'Mango.txt', date: '2023-01', words: 73, findings: 0, headline: 'The middle story' });
	});

	it('is walked by documents, searched by name and headline, and each of its documents has articles', async () => {
		await openLarge();
		const next = await ask('corpus/neighbour', {
			textDocument: { uri },
			position: { line: 4029, character: 3 },
			unit: 'document',
			direction: 'next',
		});
		expect(next).toMatchObject({ label: 'n/1008.txt', ordinal: 1008, total: documents, selectionRange: { start: { line: 4032, character: 8 } } });
		const edge = { textDocument: { uri }, position: { line: 0, character: 0 }, unit: 'document', direction: 'previous' } as const;
		expect(await ask('corpus/neighbour', edge)).toBeNull();
		const article = await ask('corpus/neighbour', { ...edge, position: { line: 4029, character: 0 }, unit: 'article' });
		expect(article?.range.start.line).toBeLessThan(4028);
		const articles = await ask('corpus/articles', { textDocument: { uri }, offset: 0, limit: 9, document: 1007 });
		expect(articles.items.every(({ document }) => document === 1007)).toBe(true);
		const isKnown = async (): Promise<boolean> =>
			(await ask('corpus/documents', { textDocument: { uri }, offset: 0, limit: 1, sort: 'words' })).complete;
		while (!(await isKnown()));
		const symbols = await peer.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'headline 2990' });
		expect(symbols).toMatchObject([{ name: 'Headline 2990', containerName: 'n/2990.txt', location: { uri, range: { start: { line: 11960 } } } }]);
	});

	it('has findings of all rules: about single documents, about names that clash, about what stands first', async () => {
		const changed = text
			.replace('<<<FILE n/2500.txt>>>', '<<<FILE n/7.txt>>>')
			.replace('<<<FILE n/2600.txt>>>', '<<<FILE N/8.txt>>>')
			.replace('Headline 2700', 'Head\u0007line');
		await writeFile(path, `Collected in August.\n${changed}`);
		await openLarge();
		await peer.until(() => (peer.published.get(uri)?.length ?? 0) >= 4);
		const pushed = (peer.published.get(uri) ?? []).map(({ code, range }) => [code, range.start.line]);
		expect(pushed).toContainEqual(['CF120', 10001]);
		expect(pushed).toContainEqual(['CF121', 10401]);
		expect(pushed).toContainEqual(['CF130', 0]);
		expect(pushed).toContainEqual(['CF135', 10802]);
	});

	it('is looked at again when it has changed, and the tail alone is read', async () => {
		await openLarge();
		await appendFile(path, '<<<FILE new.txt>>>\nThe newest\n');
		await peer.connection.sendNotification('corpus/openFile', { uri });
		while (true) {
			const status = await peer.next<CorpusStatus>('corpus/statusChanged');
			if (status.documents === documents + 1 && status.indexed) break;
		}
		const page = await ask('corpus/documents', { textDocument: { uri }, offset: documents, limit: 5 });
		expect(page.items).toMatchObject([{ name: 'new.txt', headline: 'The newest' }]);
	});

	it('gives one article to read, and takes it back', async () => {
		const read = await ask('corpus/readArticle', { uri, ordinal: 1500, name: 'n/1500.txt' });
		if (!read.ok) throw new Error(read.message);
		expect(read.text.startsWith('<<<FILE n/1500.txt>>>\nHeadline 1500\n')).toBe(true);
		const edited = read.text.replace('Headline 1500', 'A better headline');
		const written = await ask('corpus/writeArticle', { uri, ordinal: 1500, identity: read.identity, text: edited });
		expect(written.ok).toBe(true);
		expect(await readFile(path, 'utf8')).toBe(text.replace('Headline 1500', 'A better headline'));
		const again = await ask('corpus/readArticle', { uri, ordinal: 2999 });
		expect(again).toMatchObject({ ok: true, name: 'n/2999.txt' });
		const stale = await ask('corpus/writeArticle', { uri, ordinal: 1500, identity: read.identity, text: read.text });
		expect(stale).toMatchObject({ ok: false, reason: 'conflict', current: edited });
	});

	it('says so when there is no such document or file', async () => {
		expect(await ask('corpus/readArticle', { uri, ordinal: documents })).toMatchObject({ ok: false, reason: 'missing' });
		expect(await ask('corpus/readArticle', { uri, ordinal: 3, name: 'other.txt' })).toMatchObject({ ok: false, reason: 'changed' });
		// Documents came or went before it: the nearest of its name is meant.
		expect(await ask('corpus/readArticle', { uri, ordinal: 3, name: 'n/290.txt' })).toMatchObject({ ok: true, ordinal: 290 });
		expect(await ask('corpus/readArticle', { uri, ordinal: documents + 40, name: 'n/0.txt' })).toMatchObject({ ok: true, ordinal: 0 });
		expect(await ask('corpus/readArticle', { uri: `${uri}.gone`, ordinal: 0 })).toMatchObject({ ok: false, reason: 'unreadable' });
	});
});

describe('documents of a corpus on disk', () => {
	const blocks = ['<<<FILE a>>>\nOne\n', '<<<FILE b>>>\nTwo\n\n', '<<<FILE c>>>\nThree\r\n', '<<<FILE d>>>\nFour'];
	const [a, b, c, d] = blocks as [string, string, string, string];
	const content = (): Promise<string> => readFile(path, 'utf8');
	const edit = (change: CorpusEdit): Promise<CorpusRequests['corpus/editOnDisk']['result']> =>
		ask('corpus/editOnDisk', { textDocument: { uri }, edit: change });

	beforeEach(async () => {
		await writeFile(path, `Before.\n${blocks.join('')}`);
		await openLarge();
	});

	it.each<[string, CorpusEdit, string]>([
		['are moved up', { kind: 'move', ordinals: [2], target: 0 }, `${c}${a}${b}${d}`],
		['are moved down', { kind: 'move', ordinals: [0, 1], target: 3 }, `${c}${a}${b}${d}`],
		['are moved behind the last, whose content stays', { kind: 'move', ordinals: [0], target: 4 }, `${b}${c}<<<FILE d noeol>>>\nFour\n${a}`],
		['are moved from the end, and keep their content', { kind: 'move', ordinals: [3], target: 1 }, `${a}<<<FILE d noeol>>>\nFour\n${b}${c}`],
		['are deleted', { kind: 'delete', ordinals: [1, 3] }, `${a}${c}`],
	])('%s, and back', async (_, change, expected) => {
		const preview = await ask('corpus/edit', { textDocument: { uri }, edit: change });
		expect(preview).toMatchObject({ edit: null, refused: null });
		expect(preview.onDisk?.question).toContain('on disk at once');
		expect(await edit(change)).toMatchObject({ ok: true, undoable: true });
		expect(await content()).toBe(`Before.\n${expected}`);
		const page = await ask('corpus/documents', { textDocument: { uri }, offset: 0, limit: 9 });
		expect(page.items.map(({ name }) => name)).toEqual([...expected.matchAll(/<<<FILE (\w)/g)].map(([, name]) => name));
		expect(await ask('corpus/undoOnDisk', { textDocument: { uri } })).toMatchObject({ ok: true });
		expect(await content()).toBe(`Before.\n${blocks.join('')}`);
	});

	it('are extracted to a new corpus, which never takes the place of another file', async () => {
		const to = pathToFileURL(join(folder, 'part.corpus')).href;
		expect(await edit({ kind: 'extract', ordinals: [3, 1], to, keep: false })).toMatchObject({ ok: true, undoable: true });
		expect(await readFile(join(folder, 'part.corpus'), 'utf8')).toBe(`${b}<<<FILE d noeol>>>\nFour\n`);
		expect(await content()).toBe(`Before.\n${a}${c}`);
		expect(await edit({ kind: 'extract', ordinals: [0], to, keep: true })).toMatchObject({ ok: false });
		expect(await readFile(join(folder, 'part.corpus'), 'utf8')).toBe(`${b}<<<FILE d noeol>>>\nFour\n`);
	});

	it('stay as they are where the file has changed meanwhile', async () => {
		const other = `${a}${c}${d}${b}`;
		await writeFile(path, other);
		expect(await edit({ kind: 'delete', ordinals: [0] })).toMatchObject({ ok: false, message: expect.stringContaining('has changed on disk') });
		expect(await content()).toBe(other);
		expect(await edit({ kind: 'delete', ordinals: [0] })).toMatchObject({ ok: true });
		await appendFile(path, 'More.\n');
		expect(await ask('corpus/undoOnDisk', { textDocument: { uri } })).toMatchObject({ ok: false });
		expect(await content()).toBe(`${c}${d}${b}More.\n`);
	});

	it('keep what was learnt about them through an edit of others', async () => {
		const isLearnt = async (): Promise<boolean> =>
			(await ask('corpus/documents', { textDocument: { uri }, offset: 0, limit: 1, sort: 'words' })).complete;
		while (!(await isLearnt()));
		await edit({ kind: 'move', ordinals: [2], target: 0 });
		while (!(await isLearnt()));
		const page = await ask('corpus/documents', { textDocument: { uri }, offset: 0, limit: 9, sort: 'name', descending: true });
		expect(page.items.map(({ name, words, ordinal }) => [name, words, ordinal])).toEqual([
			['d', 1, 3],
			['c', 1, 0],
			['b', 1, 2],
			['a', 1, 1],
		]);
	});
});

describe('an article of a corpus that the editor holds as text', () => {
	it('is a part of that text, and saving it is an edit of it', async () => {
		await peer.open(uri, '<<<FILE a>>>\nOne\n<<<FILE b>>>\nTwo\n');
		peer.connection.onRequest(ApplyWorkspaceEditRequest.type, async ({ edit }) => {
			const change = edit.documentChanges?.[0];
			if (!change || !TextDocumentEdit.is(change)) return { applied: false };
			const [only] = change.edits;
			if (!only || !('newText' in only)) return { applied: false };
			await peer.change(uri, 2, [{ range: only.range, text: only.newText }]);
			return { applied: true };
		});
		const read = await ask('corpus/readArticle', { uri, ordinal: 0 });
		if (!read.ok) throw new Error(read.message);
		expect([read.text, read.name]).toEqual(['<<<FILE a>>>\nOne\n', 'a']);
		expect(await ask('corpus/writeArticle', { uri, ordinal: 0, identity: read.identity, text: 'One' })).toMatchObject({
			ok: false,
			reason: 'invalid',
		});
		const written = await ask('corpus/writeArticle', { uri, ordinal: 0, identity: read.identity, text: '<<<FILE a>>>\nEleven' });
		expect(written.ok).toBe(true);
		const again = await ask('corpus/readArticle', { uri, ordinal: 0 });
		expect(again).toMatchObject({ ok: true, text: '<<<FILE a>>>\nEleven\n' });
		expect(written.ok && again.ok && written.identity === again.identity).toBe(true);
		const stale = await ask('corpus/writeArticle', { uri, ordinal: 0, identity: read.identity, text: read.text });
		expect(stale).toMatchObject({ ok: false, reason: 'conflict', current: '<<<FILE a>>>\nEleven\n' });
	});
});
