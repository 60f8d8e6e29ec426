import * as vscode from 'vscode';
import { startedExtension } from './corpusViews.ts';
import { eventually } from './expect.ts';

const runtime: { process?: { versions?: { node?: string } } } = globalThis;

/** What a suite's title ends with: where it runs. */
export const whereItRuns = `${runtime.process?.versions?.node ? 'node' : 'web'} host, VS Code ${vscode.version}`;

/** Resolves once the extension is active and its language server runs: the `suiteSetup` of every suite. */
export async function activateExtension(): Promise<void> {
	await startedExtension();
}

/** A file of test/workbench/workspace. */
export function inWorkspace(name: string): vscode.Uri {
	return vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);
}

/** A file of the workspace, shown in an editor. */
export async function open(name: string): Promise<vscode.TextDocument> {
	// In the web host the remote file system may still be connecting when the suite starts.
	const document = await eventually(`${name} opens`, () =>
		vscode.workspace.openTextDocument(inWorkspace(name)).then(
			found => found,
			() => undefined,
		),
	);
	await vscode.window.showTextDocument(document);
	return document;
}

/** The outline as VS Code has it, once there is one. */
export function symbolsOf(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> {
	return eventually('document symbols', async () => {
		const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
		return symbols?.length ? symbols : undefined;
	});
}

/** Saves a document, and fails with the reason where VS Code does not. */
export async function save(document: vscode.TextDocument): Promise<void> {
	if (await document.save()) return;
	// VS Code says no more than that: what the file system says to the same text is the reason.
	const reason = await vscode.workspace.fs
		.writeFile(document.uri, new TextEncoder().encode(document.getText()))
		.then(() => 'it is when tried again', String);
	throw new Error(`${document.uri} was not saved (edited: ${document.isDirty}, closed: ${document.isClosed}): ${reason}`);
}

/** What Problems shows of a document, once it shows anything. */
export function findingsOf(document: vscode.TextDocument): Promise<vscode.Diagnostic[]> {
	return eventually('diagnostics', () => {
		const found = vscode.languages.getDiagnostics(document.uri);
		return found.length > 0 ? found : undefined;
	});
}

/** The rule of a finding. */
export function codeOf({ code }: vscode.Diagnostic): string {
	return String(typeof code === 'object' ? code.value : code);
}

/** The text of the hovers on a word's first occurrence, once there is one. */
export async function hoverText(document: vscode.TextDocument, word: string): Promise<string> {
	const position = document.positionAt(document.getText().indexOf(word) + 1);
	return eventually(`a hover on ${word}`, async () => {
		const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
		const text = hovers
			.flatMap(hover => hover.contents)
			.map(content => (content as vscode.MarkdownString).value)
			.join('\n');
		return text === '' ? undefined : text;
	});
}
