import * as vscode from 'vscode';
import { eventually, isTrue } from './expect.ts';

/** A row of the Articles view, as far as the suite minds. */
export interface Row {
	readonly kind: 'document' | 'article' | 'page';
	readonly row?: { readonly ordinal: number; readonly name: string };
}

/** A row of the Entities view, as far as the suite minds. */
export interface EntityRow {
	readonly kind: 'type' | 'entity' | 'more';
	readonly type?: string;
	readonly row?: { readonly name: string; readonly mentions: number; readonly articles: number; readonly shared: number | null };
}

/** What the extension gives to other extensions and to this suite. */
export interface ExtensionApi {
	serverInfo(): { name: string } | undefined;
	readonly articles: vscode.TreeDataProvider<Row>;
	readonly entities: vscode.TreeDataProvider<EntityRow>;
	status(): { readonly text: string; readonly detail: string } | undefined;
}

/** The extension, once its language server runs. */
export async function startedExtension(): Promise<ExtensionApi> {
	const extension = vscode.extensions.getExtension('article-corpus.article-corpus');
	isTrue(extension, 'the extension is not there');
	const api = (await extension.activate()) as ExtensionApi;
	await eventually('the language server starts', () => api.serverInfo());
	return api;
}

/** The rows of the Articles view below one of them, or at its root. */
export async function rowsOf({ articles }: ExtensionApi, row?: Row): Promise<Row[]> {
	return [...((await articles.getChildren(row)) ?? [])];
}

/** Waits until the root of the Articles view shows something that a test is after. */
export function eventuallyRows(api: ExtensionApi, what: string, find: (rows: Row[]) => boolean): Promise<Row[]> {
	return eventually(what, async () => {
		const rows = await rowsOf(api);
		return find(rows) ? rows : undefined;
	});
}

/** A row's label and description. */
export async function labelOf({ articles }: ExtensionApi, row: Row): Promise<string> {
	const { label, description } = await articles.getTreeItem(row);
	return [label, description].filter(Boolean).join(' ');
}

/** The names of rows, in their order. */
export function namesOf(rows: readonly Row[]): (string | undefined)[] {
	return rows.map(({ row }) => row?.name);
}
