import * as vscode from 'vscode';
import type { CorpusEdit, CorpusRequests, DiskEditResult, EditPreview } from '../../server/lsp/protocol.ts';
import type { CorpusServer } from './corpusServer.ts';
import { corpusLanguage } from './focusedCorpus.ts';
import { positionToServer, rangeFromServer } from './positions.ts';
import { editFromServer, type Review } from './workspaceEdits.ts';

/** Commands that change a corpus: each asks the server for the edit, and applies it with one undo. */
export function registerEditCommands(server: CorpusServer): vscode.Disposable {
	const fixAll = (review: Review) => (): Promise<void> =>
		onActive(async document =>
			offerEdit(document.uri, await server.request('corpus/fixAll', about(document)), review, 'Nothing is left that is safe to fix.'),
		);
	const convert = (): Promise<void> =>
		onActive(async document =>
			offerEdit(document.uri, await server.request('corpus/convert', about(document)), 'none', 'The corpus is canonical already.'),
		);
	const edit = (make: (position: { line: number; character: number }) => CorpusEdit) => (): Promise<void> =>
		onActive((document, cursor) => requestEdit(server, document.uri, make(positionToServer(cursor))));
	return vscode.Disposable.from(
		vscode.commands.registerCommand('corpus.fixAll', fixAll('none')),
		vscode.commands.registerCommand('corpus.fixAllWithPreview', fixAll('preview')),
		vscode.commands.registerCommand('corpus.convert', convert),
		vscode.commands.registerCommand(
			'corpus.splitHere',
			edit(position => ({ kind: 'splitHere', position })),
		),
		vscode.commands.registerCommand(
			'corpus.splitAll',
			edit(() => ({ kind: 'splitAll' })),
		),
		vscode.commands.registerCommand(
			'corpus.mergeWithPrevious',
			edit(position => ({ kind: 'mergeWithPrevious', position })),
		),
		vscode.commands.registerCommand(
			'corpus.removeRepeatedHeadline',
			edit(position => ({ kind: 'removeRepeatedHeadline', position })),
		),
	);
}

/**
 * Asks the server for an edit of documents as wholes. What moves or removes text is shown first, unless `review` says otherwise: whoever has pointed at the documents has seen them,
 * and one undo brings them back.
 */
export async function requestEdit(server: CorpusServer, uri: vscode.Uri, edit: CorpusEdit, review?: Review): Promise<void> {
	const params = { textDocument: { uri: uri.toString() }, edit };
	const preview = await server.request('corpus/edit', params);
	if (preview?.onDisk) return editOnDisk(server, uri, params, preview.title, preview.onDisk.question);
	await offerEdit(uri, preview, review ?? (preview?.safety === 'unsafe' ? 'preview' : 'none'), 'There is nothing to change.');
}

/** A corpus that stays on disk is changed there, once the user agrees; the server keeps the way back. */
async function editOnDisk(
	server: CorpusServer,
	uri: vscode.Uri,
	params: CorpusRequests['corpus/editOnDisk']['params'],
	title: string,
	question: string,
): Promise<void> {
	const agreed = await vscode.window.showWarningMessage(question, { modal: true }, title);
	if (agreed !== title) return;
	const progress = { location: vscode.ProgressLocation.Notification, title };
	await tell(server, uri, await vscode.window.withProgress(progress, () => server.request('corpus/editOnDisk', params)));
}

/** Takes back the last edit of documents of a corpus on disk. */
export async function undoOnDisk(server: CorpusServer, uri: vscode.Uri): Promise<void> {
	const progress = { location: vscode.ProgressLocation.Notification, title: 'Undo the last edit on disk' };
	const params = { textDocument: { uri: uri.toString() } };
	await tell(server, uri, await vscode.window.withProgress(progress, () => server.request('corpus/undoOnDisk', params)));
}

async function tell(server: CorpusServer, uri: vscode.Uri, result: DiskEditResult | undefined): Promise<void> {
	if (!result) return;
	if (!result.ok) return void vscode.window.showWarningMessage(result.message);
	const undo = 'Undo';
	const answer = await vscode.window.showInformationMessage(result.message, ...(result.undoable ? [undo] : []));
	if (answer === undo) await undoOnDisk(server, uri);
}

async function onActive(act: (document: vscode.TextDocument, cursor: vscode.Position) => Promise<void>): Promise<void> {
	const editor = vscode.window.activeTextEditor;
	if (editor?.document.languageId === corpusLanguage) await act(editor.document, editor.selection.active);
}

function about({ uri }: vscode.TextDocument): { textDocument: { uri: string } } {
	return { textDocument: { uri: uri.toString() } };
}

async function offerEdit(uri: vscode.Uri, preview: EditPreview | undefined, review: Review, whenNothing: string): Promise<void> {
	if (!preview) return;
	if (preview.refused) await explainRefusal(uri, preview.refused);
	else if (!preview.edit) vscode.window.setStatusBarMessage(whenNothing, 5000);
	else {
		const before = versionOf(uri);
		await vscode.workspace.applyEdit(editFromServer(preview.edit, preview.title, review), { isRefactoring: review === 'preview' });
		// VS Code tells nobody whether the preview was discarded, or applied with nothing ticked in it, as it opens.
		if (review === 'preview' && versionOf(uri) === before)
			vscode.window.setStatusBarMessage('Nothing was changed. In the preview, tick what is to change, then choose Apply.', 8000);
	}
}

function versionOf(uri: vscode.Uri): number | undefined {
	return vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString())?.version;
}

async function explainRefusal(uri: vscode.Uri, { message, range }: NonNullable<EditPreview['refused']>): Promise<void> {
	const goThere = 'Go There';
	const answer = await vscode.window.showWarningMessage(message, ...(range ? [goThere] : []));
	if (answer === goThere && range) await vscode.window.showTextDocument(uri, { selection: rangeFromServer(range) });
}
