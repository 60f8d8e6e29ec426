import { afterEach, describe, expect, it } from 'vitest';
import {
	type CodeAction,
	CodeActionRequest,
	CodeActionResolveRequest,
	type CompletionItem,
	CompletionRequest,
	DocumentDiagnosticRequest,
	DocumentFormattingRequest,
	DocumentHighlightRequest,
	DocumentLinkRequest,
	type DocumentSymbol,
	DocumentSymbolRequest,
	FoldingRangeRequest,
	HoverRequest,
	LinkedEditingRangeRequest,
	type Position,
	PrepareRenameRequest,
	RenameRequest,
	SelectionRangeRequest,
	SemanticTokensRangeRequest,
	SemanticTokensRequest,
	type SymbolInformation,
	type TextDocumentEdit,
	type TextEdit,
	type WorkspaceEdit,
	WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { createText } from '../../server/core/source/chunkedText.ts';
import type { ArticleRow, DocumentRow, EditPreview, Page, Place, SymbolChanges } from '../../server/lsp/protocol.ts';
import { createPeer, type Peer } from './peer.ts';

const uri = 'file:///corpora/sample.corpus.txt';
const textDocument = { uri };
const text = [
	'<<<FILE first.txt lang=en>>>',
	'Floods close the pass',
	'',
	'The road is shut. It may open on Monday. See https://example.org/pass.',
	'<<<FILE second.txt',
	'Snow in the valley',
	'',
	'It fell at night.',
	'',
].join('\n');

let peer: Peer;
afterEach(() => peer.dispose());

function applied(source: string, edits: readonly TextEdit[]): string {
	const before = createText(source);
	const changes = edits.map(({ range, newText }) => ({ ...before.spanOf(range), insert: newText })).sort((a, b) => a.from - b.from);
	return before.edit(changes).slice(0);
}

function editsOf(edit: WorkspaceEdit | null | undefined): TextEdit[] {
	return (edit?.documentChanges ?? []).flatMap(change => ('edits' in change ? ((change as TextDocumentEdit).edits as TextEdit[]) : []));
}

/** The position of `$0` in a text, and the text without it. */
function withCursor(marked: string): { source: string; position: Position } {
	const before = marked.slice(0, marked.indexOf('$0')).split('\n');
	return { source: marked.replace('$0', ''), position: { line: before.length - 1, character: before.at(-1)!.length } };
}

describe('outline, folds and selection', () => {
	it('shows documents at once, each with its headline, ranges whole', async () => {
		peer = await createPeer();
		await peer.open(uri, text);
		const symbols = (await peer.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })) as DocumentSymbol[];
		expect(symbols.map(({ name, detail }) => [name, detail])).toEqual([
			['first.txt', 'Floods close the pass'],
			['second.txt', 'Snow in the valley'],
		]);
		expect(symbols[0]?.range).toEqual({ start: { line: 0, character: 0 }, end: { line: 4, character: 0 } });
		expect(symbols[0]?.selectionRange).toEqual({ start: { line: 0, character: 8 }, end: { line: 0, character: 17 } });
		expect(symbols[1]?.range.end).toEqual({ line: 8, character: 0 });
	});

	it('follows an edit', async () => {
		peer = await createPeer();
		await peer.open(uri, text);
		const start = { line: 3, character: 0 };
		await peer.change(uri, 2, [{ range: { start, end: start }, text: 'New line\n<<<FILE between.txt>>>\nBetween\n' }]);
		const symbols = (await peer.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })) as DocumentSymbol[];
		expect(symbols.map(({ name, range }) => [name, range.start.line])).toEqual([
			['first.txt', 0],
			['between.txt', 4],
			['second.txt', 7],
		]);
	});

	it('is sent as what changed, where the client has the last answer', async () => {
		peer = await createPeer();
		await peer.open(uri, text);
		const ask = (previousResultId: string | null): Promise<SymbolChanges> =>
			peer.connection.sendRequest<SymbolChanges>('corpus/symbolChanges', { textDocument, previousResultId });
		const all = [{ symbols: [expect.objectContaining({ name: 'first.txt' }), expect.objectContaining({ name: 'second.txt' })] }];
		const first = await ask(null);
		expect(first.runs).toEqual(all);
		const second = await ask(first.resultId);
		expect(second.runs).toEqual([{ from: 0, count: 2, lines: 0 }]);
		const start = { line: 2, character: 0 };
		await peer.change(uri, 2, [{ range: { start, end: start }, text: 'New line\n' }]);
		expect((await ask(second.resultId)).runs).toEqual([
			{ symbols: [expect.objectContaining({ name: 'first.txt' })] },
			{ from: 1, count: 1, lines: 1 },
		]);
		expect((await ask(second.resultId)).runs).toEqual(all);
		expect(await peer.connection.sendRequest('corpus/symbolChanges', { textDocument: { uri: 'file:///other' }, previousResultId: null })).toBeNull();
	});

	it('is cut at the limit, and the limit is visible', async () => {
		peer = await createPeer({ settings: { outline: { maximumSymbols: 1 } } });
		const status = peer.next<{ limits: unknown[] }>('corpus/statusChanged');
		await peer.open(uri, text);
		const symbols = (await peer.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })) as DocumentSymbol[];
		expect(symbols).toHaveLength(1);
		await status;
		const { limits } = await peer.connection.sendRequest<{ limits: unknown[] }>('corpus/status', { textDocument });
		expect(limits).toContainEqual({ kind: 'symbols', shown: 1, total: 2, setting: 'corpus.outline.maximumSymbols' });
	});

	it('folds documents up to their last line with text', async () => {
		peer = await createPeer();
		await peer.open(uri, text);
		const folds = await peer.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
		expect(folds?.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
			[0, 3],
			[4, 7],
		]);
	});

	it('grows a selection from the sentence to the corpus', async () => {
		peer = await createPeer();
		await peer.open(uri, text);
		const [range] = (await peer.connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions: [{ line: 3, character: 22 }] })) ?? [];
		const lines: [number, number, number, number][] = [];
		for (let at = range; at; at = at.parent) lines.push([at.range.start.line, at.range.start.character, at.range.end.line, at.range.end.character]);
		expect(lines).toEqual([
			[3, 18, 3, 40],
			[3, 0, 3, 70],
			[1, 0, 4, 0],
			[0, 0, 4, 0],
			[0, 0, 8, 0],
		]);
	});
});

