import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { appendFile, open as openFile, stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import { type ExtensionApi, eventuallyRows, labelOf, namesOf, rowsOf, startedExtension } from './corpusViews.ts';
import { equal, eventually, isTrue, matches } from './expect.ts';
import { codeOf, inWorkspace, save, whereItRuns } from './workbench.ts';

const documents = 24_000;
const sentence = 'The ferry crosses the river at noon, and the market on the other side is open until the evening bell rings. ';
/** One document whose delimiter has a bracket too few. */
const malformed = 12_345;

function opener(ordinal: number): string {
	return `<<<FILE news/${String(ordinal).padStart(6, '0')}.txt${ordinal === malformed ? '>>' : '>>>'}`;
}

function block(ordinal: number, headline = `Story number ${ordinal} of the year`): string {
	return `${opener(ordinal)}\n${headline}\n\n${sentence.repeat(24)}\n`;
}

/** A corpus of some 63 MB: more than VS Code hands over to extensions. */
async function generateCorpus(path: string): Promise<void> {
	const stream = createWriteStream(path);
	for (let ordinal = 0; ordinal < documents; ordinal += 100) {
		const blocks = Array.from({ length: 100 }, (_, index) => block(ordinal + index));
		if (!stream.write(blocks.join(''))) await once(stream, 'drain');
	}
	stream.end();
	await once(stream, 'close');
}

suite(`A corpus of 60 MB, ${whereItRuns}`, () => {
	const uri = inWorkspace('large.corpus');
	let api: ExtensionApi;

	suiteSetup(async function () {
		this.timeout(120_000);
		api = await startedExtension();
		await generateCorpus(uri.fsPath);
		isTrue((await stat(uri.fsPath)).size > 60_000_000, 'the corpus is too small for this suite');
		await vscode.commands.executeCommand('vscode.open', uri);
	});

	async function readAt(ordinal: number, length: number): Promise<string> {
		const offset = Array.from({ length: ordinal }, (_, before) => block(before).length).reduce((sum, size) => sum + size, 0);
		const handle = await openFile(uri.fsPath);
		try {
			const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
			return buffer.toString('utf8', 0, bytesRead);
		} finally {
			await handle.close();
		}
	}

	async function openArticle(ordinal: number): Promise<vscode.TextDocument> {
		const page = (await rowsOf(api))[Math.floor(ordinal / 200)];
		const row = (await rowsOf(api, page))[ordinal % 200];
		await vscode.commands.executeCommand('corpus.openArticle', row);
		return eventually('the article opens', () => {
			const active = vscode.window.activeTextEditor?.document;
			return active?.uri.scheme === 'corpus-article' && active.lineAt(0).text === opener(ordinal) ? active : undefined;
		});
	}

	async function replaceHeadline(article: vscode.TextDocument, headline: string): Promise<void> {
		const edit = new vscode.WorkspaceEdit();
		edit.replace(article.uri, article.lineAt(1).range, headline);
		isTrue(await vscode.workspace.applyEdit(edit), 'the edit was not applied');
	}

	test('VS Code hands over no document, and the Articles view fills all the same', async () => {
		isTrue(!vscode.workspace.textDocuments.some(document => document.uri.path === uri.path), 'VS Code handed the corpus over');
		const pages = await eventuallyRows(api, 'all pages', found => found.length === documents / 200);
		equal(await labelOf(api, pages[61]!), '12,201 – 12,400');
		const rows = await rowsOf(api, pages[61]);
		equal(namesOf(rows)[7], 'news/012207.txt');
		matches(await labelOf(api, rows[7]!), /Story number 12207 of the year/);
	});

	test('the status item says how many documents it has', async () => {
		await eventually('the status', () => (api.status()?.text === 'Canonical: 24,000 documents' ? true : undefined));
	});

	test('a malformed delimiter shows in Problems', async () => {
		const found = await eventually('a finding', () => {
			const findings = vscode.languages.getDiagnostics(uri);
			return findings.some(finding => codeOf(finding) === 'CF102') ? findings : undefined;
		});
		equal(found.find(finding => codeOf(finding) === 'CF102')!.range.start.line, malformed * 4);
	});

	test('its documents and headlines are symbols of the workspace', async () => {
		const [symbol] = await eventually('the symbol', async () => {
			const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'number 23456 of');
			return found.length > 0 ? found : undefined;
		});
		equal([symbol!.name, symbol!.location.range.start.line], ['Story number 23456 of the year', 23_456 * 4]);
	});

	test('a row of the Articles view opens its document in an editor of its own', async () => {
		const rows = await rowsOf(api, (await rowsOf(api))[61]);
		await vscode.commands.executeCommand('corpus.articles.show', uri, rows[7]);
		await eventually('the article opens', () => {
			const { document } = vscode.window.activeTextEditor ?? {};
			return document?.uri.scheme === 'corpus-article' && document.lineAt(0).text === opener(12_207) ? true : undefined;
		});
		const isOpen = (): boolean =>
			vscode.window.tabGroups.all.some(({ tabs }) =>
				tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()),
			);
		isTrue(isOpen(), 'the article has taken the place of its corpus');
		equal((await rowsOf(api)).length, documents / 200);
		await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
	});

	test('an article opens, has an outline, is edited and saved into the corpus', async () => {
		const article = await openArticle(20_000);
		equal(article.languageId, 'corpus');
		const symbols = await eventually('its outline', async () => {
			const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', article.uri);
			return found?.length ? found : undefined;
		});
		equal(symbols[0]!.name, 'news/020000.txt');
		const { size } = await stat(uri.fsPath);
		await replaceHeadline(article, 'A longer headline that was edited in its own editor');
		await save(article);
		const written = block(20_000, 'A longer headline that was edited in its own editor');
		equal(await readAt(20_000, written.length), written);
		equal((await stat(uri.fsPath)).size, size + written.length - block(20_000).length);
		await eventuallyRows(api, 'all pages again', found => found.length === documents / 200);
		const rows = await rowsOf(api, (await rowsOf(api))[100]);
		await eventually('the view has the new headline', async () =>
			(await labelOf(api, (await rowsOf(api, (await rowsOf(api))[100]))[0] ?? rows[0]!)).includes('A longer headline') ? true : undefined,
		);
		await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
	});

	test('an article that changed behind the editor is never written over', async () => {
		const article = await openArticle(100);
		await replaceHeadline(article, 'Story number 100 of THIS year');
		const behind = block(100, 'Story number 100 of THAT year');
		const offset = Array.from({ length: 100 }, (_, before) => block(before).length).reduce((sum, size) => sum + size, 0);
		const handle = await openFile(uri.fsPath, 'r+');
		await handle.write(behind, offset);
		await handle.close();
		await article.save().then(
			saved => isTrue(!saved, 'the article was saved'),
			() => undefined,
		);
		isTrue(article.isDirty, 'the editor has lost its text');
		equal(await readAt(100, behind.length), behind);
		await vscode.window.showTextDocument(article);
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
		equal(await readAt(100, behind.length), behind);
	});

	test('a corpus that grows on disk is followed', async () => {
		await vscode.commands.executeCommand('vscode.open', uri);
		await appendFile(uri.fsPath, '<<<FILE newest.txt>>>\nThe newest of all\n');
		const pages = await eventuallyRows(api, 'a page more', found => found.length === documents / 200 + 1);
		const rows = await rowsOf(api, pages.at(-1));
		equal(await labelOf(api, rows[0]!), 'newest.txt The newest of all');
	});
});
