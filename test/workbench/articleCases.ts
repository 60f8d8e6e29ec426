import * as vscode from 'vscode';
import { equal, eventually, isTrue, matches } from './expect.ts';
import { activateExtension, codeOf, hoverText, inWorkspace, open, symbolsOf, whereItRuns } from './workbench.ts';

const secondHeadline = 'Bakers of Southham agree on one price for rye bread, ending a dispute of two years';

/** The outline once it has articles: documents come at once, articles when they are found. */
function articlesOf(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> {
	return eventually('articles in the outline', async () => {
		const symbols = await symbolsOf(document);
		return symbols.every(({ children }) => children.length > 0) ? symbols : undefined;
	});
}

function qualityFindingsOf(document: vscode.TextDocument, rule: string): Promise<vscode.Diagnostic[]> {
	return eventually(`findings of ${rule}`, () => {
		const found = vscode.languages.getDiagnostics(document.uri).filter(diagnostic => codeOf(diagnostic) === rule);
		return found.length > 0 ? found : undefined;
	});
}

/** Takes an action's edit as if every change of its preview had been accepted, and gives the text before and after. */
async function apply(document: vscode.TextDocument, at: vscode.Range, title: RegExp): Promise<{ before: string; after: string }> {
	const action = await eventually(`an action ${title}`, async () => {
		const kind = vscode.CodeActionKind.QuickFix.value;
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, at, kind, 50);
		return actions.find(found => title.test(found.title) && found.edit);
	});
	const accepted = new vscode.WorkspaceEdit();
	for (const [uri, edits] of action.edit!.entries()) for (const { range, newText } of edits) accepted.replace(uri, range, newText);
	const before = document.getText();
	isTrue(await vscode.workspace.applyEdit(accepted), 'the edit was refused');
	return { before, after: document.getText() };
}

async function undoOnce(document: vscode.TextDocument, before: string): Promise<void> {
	await vscode.window.showTextDocument(document);
	await vscode.commands.executeCommand('undo');
	await eventually('one undo takes it back', () => (document.getText() === before ? true : undefined));
}