describe('diagnostics and their fixes', () => {
	it('are pulled in two lists, and not sent again while they stay', async () => {
		peer = await createPeer();
		await peer.open(uri, text);
		const report = await peer.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument, identifier: 'format' });
		expect(report.kind === 'full' && report.items.map(({ code, range }) => [code, range.start.line])).toEqual([['CF101', 4]]);
		expect(report.kind === 'full' && report.items[0]?.codeDescription?.href).toBe('file:///rules/CF101.md');
		const previousResultId = report.resultId ?? '';
		const again = await peer.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument, identifier: 'format', previousResultId });
		expect(again).toEqual({ kind: 'unchanged', resultId: previousResultId });
		await peer.until(() => peer.registrations.filter(({ method }) => method === 'textDocument/diagnostic').length === 2);
		expect(peer.published.size).toBe(0);
	});

	it('are cut with errors first, and say how many are left out', async () => {
		peer = await createPeer({ settings: { diagnostics: { maximum: 3 } } });
		await peer.open(uri, Array.from({ length: 6 }, (_, index) => `<<<FILE ${index}.txt\nText\n`).join(''));
		const report = await peer.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument, identifier: 'format' });
		const items = report.kind === 'full' ? report.items : [];
		expect(items.map(({ code }) => code)).toEqual(['CF101', 'CF101', undefined]);
		expect(items[2]?.message).toContain('4 further findings are not shown');
	});

	it('have a quick fix that is resolved when it is chosen', async () => {
		peer = await createPeer();
		await peer.open(uri, text);
		const position = { line: 4, character: 3 };
		const actions = (await peer.connection.sendRequest(CodeActionRequest.type, {
			textDocument,
			range: { start: position, end: position },
			context: { diagnostics: [] },
		})) as CodeAction[];
		expect(actions.map(({ kind }) => kind)).toEqual(['quickfix', 'source.fixAll.corpus']);
		for (const action of actions) {
			expect(action.edit).toBeUndefined();
			const resolved = await peer.connection.sendRequest(CodeActionResolveRequest.type, action);
			expect(applied(text, editsOf(resolved.edit))).toBe(text.replace('second.txt', 'second.txt>>>'));
		}
	});

	it('offer to mend a whole rule at once where more than one line breaks it', async () => {
		peer = await createPeer();
		const mixed =
			'<<<FILE a.txt>>>\nOne\n<<<FILE b.txt>>>\nTwo\n<<<FILE: c.txt>>>\nThree\n<<<FILE d.txt>>>\nFour\n<<<FILE: e.txt>>>\nFive\n<<<FILE f.txt\nSix\n';
		await peer.open(uri, mixed);
		const position = { line: 4, character: 9 };
		const actions = (await peer.connection.sendRequest(CodeActionRequest.type, {
			textDocument,
			range: { start: position, end: position },
			context: { diagnostics: [], only: ['quickfix'] },
		})) as CodeAction[];
		const all = actions.find(({ title }) => title === 'Fix all 2 findings of CF113 in this corpus');
		const { edit } = await peer.connection.sendRequest(CodeActionResolveRequest.type, all!);
		expect(applied(mixed, editsOf(edit))).toBe(mixed.replaceAll('FILE: ', 'FILE '));
	});

	it('a fix that changes text has to be confirmed', async () => {
		peer = await createPeer();
		const twice = '<<<FILE a.txt>>>\nOne\n<<<FILE a.txt>>>\nOne\n';
		await peer.open(uri, twice);
		const position = { line: 2, character: 9 };
		const context = { diagnostics: [], only: ['quickfix'] };
		const actions = (await peer.connection.sendRequest(CodeActionRequest.type, {
			textDocument,
			range: { start: position, end: position },
			context,
		})) as CodeAction[];
		const unsafe = actions.find(({ title }) => title.endsWith('(changes text)'));
		const { edit } = await peer.connection.sendRequest(CodeActionResolveRequest.type, unsafe!);
		expect(Object.values(edit?.changeAnnotations ?? {})).toEqual([expect.objectContaining({ needsConfirmation: true })]);
		expect(applied(twice, editsOf(edit))).toBe('<<<FILE a.txt>>>\nOne\n');
		expect(actions[0]?.isPreferred).toBe(true);
	});

	it('fix all, convert and edits of documents are previews', async () => {
		peer = await createPeer();
		await peer.open(uri, text);
		const fixed = await peer.connection.sendRequest<EditPreview>('corpus/fixAll', { textDocument });
		expect(fixed).toMatchObject({ changes: { CF101: 1 }, refused: null });
		const closed = '<<<FILE: a.txt>>>\nOne\n<<<END FILE>>>\n<<<FILE: b.txt>>>\nTwo\n<<<END FILE>>>\n';
		await peer.change(uri, 2, [{ text: closed }]);
		const converted = await peer.connection.sendRequest<EditPreview>('corpus/convert', { textDocument });
		expect(applied(closed, editsOf(converted.edit))).toBe('<<<FILE a.txt>>>\nOne\n<<<FILE b.txt>>>\nTwo\n');
		const move = { kind: 'move', ordinals: [1], target: 0 };
		const moved = await peer.connection.sendRequest<EditPreview>('corpus/edit', { textDocument, edit: move });
		expect(applied(closed, editsOf(moved.edit))).toBe('<<<FILE: b.txt>>>\nTwo\n<<<END FILE>>>\n<<<FILE: a.txt>>>\nOne\n<<<END FILE>>>\n');
		const nothing = await peer.connection.sendRequest<EditPreview>('corpus/edit', { textDocument, edit: { kind: 'delete', ordinals: [] } });
		expect(nothing).toMatchObject({ edit: null, refused: { message: 'There is nothing to delete.' } });
	});

	it('splits at a line and merges again', async () => {
		peer = await createPeer();
		const source = '<<<FILE a.txt lang=en>>>\nOne\n\nTwo words\n';
		await peer.open(uri, source);
		const position = { line: 3, character: 2 };
		const split = await peer.connection.sendRequest<EditPreview>('corpus/edit', { textDocument, edit: { kind: 'splitHere', position } });
		const parts = applied(source, editsOf(split.edit));
		expect(parts).toBe('<<<FILE a.txt lang=en>>>\nOne\n\n<<<FILE two-words.txt lang=en>>>\nTwo words\n');
		await peer.change(uri, 2, [{ text: parts }]);
		const merged = await peer.connection.sendRequest<EditPreview>('corpus/edit', { textDocument, edit: { kind: 'mergeWithPrevious', position } });
		expect(applied(parts, editsOf(merged.edit))).toBe(source);
	});
});

