import * as vscode from 'vscode';
import { CorpusNotification, type EntitiesParams, type EntityRow, type EntityTypeName } from '../../server/lsp/protocol.ts';
import type { CorpusServer } from './corpusServer.ts';
import type { FocusedCorpus } from './focusedCorpus.ts';
import { rangeFromServer } from './positions.ts';

const pageSize = 200;
const dragType = 'application/vnd.code.tree.corpus.entities';

const typeNames: Readonly<Record<EntityTypeName, { label: string; icon: string }>> = {
	PER: { label: 'People', icon: 'person' },
	ORG: { label: 'Organisations', icon: 'organization' },
	LOC: { label: 'Places', icon: 'location' },
	MISC: { label: 'Other Names', icon: 'tag' },
};
const types = Object.keys(typeNames) as EntityTypeName[];

type EntitiesNode =
	| { readonly kind: 'type'; readonly type: EntityTypeName; readonly count: number }
	| { readonly kind: 'entity'; readonly row: EntityRow }
	| { readonly kind: 'more'; readonly type: EntityTypeName; readonly left: number };

/** The Entities view: people, organisations, places and other names of the corpus in focus, and merging what is one. */
export function registerEntitiesView(server: CorpusServer, focused: FocusedCorpus): vscode.Disposable {
	const tree = new EntitiesTree(server, focused);
	const view = vscode.window.createTreeView<EntitiesNode>('corpus.entities', {
		treeDataProvider: tree,
		canSelectMany: true,
		showCollapseAll: true,
		dragAndDropController: {
			dragMimeTypes: [dragType],
			dropMimeTypes: [dragType],
			handleDrag: (nodes, transfer) => transfer.set(dragType, new vscode.DataTransferItem(entitiesOf(nodes))),
			handleDrop: async (target, transfer) => {
				const dragged = transfer.get(dragType)?.value as readonly EntityRow[] | undefined;
				if (target?.kind === 'entity' && dragged && focused.uri) await merge(focused.uri, target.row, dragged);
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
			const rows = entitiesOf(nodes ?? (node ? [node] : view.selection));
			if (focused.uri && rows.length > 0) await act(focused.uri, rows);
		});
	return vscode.Disposable.from(
		view,
		tree,
		focused.onDidChange(() => tree.refresh()),
		server.onDidStart(() => tree.refresh()),
		server.on(CorpusNotification.viewsChanged, ({ uri, views }) => {
			if (views.includes('entities') && vscode.Uri.parse(uri, true).toString() === focused.uri?.toString()) tree.refresh();
		}),
		vscode.commands.registerCommand('corpus.entities.filter', async () => {
			const filter = await vscode.window.showInputBox({ prompt: 'Show the entities whose name holds', value: tree.filter });
			if (filter !== undefined) filterBy(filter);
		}),
		vscode.commands.registerCommand('corpus.entities.clearFilter', () => filterBy('')),
		vscode.commands.registerCommand('corpus.entities.sort', async () => {
			const order = await vscode.window.showQuickPick(
				[
					{ label: 'Mentions, most first', sort: 'mentions' as const, descending: true },
					{ label: 'Articles, most first', sort: 'articles' as const, descending: true },
					{ label: 'Name', sort: 'name' as const, descending: false },
				],
				{ placeHolder: 'Sort entities by' },
			);
			if (order) tree.order = order;
		}),
		vscode.commands.registerCommand('corpus.entities.showMore', (type: EntityTypeName) => tree.showMore(type)),
		command('corpus.entities.references', (uri, [row]) => showMentions(server, uri, row)),
		command('corpus.entities.timeline', (uri, [row]) => showTimeline(server, uri, row)),
		command('corpus.entities.merge', (uri, rows) => mergeBySelection(uri, rows)),
	);
}

function entitiesOf(nodes: readonly EntitiesNode[]): readonly EntityRow[] {
	return nodes.flatMap(node => (node.kind === 'entity' ? [node.row] : []));
}

class EntitiesTree implements vscode.TreeDataProvider<EntitiesNode>, vscode.Disposable {
	readonly #server: CorpusServer;
	readonly #focused: FocusedCorpus;
	readonly #changed = new vscode.EventEmitter<EntitiesNode | undefined>();
	readonly #shown = new Map<EntityTypeName, number>();
	#filter = '';
	#order: Required<Pick<EntitiesParams, 'sort' | 'descending'>> = { sort: 'mentions', descending: true };
	readonly onDidChangeTreeData = this.#changed.event;

	constructor(server: CorpusServer, focused: FocusedCorpus) {
		this.#server = server;
		this.#focused = focused;
	}

	get filter(): string {
		return this.#filter;
	}

	set filter(filter: string) {
		this.#filter = filter;
		this.refresh();
	}

	set order({ sort, descending }: Required<Pick<EntitiesParams, 'sort' | 'descending'>>) {
		this.#order = { sort, descending };
		this.refresh();
	}

	showMore(type: EntityTypeName): void {
		this.#shown.set(type, (this.#shown.get(type) ?? pageSize) + pageSize);
		this.refresh();
	}

	refresh(): void {
		this.#changed.fire(undefined);
	}

	async getChildren(node?: EntitiesNode): Promise<EntitiesNode[]> {
		if (!node) {
			const counts = (await this.#ask({ limit: 1 }))?.counts;
			if (!counts) return [];
			return types.flatMap(type => (counts[type] > 0 ? [{ kind: 'type' as const, type, count: counts[type] }] : []));
		}
		if (node.kind !== 'type') return [];
		const shown = this.#shown.get(node.type) ?? pageSize;
		const rows: EntityRow[] = [];
		let total = 0;
		for (let offset = 0; offset < shown; offset += pageSize) {
			const page = await this.#ask({ type: node.type, offset, limit: pageSize });
			rows.push(...(page?.items ?? []));
			total = page?.total ?? rows.length;
			if (rows.length >= total) break;
		}
		const more = total > rows.length ? [{ kind: 'more' as const, type: node.type, left: total - rows.length }] : [];
		return [...rows.map(row => ({ kind: 'entity' as const, row })), ...more];
	}

	async #ask(page: { type?: EntityTypeName; offset?: number; limit: number }) {
		const { uri } = this.#focused;
		if (!uri) return undefined;
		const params = { textDocument: { uri: uri.toString() }, offset: 0, ...page, ...this.#order };
		return this.#server.request('corpus/entities', this.#filter ? { ...params, filter: this.#filter } : params);
	}

	getTreeItem(node: EntitiesNode): vscode.TreeItem {
		if (node.kind === 'type') return typeItem(node.type, node.count);
		if (node.kind === 'entity') return entityItem(node.row);
		const item = new vscode.TreeItem(`${node.left.toLocaleString('en')} more`);
		item.iconPath = new vscode.ThemeIcon('ellipsis');
		item.command = { command: 'corpus.entities.showMore', title: 'Show More', arguments: [node.type] };
		return item;
	}

	dispose(): void {
		this.#changed.dispose();
	}
}

function typeItem(type: EntityTypeName, count: number): vscode.TreeItem {
	const item = new vscode.TreeItem(typeNames[type].label, vscode.TreeItemCollapsibleState.Expanded);
	item.id = type;
	item.description = count.toLocaleString('en');
	item.iconPath = new vscode.ThemeIcon(typeNames[type].icon);
	return item;
}

function entityItem(row: EntityRow): vscode.TreeItem {
	const item = new vscode.TreeItem(row.name);
	item.id = row.key;
	item.contextValue = 'corpusEntity';
	const mentions = `${row.mentions.toLocaleString('en')} ${row.mentions === 1 ? 'mention' : 'mentions'}`;
	const articles = `in ${row.articles.toLocaleString('en')} ${row.articles === 1 ? 'article' : 'articles'}`;
	item.description = [...row.aliases.slice(0, 3), row.mentions.toLocaleString('en')].join(' · ');
	const beside = row.with.length > 0 ? [`with ${row.with.join(', ')}`] : [];
	item.tooltip = [row.name, ...(row.descriptor === null ? [] : [row.descriptor]), `${mentions} ${articles}`, ...row.aliases, ...beside].join('\n');
	const { start, end } = rangeFromServer(row.first.range);
	item.command = {
		command: 'vscode.open',
		title: 'Go to First Mention',
		arguments: [vscode.Uri.parse(row.first.uri, true), { selection: new vscode.Range(start, end), preserveFocus: true }],
	};
	return item;
}

async function showMentions(server: CorpusServer, uri: vscode.Uri, row: EntityRow | undefined): Promise<void> {
	if (!row) return;
	const page = await server.request('corpus/occurrences', { textDocument: { uri: uri.toString() }, key: row.key, offset: 0, limit: 1000 });
	const first = vscode.Uri.parse(row.first.uri, true);
	await vscode.window.showTextDocument(first, { selection: rangeFromServer(row.first.range) });
	const locations = page?.items.map(({ location }) => location) ?? [row.first];
	await vscode.commands.executeCommand('corpus.showReferences', first.toString(), row.first.range.start, locations);
}

async function showTimeline(server: CorpusServer, uri: vscode.Uri, row: EntityRow | undefined): Promise<void> {
	if (!row) return;
	const page = await server.request('corpus/occurrences', { textDocument: { uri: uri.toString() }, key: row.key, offset: 0, limit: 1000 });
	const dated = [...(page?.items ?? [])].sort((a, b) => (a.date ?? '9').localeCompare(b.date ?? '9'));
	const items = dated.map(one => ({ label: one.date ?? 'no date', description: one.headline ?? one.documentName, detail: one.context, one }));
	const chosen = await vscode.window.showQuickPick(items, { placeHolder: `${row.name} over time`, matchOnDescription: true, matchOnDetail: true });
	if (!chosen) return;
	const { location } = chosen.one;
	await vscode.window.showTextDocument(vscode.Uri.parse(location.uri, true), { selection: rangeFromServer(location.range) });
}

async function mergeBySelection(uri: vscode.Uri, rows: readonly EntityRow[]): Promise<void> {
	if (rows.length < 2) {
		void vscode.window.showInformationMessage('Select two or more entities that are one, or drag one onto another.');
		return;
	}
	const items = rows.map(row => ({ label: row.name, description: `${row.mentions} mentions`, row }));
	const chosen = await vscode.window.showQuickPick(items, { placeHolder: 'Which name should stand for all of them?' });
	if (chosen) await merge(uri, chosen.row, rows);
}

/** Writes down in the settings that names are one. The text of the corpus is never changed by it. */
async function merge(uri: vscode.Uri, into: EntityRow, rows: readonly EntityRow[]): Promise<void> {
	const settings = vscode.workspace.getConfiguration('corpus', uri);
	const before = settings.get<string[][]>('aliases', []);
	const merged = new Set([into.name, ...rows.map(row => row.name)]);
	if (merged.size < 2) return;
	const isTouched = (names: readonly string[]): boolean => names.some(name => merged.has(name));
	for (const names of before) if (isTouched(names)) for (const name of names) merged.add(name);
	const target = vscode.workspace.getWorkspaceFolder(uri) ? vscode.ConfigurationTarget.WorkspaceFolder : vscode.ConfigurationTarget.Global;
	await settings.update('aliases', [...before.filter(names => !isTouched(names)), [...merged]], target);
}