suite(`Articles, ${whereItRuns}`, () => {
	suiteSetup(activateExtension);
	teardown(() => vscode.workspace.getConfiguration('corpus').update('outline.depth', undefined, vscode.ConfigurationTarget.Workspace));

	test('the outline has documents, their articles with day and words, and the parts of each', async () => {
		const [stories, ferry] = await articlesOf(await open('stories.corpus.txt'));
		equal([stories!.name, ferry!.name], ['herald/stories.txt', 'herald/ferry.txt']);
		equal(
			stories!.children.map(({ name }) => name),
			['Northport reopens harbour bridge after winter repairs, ferry service to end', secondHeadline],
		);
		matches(stories!.children[1]!.detail, /^2024-06-12 · \d+ words$/);
		const parts = stories!.children[0]!.children.map(({ detail }) => detail);
		for (const part of ['headline', 'caption', 'date · 2024-05-03', 'headline repeat', 'summary', 'dateline · NORTHPORT', 'paragraph'])
			isTrue(parts.includes(part), `no ${part} among ${parts.join('; ')}`);
		isTrue(stories!.range.contains(stories!.children[1]!.range), 'an article sticks out of its document');
	});

	test('the depth of the outline is a setting', async () => {
		const document = await open('stories.corpus.txt');
		await articlesOf(document);
		await vscode.workspace.getConfiguration('corpus').update('outline.depth', 'articles', vscode.ConfigurationTarget.Workspace);
		await eventually('articles without parts', async () => {
			const [stories] = await symbolsOf(document);
			return stories!.children.length === 2 && stories!.children.every(({ children }) => children.length === 0) ? true : undefined;
		});
		await vscode.workspace.getConfiguration('corpus').update('outline.depth', 'documents', vscode.ConfigurationTarget.Workspace);
		await eventually('documents alone', async () => ((await symbolsOf(document))[0]!.children.length === 0 ? true : undefined));
	});

	test('an article folds where its document has several', async () => {
		const document = await open('stories.corpus.txt');
		const line = document.positionAt(document.getText().indexOf(secondHeadline)).line;
		await eventually('a fold at the second article', async () => {
			const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
			return folds?.find(({ start }) => start === line);
		});
	});

	test('a selection grows from sentence to paragraph, article and document', async () => {
		const document = await open('stories.corpus.txt');
		await articlesOf(document);
		const position = document.positionAt(document.getText().indexOf('A loaf is') + 3);
		const [selection] = await vscode.commands.executeCommand<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', document.uri, [
			position,
		]);
		const texts: string[] = [];
		for (let range: vscode.SelectionRange | undefined = selection; range; range = range.parent) texts.push(document.getText(range.range));
		isTrue(texts.includes('“A loaf is a loaf again,” said Peter Holm, who leads the guild.'), 'the paragraph is not selected');
		isTrue(
			texts.some(text => text.startsWith(secondHeadline) && text.endsWith('harvest of the rye.')),
			'the article is not selected',
		);
		isTrue(
			texts.some(text => text.startsWith('<<<FILE herald/stories.txt')),
			'the document is not selected',
		);
	});

	test('next and previous article move the cursor across documents', async () => {
		const document = await open('stories.corpus.txt');
		await articlesOf(document);
		const editor = vscode.window.activeTextEditor!;
		const lineOf = (text: string): number => document.positionAt(document.getText().indexOf(text)).line;
		editor.selection = new vscode.Selection(1, 0, 1, 0);
		const go = async (command: string, line: number): Promise<void> => {
			await vscode.commands.executeCommand(command);
			await eventually(`${command} goes to line ${line + 1}`, () => (editor.selection.active.line === line ? true : undefined));
		};
		await go('corpus.nextArticle', lineOf(secondHeadline));
		await go('corpus.nextArticle', lineOf('Ferry line to close'));
		await go('corpus.previousArticle', lineOf(secondHeadline));
	});

	test('a hover on a headline says which article it opens and why, one on a date its day', async () => {
		const document = await open('stories.corpus.txt');
		await articlesOf(document);
		const onHeadline = await hoverText(document, 'Bakers of Southham agree');
		matches(onHeadline, /article 2 of 2 in this document/);
		matches(onHeadline, /An article starts here: \d+ % sure, because /);
		const onDate = await hoverText(document, 'Updated 03 May 2024');
		matches(onDate, /Friday, 3 May 2024/);
		matches(onDate, /2024-05-03/);
	});

	test('two articles in a document are found, and split with one undo', async () => {
		const document = await open('stories.corpus.txt');
		const [finding] = await qualityFindingsOf(document, 'CA201');
		matches(finding!.message, /A second article seems to start here: "Bakers/);
		const { before, after } = await apply(document, finding!.range, /^Split here/);
		matches(after, /<<<FILE herald\/bakers-of-southham-agree-on-one-price-for-rye-bread-ending-a-dispute-of-two\.txt lang=en>>>\nBakers of/);
		equal(
			after.length - before.length,
			'<<<FILE herald/bakers-of-southham-agree-on-one-price-for-rye-bread-ending-a-dispute-of-two.txt lang=en>>>\n'.length,
		);
		await undoOnce(document, before);
	});

	test('a repeated headline is found, and removed with one undo', async () => {
		const document = await open('stories.corpus.txt');
		const [finding] = await qualityFindingsOf(document, 'CA202');
		const { before, after } = await apply(document, finding!.range, /^Remove the repeated headline/);
		equal(after.split('Northport reopens harbour bridge').length, 2);
		await undoOnce(document, before);
	});

	test('the real sample is two articles of two days, with every part', async function () {
		if (!(await exists('seed.corpus.txt'))) return this.skip();
		const document = await open('seed.corpus.txt');
		const articles = (await articlesOf(document)).flatMap(({ children }) => children);
		equal(
			articles.map(({ detail }) => detail.slice(0, 10)),
			['2025-08-09', '2025-12-05'],
		);
		for (const { children } of articles) {
			const parts = children.map(({ detail }) => detail.split(' · ')[0]);
			for (const part of ['headline', 'headline repeat', 'date', 'summary', 'dateline', 'paragraph'])
				isTrue(parts.includes(part), `no ${part} among ${parts.join(', ')}`);
		}
		const [finding] = await qualityFindingsOf(document, 'CA201');
		equal(finding!.range.start.line, articles[1]!.range.start.line);
	});
});

async function exists(name: string): Promise<boolean> {
	return vscode.workspace.fs.stat(inWorkspace(name)).then(
		() => true,
		() => false,
	);
}
