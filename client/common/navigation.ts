import * as vscode from 'vscode';
import type { DocumentRow, NeighbourParams } from '../../server/lsp/protocol.ts';
import type { CorpusServer } from './corpusServer.ts';
import { corpusLanguage, type FocusedCorpus } from './focusedCorpus.ts';
import { positionToServer, rangeFromServer } from './positions.ts';

const pickedAtOnce = 200;
const typingSettlesMs = 150;

/** Commands that go from one document or article to another. */
export function registerNavigation(server: CorpusServer, focused: FocusedCorpus): vscode.Disposable {
	const step = (unit: NeighbourParams['unit'], direction: NeighbourParams['direction']) => (): Promise<void> =>
		goToNeighbour(server, focused, unit, direction);
	return vscode.Disposable.from(
		vscode.commands.registerCommand('corpus.nextDocument', step('document', 'next')),
		vscode.commands.registerCommand('corpus.previousDocument', step('document', 'previous')),
		vscode.commands.registerCommand('corpus.nextArticle', step('article', 'next')),
		vscode.commands.registerCommand('corpus.previousArticle', step('article', 'previous')),
		vscode.commands.registerCommand('corpus.goToDocument', () => focused.uri && goToDocument(server, focused.uri)),
		vscode.commands.registerCommand('corpus.showReferences', showReferences),
	);
}

async function goToNeighbour(
	server: CorpusServer,
	focused: FocusedCorpus,
	unit: NeighbourParams['unit'],
	direction: NeighbourParams['direction'],
): Promise<void> {
	const here = cursorIn(focused.uri);
	if (!here) return;
	const place = await server.request('corpus/neighbour', {
		textDocument: { uri: here.uri.toString() },
		position: positionToServer(here.position),
		unit,
		direction,
	});
	if (place === undefined) return;
	if (place === null) {
		vscode.window.setStatusBarMessage(direction === 'next' ? `This is the last ${unit}.` : `This is the first ${unit}.`, 3000);
		return;
	}
	await showRange(here.uri, rangeFromServer(place.selectionRange));
}

/** Where commands of ours have last put the cursor of a corpus that is too large for a document: VS Code does not tell of that cursor. */
const shownPositions = new Map<string, vscode.Position>();

/** Where the cursor stands in the corpus that commands speak of, as far as that is known; undefined where another kind of document is active. */
export function cursorIn(focused: vscode.Uri | undefined): { uri: vscode.Uri; position: vscode.Position } | undefined {
	const editor = vscode.window.activeTextEditor;
	if (editor?.document.languageId === corpusLanguage) return { uri: editor.document.uri, position: editor.selection.active };
	if (editor || !focused) return undefined;
	return { uri: focused, position: shownPositions.get(focused.toString()) ?? new vscode.Position(0, 0) };
}

/** Puts the cursor at the start of a range and its line at the top, in the editor that shows the corpus or in a new one. */
export async function showRange(uri: vscode.Uri, range: vscode.Range, preserveFocus = false): Promise<void> {
	const selection = new vscode.Range(range.start, range.start);
	shownPositions.set(uri.toString(), range.start);
	// `vscode.open` also works for corpora that are too large for a document of their own.
	await vscode.commands.executeCommand('vscode.open', uri, { selection, preserveFocus });
	const editor = vscode.window.activeTextEditor;
	if (editor?.document.uri.toString() === uri.toString()) editor.revealRange(selection, vscode.TextEditorRevealType.AtTop);
}

interface DocumentItem extends vscode.QuickPickItem {
	readonly row?: DocumentRow;
}

/** A list to type in: the server filters, and gives the next page when its last row is chosen. */
async function goToDocument(server: CorpusServer, uri: vscode.Uri): Promise<void> {
	const pick = vscode.window.createQuickPick<DocumentItem>();
	pick.placeholder = 'Name or headline of a document';
	pick.matchOnDescription = true;
	pick.matchOnDetail = true;
	let rows: DocumentRow[] = [];
	let asked = 0;
	const load = async (offset: number): Promise<void> => {
		const question = ++asked;
		pick.busy = true;
		const page = await server.request('corpus/documents', { textDocument: { uri: uri.toString() }, offset, limit: pickedAtOnce, filter: pick.value });
		if (question !== asked) return;
		pick.busy = false;
		rows = offset === 0 ? [...(page?.items ?? [])] : [...rows, ...(page?.items ?? [])];
		const left = (page?.total ?? 0) - rows.length;
		const more: DocumentItem[] = left > 0 ? [{ label: `$(ellipsis) ${left.toLocaleString('en')} more`, alwaysShow: true }] : [];
		pick.items = [...rows.map(documentItem), ...more];
	};
	let typing: ReturnType<typeof setTimeout> | undefined;
	await new Promise<void>(resolve => {
		pick.onDidChangeValue(() => {
			clearTimeout(typing);
			typing = setTimeout(() => void load(0), typingSettlesMs);
		});
		pick.onDidAccept(() => {
			const [item] = pick.selectedItems;
			if (item?.row) {
				void showRange(uri, rangeFromServer(item.row.selectionRange));
				pick.hide();
			} else if (item) void load(rows.length);
		});
		pick.onDidHide(() => resolve());
		pick.show();
		void load(0);
	});
	clearTimeout(typing);
	pick.dispose();
}

function documentItem(row: DocumentRow): DocumentItem {
	const facts = [row.date, `line ${(row.range.start.line + 1).toLocaleString('en')}`].filter(fact => fact !== null);
	return { label: row.name || '(no name)', description: facts.join(' · '), ...(row.headline === null ? {} : { detail: row.headline }), row };
}

/**
 * For links in hovers, which carry plain data: places as the language server protocol writes them. One is gone to, several are shown, and without any, the
 * references of what stands at the position are.
 */
async function showReferences(
	uri: string,
	position: { line: number; character: number },
	locations?: readonly { uri: string; range: Parameters<typeof rangeFromServer>[0] }[],
): Promise<void> {
	const resource = vscode.Uri.parse(uri, true);
	const at = new vscode.Position(position.line, position.character);
	if (locations?.length === 1 && locations[0]) {
		const selection = rangeFromServer(locations[0].range);
		await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(locations[0].uri, true), { selection });
		return;
	}
	const shown = locations
		? locations.map(location => new vscode.Location(vscode.Uri.parse(location.uri, true), rangeFromServer(location.range)))
		: await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', resource, at);
	await vscode.commands.executeCommand('editor.action.showReferences', resource, at, shown);
}
