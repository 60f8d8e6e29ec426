import * as vscode from 'vscode';

/** Saves the file of a URI: what a fix has written into a file that nobody has open would wait there unsaved. */
export const saveFileCommand = 'corpus.saveFile';

export function registerSaveFile(): vscode.Disposable {
	return vscode.commands.registerCommand(saveFileCommand, async (uri: string) => {
		const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
		if (document.isDirty) await document.save();
	});
}
