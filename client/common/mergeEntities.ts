import { type ModificationOptions, modify, parse } from 'jsonc-parser';
import * as vscode from 'vscode';
import type { EntityRow } from '../../server/lsp/protocol.ts';

const fileName = 'corpus.config.jsonc';
const formatting: ModificationOptions = { formattingOptions: { insertSpaces: false, tabSize: 4, eol: '\n' } };

/** Asks which of some entities' names stands for all of them, and merges them. */
export async function mergeBySelection(uri: vscode.Uri, rows: readonly EntityRow[]): Promise<void> {
	if (rows.length < 2) {
		void vscode.window.showInformationMessage('Select two or more entities that are one, or drag one onto another.');
		return;
	}
	const items = rows.map(row => ({ label: row.name, description: `${row.mentions} mentions`, row }));
	const chosen = await vscode.window.showQuickPick(items, { placeHolder: 'Which name should stand for all of them?' });
	if (chosen) await mergeEntities(uri, chosen.row, rows);
}

/**
 * Writes down that names are one: in the `corpus.config.jsonc` that holds for the corpus, where the command line reads it too, or a new one in the workspace
 * folder. For a corpus outside of every workspace folder, in the user's settings. The text of a corpus is never changed by it.
 */
export async function mergeEntities(uri: vscode.Uri, into: EntityRow, rows: readonly EntityRow[]): Promise<void> {
	const merged = [...new Set([into.name, ...rows.map(row => row.name)])];
	if (merged.length < 2) return;
	const folder = vscode.workspace.getWorkspaceFolder(uri);
	if (!folder) {
		const settings = vscode.workspace.getConfiguration('corpus', uri);
		await settings.update('aliases', withMerged(settings.get<string[][]>('aliases', []), merged), vscode.ConfigurationTarget.Global);
		return;
	}
	const file = (await nearestConfiguration(uri, folder.uri)) ?? (await newConfiguration(folder.uri));
	const document = await vscode.workspace.openTextDocument(file);
	const text = document.getText();
	const content: unknown = parse(text);
	if (typeof content !== 'object' || content === null || Array.isArray(content)) {
		void vscode.window.showErrorMessage(`${vscode.workspace.asRelativePath(file)} is no configuration: an object, { … }, is expected in it.`);
		return;
	}
	const edit = new vscode.WorkspaceEdit();
	for (const { offset, length, content: insert } of modify(text, ['aliases'], withMerged(aliasesOf(content), merged), formatting))
		edit.replace(file, new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)), insert);
	await vscode.workspace.applyEdit(edit);
	await document.save();
}

/** The lists with one more; those that share a name with it become a part of it. Exported for its test. */
export function withMerged(lists: readonly (readonly string[])[], merged: readonly string[]): string[][] {
	const names = new Set(merged);
	const isTouched = (list: readonly string[]): boolean => list.some(name => names.has(name));
	const touched = lists.filter(isTouched);
	for (const list of touched) for (const name of list) names.add(name);
	return [...lists.filter(list => !touched.includes(list)).map(list => [...list]), [...names]];
}

function aliasesOf(content: object): string[][] {
	const aliases = 'aliases' in content ? content.aliases : undefined;
	if (!Array.isArray(aliases)) return [];
	return aliases.filter((list): list is string[] => Array.isArray(list) && list.every(name => typeof name === 'string'));
}

async function nearestConfiguration(corpus: vscode.Uri, root: vscode.Uri): Promise<vscode.Uri | undefined> {
	for (let folder = vscode.Uri.joinPath(corpus, '..'); ; folder = vscode.Uri.joinPath(folder, '..')) {
		const file = vscode.Uri.joinPath(folder, fileName);
		try {
			await vscode.workspace.fs.stat(file);
			return file;
		} catch {
			if (folder.path === root.path || folder.path === '/' || folder.path === '') return undefined;
		}
	}
}

async function newConfiguration(root: vscode.Uri): Promise<vscode.Uri> {
	const file = vscode.Uri.joinPath(root, fileName);
	await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('{}\n'));
	return file;
}
