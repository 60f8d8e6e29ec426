import * as vscode from 'vscode';
import { type ExtensionApi, eventuallyRows, labelOf, namesOf, rowsOf, startedExtension } from './corpusViews.ts';
import { equal, eventually, isTrue, matches } from './expect.ts';
import { open, save, whereItRuns } from './workbench.ts';

suite(`Views and status, ${whereItRuns}`, () => {
	let api: ExtensionApi;
	suiteSetup(async () => {
		api = await startedExtension();
	});

	test('the Articles view lists the documents of the corpus in focus, with their headlines', async () => {
		await open('order.corpus.txt');
		const rows = await eventuallyRows(api, 'the documents', found => namesOf(found)[0] === 'first.txt');
		equal(namesOf(rows), ['first.txt', 'second.txt', 'third.txt']);
		equal(await labelOf(api, rows[1]!), 'second.txt 2024-01-15 · School gets a garden');
		await open('closed.corpus.txt');
		await eventuallyRows(api, 'the documents of the other corpus', found => namesOf(found)[0] === 'market.txt');
	});

	test('the status item says what the corpus is, and how many documents it has', async () => {
		await open('order.corpus.txt');
		const status = await eventually('a status', () => (api.status()?.text.includes('3 documents') ? api.status() : undefined));
		equal(status.text, 'Canonical: 3 documents');
		await open('closed.corpus.txt');
		await eventually('the status of the other corpus', () => (api.status()?.text.includes('2 documents') ? true : undefined));
		matches(api.status()?.text ?? '', /END FILE/);
	});

	test('a document moves down by the menu of the view, and undo brings it back', async () => {
		const document = await open('order.corpus.txt');
		const before = document.getText();
		const rows = await eventuallyRows(api, 'the documents', found => namesOf(found)[0] === 'first.txt');
		await vscode.commands.executeCommand('corpus.articles.moveDown', rows[0]);
		await eventuallyRows(api, 'the new order', found => namesOf(found).join() === 'second.txt,first.txt,third.txt');
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		await eventually('the old text', () => (document.getText() === before ? true : undefined));
	});

	test('selected documents are deleted, and undo brings them back', async () => {
		const document = await open('order.corpus.txt');
		const before = document.getText();
		const rows = await eventuallyRows(api, 'the documents', found => namesOf(found).length === 3 && namesOf(found)[0] === 'first.txt');
		await vscode.commands.executeCommand('corpus.articles.delete', rows[0], [rows[0], rows[2]]);
		await eventually('the documents go', () => (document.getText() === before ? undefined : true));
		equal(document.getText().match(/<<<FILE \S+/g), ['<<<FILE second.txt']);
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		await eventually('the old text', () => (document.getText() === before ? true : undefined));
	});

	test('one document opens in an editor of its own, and saving it changes the corpus', async () => {
		const document = await open('order.corpus.txt');
		const rows = await eventuallyRows(api, 'the documents', found => namesOf(found)[1] === 'second.txt');
		await vscode.commands.executeCommand('corpus.openArticle', rows[1]);
		const article = await eventually('the editor', () => {
			const active = vscode.window.activeTextEditor?.document;
			return active?.uri.scheme === 'corpus-article' ? active : undefined;
		});
		equal(article.languageId, 'corpus');
		isTrue(article.getText().startsWith('<<<FILE second.txt date=2024-01-15>>>\nSchool gets'), article.getText());
		const edit = new vscode.WorkspaceEdit();
		edit.replace(article.uri, article.lineAt(1).range, 'School gets an orchard');
		isTrue(await vscode.workspace.applyEdit(edit), 'the edit was not applied');
		await save(article);
		await eventually('the corpus has it', () => (document.lineAt(5).text === 'School gets an orchard' ? true : undefined));
		await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
	});

	test('a corpus of another dialect is converted to canonical', async () => {
		const document = await open('closed.corpus.txt');
		await eventuallyRows(api, 'the documents', found => namesOf(found)[0] === 'market.txt');
		await vscode.commands.executeCommand('corpus.convert');
		await eventually('the delimiters change', () => (document.lineAt(0).text === '<<<FILE market.txt>>>' ? true : undefined));
		equal(document.getText().includes('END FILE'), false);
		equal((await rowsOf(api)).length, 2);
		await eventually('the status follows', () => (api.status()?.text === 'Canonical: 2 documents' ? true : undefined));
	});
});
