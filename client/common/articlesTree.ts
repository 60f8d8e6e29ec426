import * as vscode from 'vscode';
import type { ArticleRow, DocumentRow, DocumentsParams } from '../../server/lsp/protocol.ts';
import { corpusOf } from './articleFileSystem.ts';
import type { CorpusServer } from './corpusServer.ts';
import type { FocusedCorpus } from './focusedCorpus.ts';

/** Rows that are asked for at once. A corpus may have millions: more than this many stand in groups of this size. */
const pageSize = 200;

export interface DocumentNode {
	readonly kind: 'document';
	readonly row: DocumentRow;
	readonly parent: PageNode | undefined;
}
interface ArticleNode {
	readonly kind: 'article';
	readonly row: ArticleRow;
	readonly parent: DocumentNode;
}
export interface PageNode {
	readonly kind: 'page';
	readonly offset: number;
	readonly count: number;
}
export type ArticlesNode = DocumentNode | ArticleNode | PageNode;

/** What the Articles view shows of the corpus in focus. Nothing is kept but the order and the filter: the server has the rows. */
export class ArticlesTree implements vscode.TreeDataProvider<ArticlesNode>, vscode.Disposable {
	readonly #server: CorpusServer;
	readonly #focused: FocusedCorpus;
	readonly #changed = new vscode.EventEmitter<ArticlesNode | undefined>();
	#filter = '';
	#order: Required<Pick<DocumentsParams, 'sort' | 'descending'>> = { sort: 'order', descending: false };
	readonly onDidChangeTreeData = this.#changed.event;
	/** Told whether the rows last shown are all that there will be. */
	onComplete: (isComplete: boolean) => void = () => {};

	constructor(server: CorpusServer, focused: FocusedCorpus) {
		this.#server = server;
		this.#focused = focused;
	}

	/** An article in an editor of its own leaves the list of its corpus in place. */
	get uri(): vscode.Uri | undefined {
		return this.#focused.uri && corpusOf(this.#focused.uri);
	}

	get filter(): string {
		return this.#filter;
	}

	set filter(filter: string) {
		this.#filter = filter;
		this.refresh();
	}

	set order({ sort, descending }: Required<Pick<DocumentsParams, 'sort' | 'descending'>>) {
		this.#order = { sort, descending };
		this.refresh();
	}

	/** Whether rows stand as documents stand in the corpus, none left out. */
	get isInOrder(): boolean {
		return this.#order.sort === 'order' && !this.#order.descending && this.#filter === '';
	}

	/** Back to the corpus' own order, with nothing filtered out: then a document's number says where its row is. */
	showInOrder(): void {
		this.#order = { sort: 'order', descending: false };
		this.filter = '';
	}

	refresh(): void {
		this.#changed.fire(undefined);
	}

	/** How many documents the corpus has, whatever the filter. */
	async countDocuments(): Promise<number> {
		if (!this.uri) return 0;
		return (await this.#server.request('corpus/documents', { textDocument: { uri: this.uri.toString() }, offset: 0, limit: 0 }))?.total ?? 0;
	}

	async documentAt(ordinal: number): Promise<DocumentNode | undefined> {
		const offset = Math.floor(ordinal / pageSize) * pageSize;
		const roots = await this.getChildren();
		const page = roots.find(node => node.kind === 'page' && node.offset === offset);
		const siblings = page ? await this.getChildren(page) : roots;
		return siblings.find((node): node is DocumentNode => node.kind === 'document' && node.row.ordinal === ordinal);
	}

	async getChildren(node?: ArticlesNode): Promise<ArticlesNode[]> {
		if (!node) return this.#roots();
		if (node.kind === 'page')
			return (await this.#documents(node.offset, pageSize))?.items.map(row => ({ kind: 'document', row, parent: node })) ?? [];
		if (node.kind === 'document') return this.#articles(node);
		return [];
	}

	async #roots(): Promise<ArticlesNode[]> {
		const first = await this.#documents(0, pageSize);
		this.onComplete(first?.complete ?? true);
		if (!first) return [];
		if (first.total <= pageSize) return first.items.map(row => ({ kind: 'document', row, parent: undefined }));
		return Array.from({ length: Math.ceil(first.total / pageSize) }, (_, page): PageNode => {
			const offset = page * pageSize;
			return { kind: 'page', offset, count: Math.min(pageSize, first.total - offset) };
		});
	}

	async #documents(offset: number, limit: number) {
		if (!this.uri) return undefined;
		const params = { textDocument: { uri: this.uri.toString() }, offset, limit, ...this.#order };
		return this.#server.request('corpus/documents', this.#filter ? { ...params, filter: this.#filter } : params);
	}

	async #articles(document: DocumentNode): Promise<ArticlesNode[]> {
		if (!this.uri) return [];
		const params = { textDocument: { uri: this.uri.toString() }, offset: 0, limit: pageSize, document: document.row.ordinal };
		const page = await this.#server.request('corpus/articles', params);
		return page?.items.map(row => ({ kind: 'article', row, parent: document })) ?? [];
	}

	getParent(node: ArticlesNode): ArticlesNode | undefined {
		return node.kind === 'page' ? undefined : node.parent;
	}

	getTreeItem(node: ArticlesNode): vscode.TreeItem {
		if (node.kind === 'page') return pageItem(node);
		const item = node.kind === 'document' ? documentItem(node) : articleItem(node);
		if (this.uri) {
			item.command = { command: 'corpus.articles.show', title: 'Go There', arguments: [this.uri, node] };
		}
		return item;
	}

	dispose(): void {
		this.#changed.dispose();
	}
}

function pageItem({ offset, count }: PageNode): vscode.TreeItem {
	const state = offset === 0 ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
	const item = new vscode.TreeItem(`${(offset + 1).toLocaleString('en')} – ${(offset + count).toLocaleString('en')}`, state);
	item.id = `page ${offset}`;
	return item;
}

function documentItem({ row }: DocumentNode): vscode.TreeItem {
	const { None, Collapsed } = vscode.TreeItemCollapsibleState;
	const item = new vscode.TreeItem(row.name || '(no name)', (row.articles ?? 0) > 1 ? Collapsed : None);
	item.id = `document ${row.ordinal}`;
	item.contextValue = 'corpusDocument';
	item.iconPath = new vscode.ThemeIcon(row.findings ? 'warning' : 'file');
	item.description = [row.date, row.headline].filter(fact => fact !== null).join(' · ');
	const facts = [
		row.headline,
		row.date,
		row.words === null ? null : `${row.words.toLocaleString('en')} words`,
		`${row.lines.toLocaleString('en')} lines`,
		row.findings ? `${row.findings.toLocaleString('en')} findings` : null,
	];
	item.tooltip = [row.name, ...facts.filter(fact => fact !== null)].join('\n');
	return item;
}

function articleItem({ row }: ArticleNode): vscode.TreeItem {
	const item = new vscode.TreeItem(row.headline ?? '(no headline)');
	item.id = `article ${row.document} ${row.article}`;
	item.contextValue = 'corpusArticle';
	item.iconPath = new vscode.ThemeIcon('book');
	item.description = [row.date, `${row.words.toLocaleString('en')} words`].filter(fact => fact !== null).join(' · ');
	const certainty = row.confidence < 1 ? [`starts here with a probability of ${Math.round(row.confidence * 100)} %`, ...row.evidence] : [];
	item.tooltip = [row.headline ?? '(no headline)', ...certainty].join('\n');
	return item;
}
