import * as vscode from 'vscode';
import { equal, eventually, isTrue, matches } from './expect.ts';
import { activateExtension, codeOf, findingsOf, hoverText, open, symbolsOf, whereItRuns } from './workbench.ts';

suite(`Documents, ${whereItRuns}`, () => {
	suiteSetup(activateExtension);

	test('a corpus has its language, and its documents are the outline', async () => {
		const document = await open('faults.corpus.txt');
		equal(document.languageId, 'corpus');
		const symbols = await symbolsOf(document);
		equal(
			symbols.map(symbol => symbol.name),
			['bridge.txt', 'harvest.txt', 'library.txt'],
		);
		equal(symbols[1]!.range.start.line, 6);
	});

	test('after lines were put in, words typed and documents deleted, the outline stands where the documents do', async () => {
		const content = (await open('faults.corpus.txt')).getText();
		const document = await vscode.workspace.openTextDocument({ language: 'corpus', content });
		await symbolsOf(document);
		const edit = async (range: vscode.Range, text: string): Promise<void> => {
			const change = new vscode.WorkspaceEdit();
			change.replace(document.uri, range, text);
			isTrue(await vscode.workspace.applyEdit(change), 'the edit is not applied');
		};
		const shown = async (): Promise<string[]> => (await symbolsOf(document)).map(({ selectionRange }) => document.getText(selectionRange));
		await edit(new vscode.Range(1, 0, 1, 0), 'A line.\n\nAnother line.\n');
		equal(await shown(), ['bridge.txt', 'harvest.txt', 'library.txt']);
		await edit(new vscode.Range(2, 0, 2, 0), 'Words');
		equal(await shown(), ['bridge.txt', 'harvest.txt', 'library.txt']);
		await vscode.commands.executeCommand('corpus.restartServer');
		equal(await shown(), ['bridge.txt', 'harvest.txt', 'library.txt']);
		await edit(new vscode.Range(0, 0, (await symbolsOf(document))[1]!.range.start.line, 0), '');
		equal(await shown(), ['harvest.txt', 'library.txt']);
	});

	test('each document folds', async () => {
		const document = await open('faults.corpus.txt');
		const folds = await eventually('folds', async () => {
			const found = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
			return found?.length ? found : undefined;
		});
		isTrue(
			folds.some(fold => fold.start === 0),
			'no fold starts at the first document',
		);
	});

	test('a malformed delimiter is found on its line', async () => {
		const found = await findingsOf(await open('faults.corpus.txt'));
		const finding = found.find(diagnostic => codeOf(diagnostic) === 'CF102');
		isTrue(finding, `no CF102 among ${found.map(codeOf).join()}`);
		equal(finding.range.start.line, 6);
	});

	test('a hover on a delimiter says which document it is', async () => {
		matches(await hoverText(await open('faults.corpus.txt'), 'bridge.txt'), /1 of 3/);
	});

	test('a hover on an acronym expands it', async () => {
		matches(await hoverText(await open('faults.corpus.txt'), 'NBA)'), /National Bridge Authority/);
	});

	test('next and previous document move the cursor', async () => {
		const document = await open('faults.corpus.txt');
		const editor = vscode.window.activeTextEditor!;
		editor.selection = new vscode.Selection(0, 0, 0, 0);
		await vscode.commands.executeCommand('corpus.nextDocument');
		await eventually('the cursor moves on', () => (editor.selection.active.line === 6 ? true : undefined));
		await vscode.commands.executeCommand('corpus.previousDocument');
		await eventually('the cursor moves back', () => (editor.selection.active.line === 0 ? true : undefined));
		equal(document.isDirty, false);
	});

	test('a quick fix mends the delimiter, and the finding goes', async () => {
		const document = await open('quickfix.corpus.txt');
		const [finding] = await findingsOf(document);
		isTrue(finding, 'there is no finding');
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			finding.range,
			'quickfix',
			10,
		);
		const action = actions.find(({ edit }) => edit);
		isTrue(action?.edit, `no action with an edit among ${actions.map(({ title }) => title).join()}`);
		isTrue(await vscode.workspace.applyEdit(action.edit), 'the edit was not applied');
		equal(document.lineAt(0).text, '<<<FILE one.txt>>>');
		await eventually('the finding goes', () => (vscode.languages.getDiagnostics(document.uri).length === 0 ? true : undefined));
	});

	test('an edit brings a finding', async () => {
		const document = await open('edit.corpus.txt');
		await symbolsOf(document);
		const edit = new vscode.WorkspaceEdit();
		edit.delete(document.uri, new vscode.Range(0, 16, 0, 17));
		isTrue(await vscode.workspace.applyEdit(edit), 'the edit was not applied');
		equal((await findingsOf(document))[0]!.range.start.line, 0);
	});

	test('fix all mends what is safe to mend and no more', async () => {
		const document = await open('faults.corpus.txt');
		const body = document.lineAt(8).text;
		await findingsOf(document);
		await vscode.commands.executeCommand('corpus.fixAll');
		await eventually('the delimiter is mended', () => (document.lineAt(6).text === '<<<FILE harvest.txt>>>' ? true : undefined));
		equal(document.lineAt(8).text, body);
	});

	test('a plain text file that holds a corpus becomes one', async () => {
		const document = await open('scraped.txt');
		await eventually('the language changes', () =>
			vscode.workspace.textDocuments.some(({ uri, languageId }) => uri.toString() === document.uri.toString() && languageId === 'corpus')
				? true
				: undefined,
		);
	});

	test('a plain text file without delimiters stays what it is', async () => {
		const document = await open('letter.txt');
		await symbolsOf(await open('edit.corpus.txt'));
		equal(document.languageId, 'plaintext');
	});
});
