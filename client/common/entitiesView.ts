import * as vscode from 'vscode';
import { CorpusNotification, type EntityRow, type EntityTypeName } from '../../server/lsp/protocol.ts';
import type { CorpusServer } from './corpusServer.ts';
import type { EntitiesNode, EntitiesTree } from './entitiesTree.ts';
import { showTimeline } from './entityTimeline.ts';
import type { FocusedCorpus } from './focusedCorpus.ts';
import { mergeBySelection, mergeEntities } from './mergeEntities.ts';
import { positionToServer, rangeFromServer } from './positions.ts';

const dragType = 'application/vnd.code.tree.corpus.entities';
const orders = [
	{ label: 'Mentions, most first', sort: 'mentions' as const, descending: true },
	{ label: 'Articles, most first', sort: 'articles' as const, descending: true },
	{ label: 'Name', sort: 'name' as const, descending: false },
];

/** The Entities view: people, organisations, places and other names of the corpus in focus, and merging what is one. */
export function registerEntitiesView(server: CorpusServer, focused: FocusedCorpus, tree: EntitiesTree): vscode.Disposable {
	const view = vscode.window.createTreeView<EntitiesNode>('corpus.entities', {
		treeDataProvider: tree,
		canSelectMany: true,
		showCollapseAll: true,
		dragAndDropController: {
			dragMimeTypes: [dragType],
			dropMimeTypes: [dragType],
			handleDrag: (nodes, transfer) => transfer.set(dragType, new vscode.DataTransferItem(rowsOf(nodes))),
			handleDrop: async (target, transfer) => {
				const dragged = transfer.get(dragType)?.value as readonly EntityRow[] | undefined;
				if (target?.kind === 'entity' && dragged && tree.uri) await mergeEntities(tree.uri, target.row, dragged);
			},
		},
	});
	const filterBy = (filter: string): void => {
		tree.filter = filter;
		view.description = filter ? `“${filter}”` : '';
		void vscode.commands.executeCommand('setContext', 'corpus.entities.filtered', filter !== '');
	};
	const command = (id: string, act: (uri: vscode.Uri, rows: readonly EntityRow[]) => Thenable<void>): vscode.Disposable =>
		vscode.commands.registerCommand(id, async (node?: EntitiesNode, nodes?: readonly EntitiesNode[]) => {
			const rows = rowsOf(nodes ?? (node ? [node] : view.selection));
			if (tree.uri && rows.length > 0) await act(tree.uri, rows);
		});
	return vscode.Disposable.from(
		view,
		focused.onDidChange(() => tree.refresh()),
		server.onDidStart(() => tree.refresh()),
		tree.onDidAnswer(complete => {
			view.message = complete ? '' : 'The names that have been found so far.';
		}),
		server.on(CorpusNotification.viewsChanged, ({ uri, views }) => {
			if (views.includes('entities') && vscode.Uri.parse(uri, true).toString() === tree.uri?.toString()) tree.refresh();
		}),
		vscode.commands.registerCommand('corpus.entities.filter', async () => {
			const filter = await vscode.window.showInputBox({ prompt: 'Show the entities whose name holds', value: tree.filter });
			if (filter !== undefined) filterBy(filter);
		}),
		vscode.commands.registerCommand('corpus.entities.clearFilter', () => filterBy('')),
		vscode.commands.registerCommand('corpus.entities.sort', async () => {
			const order = await vscode.window.showQuickPick(orders, { placeHolder: 'Sort entities by' });
			if (order) tree.order = order;
		}),
		vscode.commands.registerCommand('corpus.entities.showMore', (type: EntityTypeName) => tree.showMore(type)),
		vscode.commands.registerCommand('corpus.entities.reveal', () => revealCursor(server, tree, view, filterBy)),
		command('corpus.entities.references', async (uri, [row]) => row && showMentions(server, uri, row)),
		command('corpus.entities.timeline', async (uri, [row]) => row && showTimeline(server, uri, row)),
		command('corpus.entities.merge', (uri, rows) => mergeBySelection(uri, rows)),
	);
}

function rowsOf(nodes: readonly EntitiesNode[]): readonly EntityRow[] {
	return nodes.flatMap(node => (node.kind === 'entity' ? [node.row] : []));
}

/** All mentions in a peek view over the first one, as "Find All References" shows them. */
async function showMentions(server: CorpusServer, uri: vscode.Uri, row: EntityRow): Promise<void> {
	const page = await server.request('corpus/occurrences', { textDocument: { uri: uri.toString() }, key: row.key, offset: 0, limit: 1000 });
	const first = vscode.Uri.parse(row.first.uri, true);
	await vscode.window.showTextDocument(first, { selection: rangeFromServer(row.first.range) });
	const locations = page?.items.map(({ location }) => location) ?? [row.first];
	const shown = locations.map(location => new vscode.Location(vscode.Uri.parse(location.uri, true), rangeFromServer(location.range)));
	await vscode.commands.executeCommand('editor.action.showReferences', first, rangeFromServer(row.first.range).start, shown);
}

/** Selects what the cursor stands on in the view; a filter that hides it is taken away. */
async function revealCursor(
	server: CorpusServer,
	tree: EntitiesTree,
	view: vscode.TreeView<EntitiesNode>,
	filterBy: (filter: string) => void,
): Promise<void> {
	const editor = vscode.window.activeTextEditor;
	if (!editor || editor.document.uri.toString() !== tree.uri?.toString()) return;
	const position = positionToServer(editor.selection.active);
	const row = await server.request('corpus/entityAt', { textDocument: { uri: editor.document.uri.toString() }, position });
	if (!row) {
		vscode.window.setStatusBarMessage('No person, organisation or place is named here.', 3000);
		return;
	}
	if (tree.filter) filterBy('');
	const node = await tree.nodeOf(row);
	if (node) await view.reveal(node, { select: true, focus: true });
}
