import * as vscode from 'vscode';
import type { EntitiesParams, EntityRow, EntityTypeName } from '../../server/lsp/protocol.ts';
import type { CorpusServer } from './corpusServer.ts';
import type { FocusedCorpus } from './focusedCorpus.ts';
import { rangeFromServer } from './positions.ts';

const pageSize = 200;
/** Revealing looks no further down a list than this. */
const longestList = 10_000;

const typeNames: Readonly<Record<EntityTypeName, { label: string; icon: string }>> = {
	PER: { label: 'People', icon: 'person' },
	ORG: { label: 'Organisations', icon: 'organization' },
	LOC: { label: 'Places', icon: 'location' },
	MISC: { label: 'Other Names', icon: 'tag' },
};
const types = Object.keys(typeNames) as EntityTypeName[];

interface TypeNode {
	readonly kind: 'type';
	readonly type: EntityTypeName;
	readonly count: number;
}
export interface EntityNode {
	readonly kind: 'entity';
	readonly row: EntityRow;
	/** The list of its type, or, for what stands beside another entity, that one. */
	readonly parent: TypeNode | EntityNode;
}
interface MoreNode {
	readonly kind: 'more';
	readonly left: number;
	readonly parent: TypeNode;
}
export type EntitiesNode = TypeNode | EntityNode | MoreNode;
type Order = Required<Pick<EntitiesParams, 'sort' | 'descending'>>;

/** What the Entities view shows of the corpus in focus: types, their entities in pages, and below each what stands in the same articles most often. */
export class EntitiesTree implements vscode.TreeDataProvider<EntitiesNode>, vscode.Disposable {
	readonly #server: CorpusServer;
	readonly #focused: FocusedCorpus;
	readonly #changed = new vscode.EventEmitter<EntitiesNode | undefined>();
	readonly #completeness = new vscode.EventEmitter<boolean>();
	readonly #shown = new Map<EntityTypeName, number>();
	#filter = '';
	#order: Order = { sort: 'mentions', descending: true };
	readonly onDidChangeTreeData = this.#changed.event;
	/** Fires with every answer: whether the whole corpus has been read for it. */
	readonly onDidAnswer = this.#completeness.event;

	constructor(server: CorpusServer, focused: FocusedCorpus) {
		this.#server = server;
		this.#focused = focused;
	}

	get uri(): vscode.Uri | undefined {
		return this.#focused.uri;
	}

	get filter(): string {
		return this.#filter;
	}

	set filter(filter: string) {
		this.#filter = filter;
		this.refresh();
	}

	set order({ sort, descending }: Order) {
		this.#order = { sort, descending };
		this.refresh();
	}

	showMore(type: EntityTypeName): void {
		this.#shown.set(type, this.#count(type) + pageSize);
		this.refresh();
	}

	refresh(): void {
		this.#changed.fire(undefined);
	}

	/** The node of an entity, with as many pages shown as it takes; undefined where the list does not have it within reach. */
	async nodeOf({ key, type }: EntityRow): Promise<EntityNode | undefined> {
		const parent = (await this.getChildren()).find((node): node is TypeNode => node.kind === 'type' && node.type === type);
		if (!parent) return undefined;
		for (;;) {
			const nodes = await this.getChildren(parent);
			const found = nodes.find((node): node is EntityNode => node.kind === 'entity' && node.row.key === key);
			if (found || nodes.at(-1)?.kind !== 'more' || nodes.length > longestList) return found;
			this.#shown.set(type, this.#count(type) + 5 * pageSize);
		}
	}

	async getChildren(node?: EntitiesNode): Promise<EntitiesNode[]> {
		if (!node) {
			const page = await this.#ask({ limit: 1 });
			if (!page) return [];
			this.#completeness.fire(page.complete);
			return types.flatMap(type => (page.counts[type] > 0 ? [{ kind: 'type' as const, type, count: page.counts[type] }] : []));
		}
		if (node.kind === 'type') return this.#entities(node);
		if (node.kind === 'entity' && node.parent.kind === 'type') return this.#companions(node);
		return [];
	}

