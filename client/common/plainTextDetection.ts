import * as vscode from 'vscode';
import { corpusLanguage } from './focusedCorpus.ts';

/** How far into a file is looked: a corpus opens its first document early, and opening any text file must cost nothing. */
const lookedAtLines = 500;

/** A line that opens a document in any dialect that names files. It only tells corpora from other text: what the line says is the server's business. */
const opensDocument = /^\uFEFF?<{3,12}[ \t]*(?:FILE|BEGIN[ _]FILE|START_FILE|FILE_START)(?::|[ \t])[ \t]*[^\s:]/i;

/** Whether a text looks like a corpus, from its first lines. */
export function looksLikeCorpus(lines: Iterable<string>): boolean {
	for (const line of lines) if (opensDocument.test(line)) return true;
	return false;
}

/**
 * Shows `.txt` files with delimiter lines as corpora. VS Code gives them to plaintext, never looks at their first line, and forgets a language that was set by
 * code when the file is opened again: so each is looked at every time.
 */
export function registerPlainTextDetection(): vscode.Disposable {
	/** Files that were switched to the language once: one that is plain text again was made so by the user. */
	const switched = new Set<string>();
	const look = async (document: vscode.TextDocument): Promise<void> => {
		const key = document.uri.toString();
		if (document.languageId !== 'plaintext' || switched.has(key) || !isWanted(document) || !looksLikeCorpus(firstLines(document))) return;
		switched.add(key);
		await vscode.languages.setTextDocumentLanguage(document, corpusLanguage);
	};
	const forget = ({ uri }: vscode.TextDocument): void => {
		// A change of language closes a document and opens it again at once: only what stays closed is forgotten.
		setTimeout(() => {
			if (!vscode.workspace.textDocuments.some(document => document.uri.toString() === uri.toString())) switched.delete(uri.toString());
		}, 0);
	};
	for (const document of vscode.workspace.textDocuments) void look(document);
	return vscode.Disposable.from(
		vscode.workspace.onDidOpenTextDocument(document => void look(document)),
		vscode.workspace.onDidCloseTextDocument(forget),
		vscode.commands.registerCommand('corpus.treatAsCorpus', async () => {
			const document = vscode.window.activeTextEditor?.document;
			if (document) await vscode.languages.setTextDocumentLanguage(document, corpusLanguage);
		}),
		vscode.commands.registerCommand('corpus.neverDetectInFolder', neverDetectInFolder),
	);
}

function* firstLines(document: vscode.TextDocument): Generator<string> {
	for (let line = 0; line < Math.min(document.lineCount, lookedAtLines); line++) yield document.lineAt(line).text;
}

function isWanted(document: vscode.TextDocument): boolean {
	const settings = vscode.workspace.getConfiguration('corpus.plainText', document.uri);
	if (!settings.get<boolean>('detect', true)) return false;
	const matches = (globs: readonly string[]): boolean => globs.some(glob => matchesGlob(document, glob));
	return matches(settings.get<string[]>('include', [])) && !matches(settings.get<string[]>('exclude', []));
}

function matchesGlob(document: vscode.TextDocument, glob: string): boolean {
	const folder = vscode.workspace.getWorkspaceFolder(document.uri);
	const pattern = folder && !glob.startsWith('/') ? new vscode.RelativePattern(folder, glob) : glob;
	return vscode.languages.match({ pattern }, document) > 0;
}

/** Adds the folder of the active file to the setting, in the workspace folder that holds it or else for the user, and makes the file plain text again. */
async function neverDetectInFolder(): Promise<void> {
	const document = vscode.window.activeTextEditor?.document;
	if (!document) return;
	const folder = vscode.workspace.getWorkspaceFolder(document.uri);
	const parent = vscode.Uri.joinPath(document.uri, '..');
	const within = folder ? parent.path.slice(folder.uri.path.length).replace(/^\//, '') : parent.path;
	const glob = within === '' ? '**' : `${within}/**`;
	const settings = vscode.workspace.getConfiguration('corpus.plainText', document.uri);
	const inspected = settings.inspect<string[]>('exclude');
	const before = (folder ? inspected?.workspaceFolderValue : inspected?.globalValue) ?? [];
	const target = folder ? vscode.ConfigurationTarget.WorkspaceFolder : vscode.ConfigurationTarget.Global;
	if (!before.includes(glob)) await settings.update('exclude', [...before, glob], target);
	if (document.languageId === corpusLanguage) await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
}
