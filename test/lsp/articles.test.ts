import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import {
	type AnnotatedTextEdit,
	DefinitionRequest,
	type Diagnostic,
	DocumentDiagnosticRequest,
	DocumentHighlightRequest,
	type DocumentSymbol,
	DocumentSymbolRequest,
	HoverRequest,
	type Location,
	type Position,
	PrepareRenameRequest,
	ReferencesRequest,
	RenameRequest,
	SemanticTokensRequest,
	type SymbolInformation,
	type TextDocumentEdit,
	WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import type { ArticleRow, EntitiesPage, OccurrenceRow, Page } from '../../server/lsp/protocol.ts';
import { createNodeHost } from '../../server/node/nodeHost.ts';
import { createPeer, type Peer } from './peer.ts';

const uri = 'file:///corpora/news.corpus.txt';
const textDocument = { uri };
const text = [
	'<<<FILE harbour.txt>>>',
	'Harbour bridge opens to traffic after two years of works',
	'',
	'Updated 09 August 2025',
	'',
	'LISBON: The National Bridge Authority (NBA) opened the harbour bridge on Saturday, Prime Minister Maria Carvalho said.',
	'',
	'Carvalho thanked the engineers. The works cost $38 million, the NBA said, and 12 percent of that came from the city.',
	'<<<FILE ferry.txt>>>',
	'Ferry line to close',
	'',
	'Updated 05 December 2025',
	'',
	'LISBON: Prime Minister Maria Carvalho said the ferry line would close on Friday, a week after the National Bridge Authority had asked for it.',
	'',
].join('\n');

const models = ['articles', 'knowledge'].every(name => existsSync(`models/${name}.bin.gz`));

let peer: Peer;
afterEach(() => peer.dispose());

function positionOf(word: string, nth = 0): Position {
	let at = -1;
	for (let count = 0; count <= nth; count++) at = text.indexOf(word, at + 1);
	const before = text.slice(0, at + 1).split('\n');
	return { line: before.length - 1, character: before.at(-1)!.length };
}

async function openNews(): Promise<void> {
	peer = await createPeer({ host: createNodeHost({ log: () => {}, modelsFolder: 'models' }) });
	await peer.open(uri, text);
}

describe.skipIf(!models)('articles and entities', () => {
	it('join the outline once they are known, and the provider is registered anew', async () => {
		await openNews();
		const registeredAnew = (): boolean => peer.registrations.some(({ method }) => method === 'textDocument/documentSymbol');
		let symbols: DocumentSymbol[] = [];
		// Work in the background stands back while a request waits: its own word is waited for.
		for (let round = 0; round < 50 && !symbols[1]?.children; round++) {
			const analysed = peer.next('corpus/viewsChanged');
			symbols = (await peer.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })) as DocumentSymbol[];
			if (!symbols[1]?.children) await analysed;
		}
		expect(symbols.map(({ children }) => children?.map(({ name, detail }) => [name, detail]))).toEqual([
			[['Harbour bridge opens to traffic after two years of works', expect.stringMatching(/^2025-08-09 · \d+ words$/)]],
			[['Ferry line to close', expect.stringMatching(/^2025-12-05 · \d+ words$/)]],
		]);
		expect(symbols[0]?.children?.[0]?.children?.map(({ detail }) => detail)).toEqual(
			expect.arrayContaining(['headline', 'date · 2025-08-09', 'paragraph']),
		);
		await peer.until(registeredAnew);
		const articles = await peer.connection.sendRequest<Page<ArticleRow>>('corpus/articles', {
			textDocument,
			offset: 0,
			limit: 10,
			sort: 'date',
			descending: true,
		});
		expect(articles).toMatchObject({ total: 2, complete: true, items: [{ date: '2025-12-05' }, { date: '2025-08-09' }] });
	});

	it.each([
		['NBA said', 'National Bridge Authority'],
		['Saturday', '2025-08-09'],
		['$38 million', 'USD 38,000,000'],
		['12 percent', '12%'],
		['Harbour bridge', 'article 1 of 1'],
		['Friday', '2025-12-05'],
	])('a hover on %s says %s', async (word, said) => {
		await openNews();
		const hover = await peer.connection.sendRequest(HoverRequest.type, { textDocument, position: positionOf(word) });
		expect(hover?.contents).toMatchObject({ value: expect.stringContaining(said) });
	});

	it('an acronym goes to its expansion, and a name is found in all articles', async () => {
		await openNews();
		const definition = (await peer.connection.sendRequest(DefinitionRequest.type, { textDocument, position: positionOf('NBA said') })) as Location;
		expect(definition.range.start).toEqual({ line: 5, character: 12 });
		await peer.connection.sendRequest(HoverRequest.type, { textDocument, position: positionOf('Carvalho', 2) });
		const context = { includeDeclaration: true };
		const references = await peer.connection.sendRequest(ReferencesRequest.type, { textDocument, position: positionOf('Carvalho'), context });
		expect(references?.map(({ range }) => range.start.line)).toEqual([5, 7, 13]);
		const highlights = await peer.connection.sendRequest(DocumentHighlightRequest.type, { textDocument, position: positionOf('Carvalho') });
		expect(highlights?.map(({ range }) => range.start.line)).toEqual([5, 7]);
	});

	it('names are found and renamed in corpora of the workspace that nobody has open, and in their new text once they change', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'corpus-closed-'));
		try {
			const closed = join(folder, 'deep', 'closed.corpus');
			await mkdir(join(folder, 'deep'));
			await writeFile(closed, '<<<FILE a.txt>>>\nNothing here.\n<<<FILE b.txt>>>\nLISBON: Prime Minister Maria Carvalho spoke on Friday.\n');
			await writeFile(join(folder, 'other.txt'), 'Prime Minister Maria Carvalho spoke.\n');
			peer = await createPeer({ host: createNodeHost({ log: () => {}, modelsFolder: 'models' }), workspaceFolders: [pathToFileURL(folder).href] });
			await peer.open(uri, text);
			const found = async (): Promise<readonly string[]> => {
				const context = { includeDeclaration: true };
				const locations = await peer.connection.sendRequest(ReferencesRequest.type, { textDocument, position: positionOf('Carvalho'), context });
				return locations?.map(location => `${location.uri.split('/').at(-1)} ${location.range.start.line}`) ?? [];
			};
			expect(await found()).toEqual(['news.corpus.txt 5', 'news.corpus.txt 7', 'news.corpus.txt 13', 'closed.corpus 3']);
			await writeFile(closed, '<<<FILE b.txt>>>\nLISBON: Prime Minister Maria Carvalho spoke. On Saturday, Carvalho left.\n');
			expect((await found()).slice(3)).toEqual(['closed.corpus 1', 'closed.corpus 1']);
			const edit = await peer.connection.sendRequest(RenameRequest.type, { textDocument, position: positionOf('Carvalho'), newName: 'Ana Costa' });
			const [own, other] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
			expect(own?.textDocument).toEqual({ uri, version: 1 });
			expect(other?.textDocument).toEqual({ uri: pathToFileURL(closed).href, version: null });
			const edits = (other?.edits ?? []) as AnnotatedTextEdit[];
			const annotations = edits.map(({ annotationId }) => edit?.changeAnnotations?.[annotationId]);
			expect(edits.map(({ newText, range }) => [newText, range.start.character])).toEqual([
				['Ana Costa', 23],
				['Costa', 58],
			]);
			expect(annotations).toEqual([
				{ label: '“Maria Carvalho” → “Ana Costa”, closed.corpus', description: '1 place', needsConfirmation: true },
				{ label: '“Carvalho” → “Costa”, closed.corpus', description: '1 place', needsConfirmation: true },
			]);
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	});

	it('a document in an editor of its own and its corpus are one text', async () => {
		await openNews();
		const article = `corpus-article:/ferry.txt.corpus?${encodeURIComponent(JSON.stringify({ uri, ordinal: 1, name: 'ferry.txt' }))}`;
		const ferry = text.slice(text.indexOf('<<<FILE ferry'));
		await peer.open(article, ferry);
		const context = { includeDeclaration: true };
		const lines = async (asked: string, position: Position): Promise<readonly string[] | undefined> => {
			const found = await peer.connection.sendRequest(ReferencesRequest.type, { textDocument: { uri: asked }, position, context });
			return found?.map(location => `${location.uri.slice(0, 5)} ${location.range.start.line}`);
		};
		expect(await lines(uri, positionOf('Carvalho'))).toEqual(['file: 5', 'file: 7', 'file: 13']);
		expect(await lines(article, { line: 5, character: ferry.split('\n')[5]!.indexOf('Carvalho') })).toEqual(['corpu 5']);
	});

	it('one acronym with two names in two documents is a finding of the corpus', async () => {
		peer = await createPeer({ host: createNodeHost({ log: () => {}, modelsFolder: 'models' }) });
		await peer.open(uri, '<<<FILE a>>>\nThe National Tea Board (NTB) met.\n<<<FILE b>>>\nThe Northern Tram Bureau (NTB) met.\n');
		const acronyms = async (): Promise<readonly Diagnostic[]> => {
			const lists = await Promise.all(
				['format', 'quality'].map(identifier =>
					peer.connection
						.sendRequest(DocumentDiagnosticRequest.type, { textDocument, identifier })
						.then(report => ('items' in report ? report.items : [])),
				),
			);
			return lists.flat().filter(({ code }) => code === 'CE402');
		};
		let shown: readonly Diagnostic[] = [];
		for (let round = 0; round < 50 && shown.length === 0; round++) {
			const analysed = peer.next('corpus/viewsChanged');
			shown = await acronyms();
			if (shown.length === 0) await analysed;
		}
		expect(shown.map(({ message, range }) => [message, range.start.line])).toEqual([
			['"NTB" stands for "Northern Tram Bureau" here, and for "National Tea Board" in another document.', 3],
		]);
	});

	it('an entity is renamed in all its forms: in its article, and in others once that is confirmed', async () => {
		await openNews();
		await peer.connection.sendRequest(HoverRequest.type, { textDocument, position: positionOf('Carvalho', 2) });
		const position = positionOf('Carvalho');
		expect(await peer.connection.sendRequest(PrepareRenameRequest.type, { textDocument, position })).toMatchObject({ placeholder: 'Maria Carvalho' });
		const edit = await peer.connection.sendRequest(RenameRequest.type, { textDocument, position, newName: 'Ana Costa' });
		const edits = ((edit?.documentChanges ?? []) as TextDocumentEdit[]).flatMap(change => change.edits as AnnotatedTextEdit[]);
		expect(edits.map(({ newText, annotationId }) => [newText, edit?.changeAnnotations?.[annotationId]?.needsConfirmation])).toEqual([
			['Ana Costa', false],
			['Costa', false],
			['Ana Costa', true],
		]);
	});

	it('are symbols of the workspace, tokens with an off switch, and rows of views', async () => {
		await openNews();
		for (const word of ['Carvalho', 'Friday']) await peer.connection.sendRequest(HoverRequest.type, { textDocument, position: positionOf(word) });
		const found = (await peer.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'carvalho' })) as SymbolInformation[];
		expect(found.map(({ name, containerName }) => [name, containerName])).toEqual([['Maria Carvalho', '3 mentions']]);
		const tokens = async (): Promise<Set<number>> => {
			const { data } = (await peer.connection.sendRequest(SemanticTokensRequest.type, { textDocument })) ?? { data: [] };
			return new Set(data.filter((_value, index) => index % 5 === 3));
		};
		expect([...(await tokens())]).toEqual(expect.arrayContaining([0, 1, 4, 5, 8, 9]));
		await peer.connection.sendNotification('workspace/didChangeConfiguration', { settings: { corpus: { entities: { highlight: false } } } });
		expect([...(await tokens())]).toEqual([0, 1]);
		const page = await peer.connection.sendRequest<EntitiesPage>('corpus/entities', { textDocument, offset: 0, limit: 10, type: 'PER' });
		expect(page.items.map(({ name, mentions, articles }) => [name, mentions, articles])).toEqual([['Maria Carvalho', 3, 2]]);
		const { key } = page.items[0]!;
		const occurrences = await peer.connection.sendRequest<Page<OccurrenceRow>>('corpus/occurrences', { textDocument, key, offset: 0, limit: 10 });
		expect(occurrences.items.map(({ date, text: written }) => [date, written])).toEqual([
			['2025-08-09', 'Maria Carvalho'],
			['2025-08-09', 'Carvalho'],
			['2025-12-05', 'Maria Carvalho'],
		]);
	});
});