	async #entities(parent: TypeNode): Promise<EntitiesNode[]> {
		const rows: EntityRow[] = [];
		let total = 0;
		for (let offset = 0; offset < this.#count(parent.type); offset += pageSize) {
			const page = await this.#ask({ type: parent.type, offset, limit: pageSize });
			rows.push(...(page?.items ?? []));
			total = page?.total ?? rows.length;
			if (rows.length >= total) break;
		}
		const more: MoreNode[] = total > rows.length ? [{ kind: 'more', parent, left: total - rows.length }] : [];
		return [...rows.map(row => ({ kind: 'entity' as const, row, parent })), ...more];
	}

	async #companions(parent: EntityNode): Promise<EntityNode[]> {
		if (!this.uri) return [];
		const params = { textDocument: { uri: this.uri.toString() }, beside: parent.row.key, offset: 0, limit: pageSize };
		const page = await this.#server.request('corpus/entities', params);
		return page?.items.map(row => ({ kind: 'entity', row, parent })) ?? [];
	}

	async #ask(page: { type?: EntityTypeName; offset?: number; limit: number }) {
		if (!this.uri) return undefined;
		const params = { textDocument: { uri: this.uri.toString() }, offset: 0, ...page, ...this.#order };
		return this.#server.request('corpus/entities', this.#filter ? { ...params, filter: this.#filter } : params);
	}

	#count(type: EntityTypeName): number {
		return this.#shown.get(type) ?? pageSize;
	}

	getParent(node: EntitiesNode): EntitiesNode | undefined {
		return node.kind === 'type' ? undefined : node.parent;
	}

	getTreeItem(node: EntitiesNode): vscode.TreeItem {
		if (node.kind === 'type') return typeItem(node);
		if (node.kind === 'entity') return entityItem(node);
		const item = new vscode.TreeItem(`${node.left.toLocaleString('en')} more`);
		item.iconPath = new vscode.ThemeIcon('ellipsis');
		item.command = { command: 'corpus.entities.showMore', title: 'Show More', arguments: [node.parent.type] };
		return item;
	}

	dispose(): void {
		this.#changed.dispose();
		this.#completeness.dispose();
	}
}

function typeItem({ type, count }: TypeNode): vscode.TreeItem {
	const item = new vscode.TreeItem(typeNames[type].label, vscode.TreeItemCollapsibleState.Expanded);
	item.id = type;
	item.description = count.toLocaleString('en');
	item.iconPath = new vscode.ThemeIcon(typeNames[type].icon);
	return item;
}

function entityItem({ row, parent }: EntityNode): vscode.TreeItem {
	const { None, Collapsed } = vscode.TreeItemCollapsibleState;
	const isCompanion = parent.kind === 'entity';
	const item = new vscode.TreeItem(row.name, !isCompanion && row.with.length > 0 ? Collapsed : None);
	item.id = isCompanion ? `${parent.row.key} beside ${row.key}` : row.key;
	item.contextValue = 'corpusEntity';
	if (isCompanion) item.iconPath = new vscode.ThemeIcon(typeNames[row.type].icon);
	const mentions = `${row.mentions.toLocaleString('en')} ${row.mentions === 1 ? 'mention' : 'mentions'}`;
	const articles = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'article' : 'articles'}`;
	const counted = row.shared === null ? row.mentions.toLocaleString('en') : `both in ${articles(row.shared)}`;
	item.description = [...row.aliases.slice(0, isCompanion ? 0 : 3), counted].join(' · ');
	const beside = row.with.length > 0 ? [`with ${row.with.join(', ')}`] : [];
	const known = row.descriptor === null ? [] : [row.descriptor];
	item.tooltip = [row.name, ...known, `${mentions} in ${articles(row.articles)}`, ...row.aliases, ...beside].join('\n');
	const { start, end } = rangeFromServer(row.first.range);
	item.command = {
		command: 'vscode.open',
		title: 'Go to First Mention',
		arguments: [vscode.Uri.parse(row.first.uri, true), { selection: new vscode.Range(start, end), preserveFocus: true }],
	};
	return item;
}