describe('delimiters', () => {
	it('have a hover with name, place, lines and words', async () => {
		peer = await createPeer();
		await peer.open(uri, text);
		const hover = await peer.connection.sendRequest(HoverRequest.type, { textDocument, position: { line: 0, character: 10 } });
		expect(hover?.contents).toMatchObject({ kind: 'markdown', value: expect.stringContaining('document 1 of 2') });
		expect(hover?.range).toEqual({ start: { line: 0, character: 0 }, end: { line: 0, character: 28 } });
	});

	it.each([
		['<$0', ['<<<FILE document.txt>>>']],
		['<<<FILE a.txt l$0>>>', ['bytes', 'sha256', 'lang', 'date', 'title', 'source', 'id', 'noeol']],
		['<<<FILE a.txt date=$0>>>\nx\n<<<FILE b.txt date=2025-01-02>>>\n', ['2025-01-02', '2026-11-24']],
	])('complete %s', async (marked, labels) => {
		const { source, position } = withCursor(marked);
		peer = await createPeer({ host: { now: () => Date.UTC(2026, 10, 24) } });
		await peer.open(uri, source);
		const items = (await peer.connection.sendRequest(CompletionRequest.type, { textDocument, position })) as CompletionItem[];
		expect(items.map(({ label }) => label)).toEqual(labels);
	});

	it('are formatted alone', async () => {
		peer = await createPeer();
		const source = '<<<FILE   a.txt >>>\n  Body  \n';
		await peer.open(uri, source);
		const edits = await peer.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options: { tabSize: 4, insertSpaces: false } });
		expect(applied(source, edits ?? [])).toBe('<<<FILE a.txt >>>\n  Body  \n');
	});

	it('have semantic tokens, whole and for a range', async () => {
		peer = await createPeer();
		await peer.open(uri, text);
		const { data } = (await peer.connection.sendRequest(SemanticTokensRequest.type, { textDocument })) ?? { data: [] };
		expect(data.slice(0, 25)).toEqual([0, 0, 7, 0, 0, 0, 8, 9, 1, 0, 0, 10, 4, 2, 0, 0, 5, 2, 3, 0, 0, 2, 3, 0, 0]);
		const range = { start: { line: 4, character: 0 }, end: { line: 7, character: 0 } };
		const part = await peer.connection.sendRequest(SemanticTokensRangeRequest.type, { textDocument, range });
		expect(part?.data.slice(0, 5)).toEqual([4, 0, 7, 0, 0]);
	});

	it('echo a name: both places are highlighted, edited together and renamed', async () => {
		peer = await createPeer();
		const source = '<<<FILE a.txt>>>\nOne\n<<<END FILE: a.txt>>>\n<<<FILE b.txt>>>\nTwo\n<<<END FILE: b.txt>>>\n';
		await peer.open(uri, source);
		const position = { line: 0, character: 10 };
		const highlights = await peer.connection.sendRequest(DocumentHighlightRequest.type, { textDocument, position });
		expect(highlights?.map(({ range }) => range.start.line)).toEqual([0, 2]);
		const linked = await peer.connection.sendRequest(LinkedEditingRangeRequest.type, { textDocument, position });
		expect(linked?.ranges.map(({ start }) => start)).toEqual([
			{ line: 0, character: 8 },
			{ line: 2, character: 13 },
		]);
		expect(await peer.connection.sendRequest(PrepareRenameRequest.type, { textDocument, position })).toMatchObject({ placeholder: 'a.txt' });
		const renamed = await peer.connection.sendRequest(RenameRequest.type, { textDocument, position, newName: 'c d.txt' });
		expect(applied(source, editsOf(renamed))).toBe(source.replaceAll('a.txt', '"c d.txt"'));
		await expect(peer.connection.sendRequest(RenameRequest.type, { textDocument, position, newName: 'B.txt' })).rejects.toThrow('Document 2');
		await expect(peer.connection.sendRequest(RenameRequest.type, { textDocument, position, newName: '../x' })).rejects.toThrow('leaves its folder');
	});

	it('link to files that exist; addresses in the text link to the web', async () => {
		const openBytes = (path: string): Promise<never> =>
			path.endsWith('/first.txt') ? Promise.resolve({ size: () => Promise.resolve(1) } as never) : Promise.resolve(undefined as never);
		peer = await createPeer({ host: { openBytes } });
		await peer.open(uri, text);
		const links = await peer.connection.sendRequest(DocumentLinkRequest.type, { textDocument });
		expect(links?.map(({ target }) => target)).toEqual(['file:///corpora/first.txt', 'https://example.org/pass']);
	});
});

