import * as vscode from 'vscode';
import { CorpusNotification, type DocumentsParams } from '../../server/lsp/protocol.ts';
import { articleUri } from './articleFileSystem.ts';
import type { ArticlesNode, ArticlesTree, DocumentNode, PageNode } from './articlesTree.ts';
import type { CorpusServer } from './corpusServer.ts';
import { requestEdit, undoOnDisk } from './editCommands.ts';
import type { FocusedCorpus } from './focusedCorpus.ts';
import { isTooLarge } from './largeFiles.ts';
import { cursorIn, showRange } from './navigation.ts';
import { positionToServer, rangeFromServer } from './positions.ts';

const viewId = 'corpus.articles';
const dragType = 'application/vnd.code.tree.corpus.articles';

const orders: readonly { label: string; sort: NonNullable<DocumentsParams['sort']>; descending: boolean }[] = [
	{ label: 'Order in the corpus', sort: 'order', descending: false },
	{ label: 'Name', sort: 'name', descending: false },
	{ label: 'Date, newest first', sort: 'date', descending: true },
	{ label: 'Date, oldest first', sort: 'date', descending: false },
	{ label: 'Words, most first', sort: 'words', descending: true },
	{ label: 'Words, fewest first', sort: 'words', descending: false },
	{ label: 'Findings, most first', sort: 'findings', descending: true },
];

/** The Articles view: documents and their articles in pages, with sorting, filtering, revealing, opening, moving, deleting and extracting. */
export function registerArticlesView(server: CorpusServer, focused: FocusedCorpus, tree: ArticlesTree): vscode.Disposable {
	const view = vscode.window.createTreeView<ArticlesNode>(viewId, {
		treeDataProvider: tree,
		canSelectMany: true,
		showCollapseAll: true,
		dragAndDropController: moveByDrag(server, tree),
	});
	const describe = (): void => {
		view.description = tree.filter ? `“${tree.filter}”` : '';
		void vscode.commands.executeCommand('setContext', 'corpus.articles.filtered', tree.filter !== '');
	};
	const documentsOf = (node: ArticlesNode | undefined, nodes: readonly ArticlesNode[] | undefined): readonly DocumentNode[] =>
		(nodes ?? (node ? [node] : view.selection)).flatMap(one => (one.kind === 'document' ? [one] : []));
	const onDocuments = (id: string, act: (uri: vscode.Uri, ordinals: readonly number[]) => Thenable<void>): vscode.Disposable =>
		vscode.commands.registerCommand(id, async (node?: ArticlesNode, nodes?: readonly ArticlesNode[]) => {
			const documents = documentsOf(node, nodes);
			const ordinals = documents.map(({ row }) => row.ordinal).sort((a, b) => a - b);
			if (tree.uri && ordinals.length > 0) await act(tree.uri, ordinals);
		});
	let shown: string | undefined;
	const refreshForAnother = (): void => {
		const uri = tree.uri?.toString();
		if (uri !== shown) tree.refresh();
		shown = uri;
	};
	tree.onComplete = isComplete => {
		view.message = isComplete ? '' : 'The corpus is being read: more documents, or another order, may follow.';
	};
	return vscode.Disposable.from(
		view,
		vscode.commands.registerCommand('corpus.articles.show', show),
		focused.onDidChange(refreshForAnother),
		server.onDidStart(() => tree.refresh()),
		server.on(CorpusNotification.viewsChanged, ({ uri, views }) => {
			if (views.some(name => name === 'documents' || name === 'articles') && vscode.Uri.parse(uri, true).toString() === tree.uri?.toString())
				tree.refresh();
		}),
		vscode.commands.registerCommand('corpus.articles.filter', async () => {
			const filter = await vscode.window.showInputBox({ prompt: 'Show the documents whose name or headline holds', value: tree.filter });
			if (filter === undefined) return;
			tree.filter = filter;
			describe();
		}),
		vscode.commands.registerCommand('corpus.articles.clearFilter', () => {
			tree.filter = '';
			describe();
		}),
		vscode.commands.registerCommand('corpus.articles.sort', async () => {
			const order = await vscode.window.showQuickPick(orders, { placeHolder: 'Sort documents by' });
			if (order) tree.order = order;
		}),
		vscode.commands.registerCommand('corpus.articles.reveal', () => revealCursor(server, tree, view, describe)),
		vscode.commands.registerCommand('corpus.openArticle', (node?: ArticlesNode) => openArticle(server, tree, node)),
		onDocuments('corpus.articles.moveUp', (uri, ordinals) =>
			requestEdit(server, uri, { kind: 'move', ordinals, target: Math.max(0, (ordinals[0] ?? 0) - 1) }, 'none'),
		),
		onDocuments('corpus.articles.moveDown', (uri, ordinals) =>
			requestEdit(server, uri, { kind: 'move', ordinals, target: (ordinals.at(-1) ?? 0) + 2 }, 'none'),
		),
		vscode.commands.registerCommand('corpus.undoOnDisk', () => (tree.uri ? undoOnDisk(server, tree.uri) : undefined)),
		onDocuments('corpus.articles.delete', async (uri, ordinals) => {
			await requestEdit(server, uri, { kind: 'delete', ordinals }, 'none');
			// What stood around them, where else the end of the text may be all that is left in sight.
			const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
			editor?.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
		}),
		onDocuments('corpus.articles.extract', (uri, ordinals) => extract(server, uri, ordinals)),
	);
}