describe('lists', () => {
	it('find documents by name, and go to the neighbours', async () => {
		peer = await createPeer();
		await peer.open(uri, text);
		const found = (await peer.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'SECOND' })) as SymbolInformation[];
		expect(found.map(({ name, location }) => [name, location.range.start.line])).toEqual([['second.txt', 4]]);
		const next = { textDocument, position: { line: 2, character: 0 }, unit: 'document', direction: 'next' };
		expect(await peer.connection.sendRequest<Place>('corpus/neighbour', next)).toMatchObject({ label: 'second.txt', ordinal: 1, total: 2 });
		expect(await peer.connection.sendRequest('corpus/neighbour', { ...next, direction: 'previous' })).toBeNull();
	});

	it('come in pages, filtered and sorted', async () => {
		peer = await createPeer();
		await peer.open(uri, text);
		const params = { textDocument, offset: 0, limit: 1, sort: 'name', descending: true };
		const page = await peer.connection.sendRequest<Page<DocumentRow>>('corpus/documents', params);
		expect(page).toMatchObject({ total: 2, items: [{ name: 'second.txt', headline: 'Snow in the valley', findings: 1, lines: 4 }] });
		const filtered = await peer.connection.sendRequest<Page<DocumentRow>>('corpus/documents', {
			textDocument,
			offset: 0,
			limit: 10,
			filter: 'flóods',
		});
		expect(filtered.items.map(({ name }) => name)).toEqual(['first.txt']);
		const articles = await peer.connection.sendRequest<Page<ArticleRow>>('corpus/articles', { textDocument, offset: 0, limit: 10 });
		expect(articles).toEqual({ items: [], total: 0, complete: false });
	});
});