/** `target` of a move counts in the corpus as it is: documents go in front of that one. */
function moveByDrag(server: CorpusServer, tree: ArticlesTree): vscode.TreeDragAndDropController<ArticlesNode> {
	return {
		dragMimeTypes: [dragType],
		dropMimeTypes: [dragType],
		handleDrag: (nodes, transfer) => {
			const ordinals = nodes.flatMap(node => (node.kind === 'document' ? [node.row.ordinal] : []));
			transfer.set(dragType, new vscode.DataTransferItem(ordinals));
		},
		handleDrop: async (target, transfer) => {
			const dragged: unknown = transfer.get(dragType)?.value;
			if (!tree.uri || !Array.isArray(dragged) || dragged.length === 0) return;
			// In another order, a page's number says nothing about places in the corpus.
			if (target?.kind === 'page' && !tree.isInOrder) return;
			const ordinals = dragged.map(Number).sort((a, b) => a - b);
			const before = target?.kind === 'document' ? target.row.ordinal : target?.kind === 'article' ? target.row.document : target?.offset;
			// Dropped below the last row, documents go to the end.
			const end = before === undefined ? await tree.countDocuments() : before;
			await requestEdit(server, tree.uri, { kind: 'move', ordinals, target: end }, 'none');
		},
	};
}

async function extract(server: CorpusServer, uri: vscode.Uri, ordinals: readonly number[]): Promise<void> {
	const to = await vscode.window.showSaveDialog({
		defaultUri: vscode.Uri.joinPath(uri, '..', 'extract.corpus.txt'),
		filters: { Corpora: ['txt', 'corpus'] },
		title: 'Extract Documents to a New Corpus',
	});
	if (!to) return;
	const copy = { label: 'Copy', description: 'The documents stay in this corpus too', keep: true };
	const move = { label: 'Move', description: 'The documents leave this corpus', keep: false };
	const choice = await vscode.window.showQuickPick([copy, move], { placeHolder: 'Copy or move the documents?' });
	if (choice) await requestEdit(server, uri, { kind: 'extract', ordinals, to: to.toString(), keep: choice.keep }, 'none');
}

/**
 * Goes to a row in its corpus. Where that is too large for a document, VS Code shows it without any feature, and from another machine not before it has
 * asked: there the row's document opens in an editor of its own.
 */
async function show(uri: vscode.Uri, node: Exclude<ArticlesNode, PageNode>): Promise<void> {
	const range = rangeFromServer(node.row.selectionRange);
	if (!(await isTooLarge(uri))) return showRange(uri, range, true);
	const { row: document } = node.kind === 'document' ? node : node.parent;
	const line = Math.max(0, node.row.selectionRange.start.line - document.selectionRange.start.line);
	const address = articleUri({ uri: uri.toString(), ordinal: document.ordinal, name: document.name });
	// An article must not take the place of its corpus: without a tab, the corpus is closed.
	const tab = tabOf(uri);
	if (tab?.isPreview && tab.isActive && tab.group.isActive) await vscode.commands.executeCommand('workbench.action.keepEditor');
	const preview = tabOf(uri)?.isPreview !== true;
	await vscode.window.showTextDocument(address, { preserveFocus: true, preview, selection: new vscode.Range(line, 0, line, 0) });
}

function tabOf(uri: vscode.Uri): vscode.Tab | undefined {
	const wanted = uri.toString();
	return vscode.window.tabGroups.all
		.flatMap(({ tabs }) => tabs)
		.find(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === wanted);
}

async function openArticle(server: CorpusServer, tree: ArticlesTree, node: ArticlesNode | undefined): Promise<void> {
	const { uri } = tree;
	if (!uri) return;
	const ordinal = node?.kind === 'document' ? node.row.ordinal : await ordinalAtCursor(server, uri);
	if (ordinal === undefined) return;
	const page = await server.request('corpus/documents', { textDocument: { uri: uri.toString() }, offset: ordinal, limit: 1 });
	const row = page?.items[0];
	if (row) await vscode.window.showTextDocument(articleUri({ uri: uri.toString(), ordinal: row.ordinal, name: row.name }), { preview: false });
}

/** The number of the document that holds the cursor: one before the next document. */
async function ordinalAtCursor(server: CorpusServer, uri: vscode.Uri): Promise<number | undefined> {
	const cursor = cursorIn(uri);
	if (cursor?.uri.toString() !== uri.toString()) return undefined;
	const textDocument = { uri: uri.toString() };
	const next = await server.request('corpus/neighbour', {
		textDocument,
		position: positionToServer(cursor.position),
		unit: 'document',
		direction: 'next',
	});
	if (next) return next.ordinal > 0 ? next.ordinal - 1 : undefined;
	const page = await server.request('corpus/documents', { textDocument, offset: 0, limit: 1 });
	return page && page.total > 0 ? page.total - 1 : undefined;
}

async function revealCursor(server: CorpusServer, tree: ArticlesTree, view: vscode.TreeView<ArticlesNode>, describe: () => void): Promise<void> {
	if (!tree.uri) return;
	const ordinal = await ordinalAtCursor(server, tree.uri);
	if (ordinal === undefined) return;
	tree.showInOrder();
	describe();
	const node = await tree.documentAt(ordinal);
	if (node) await view.reveal(node, { select: true, focus: true });
}
