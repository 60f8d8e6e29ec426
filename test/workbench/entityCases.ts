import * as vscode from 'vscode';
import { timelineItems } from '../../client/common/entityTimeline.ts';
import { withMerged } from '../../client/common/mergeEntities.ts';
import { type EntityRow, type ExtensionApi, startedExtension } from './corpusViews.ts';
import { equal, eventually, isTrue, matches } from './expect.ts';
import { hoverText, inWorkspace, open, whereItRuns } from './workbench.ts';

const corpus = 'names.corpus.txt';

function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
	return document.positionAt(document.getText().indexOf(text) + 1);
}

/** The rows of one type in the Entities view. */
async function entitiesOf({ entities }: ExtensionApi, type: string): Promise<EntityRow[]> {
	const types = (await entities.getChildren()) ?? [];
	const parent = types.find(row => row.kind === 'type' && row.type === type);
	return parent ? [...((await entities.getChildren(parent)) ?? [])] : [];
}

/** Waits until the view has an entity as it should be. */
function eventuallyEntity(api: ExtensionApi, type: string, name: string, mentions: number): Promise<EntityRow> {
	return eventually(`${name} with ${mentions} mentions`, async () =>
		(await entitiesOf(api, type)).find(({ row }) => row?.name === name && row.mentions === mentions),
	);
}

/** A row that VS Code puts between items has the kind -1. */
const separator = -1;

suite(`Entities, ${whereItRuns}`, () => {
	let api: ExtensionApi;
	suiteSetup(async () => {
		api = await startedExtension();
	});

	test('a hover says who, what and when', async () => {
		const document = await open(corpus);
		matches(await hoverText(document, 'HSB)'), /\*\*Harbour Safety Board\*\* · organisation · HSB/);
		matches(
			await hoverText(document, 'Carvalho said'),
			/\*\*Maria Carvalho\*\* · person\n\nPrime Minister · first in “New quay opens in Riverton”, line 8/,
		);
		matches(await hoverText(document, 'Monday'), /\*\*Monday\*\* → 2025-03-03 \(article of Monday, 3 March 2025\)/);
		matches(await hoverText(document, '$3-4 million').then(text => text.replaceAll('\\', '')), /\*\*\$3-4 million\*\* → USD 3,000,000 to 4,000,000/);
	});

	test('an acronym is defined by its expansion, a name by its first mention', async () => {
		const document = await open(corpus);
		const definition = async (text: string): Promise<string> => {
			const found = await vscode.commands.executeCommand<vscode.Location[]>(
				'vscode.executeDefinitionProvider',
				document.uri,
				positionOf(document, text),
			);
			isTrue(found[0], `${text} has no definition`);
			return `${found[0].range.start.line + 1} ${document.getText(found[0].range)}`;
		};
		equal(await definition('HSB. “It'), '6 Harbour Safety Board');
		equal(await definition('Carvalho said.'), '8 Maria Carvalho');
	});

	test('references are found in all articles, in every form', async () => {
		const document = await open(corpus);
		const found = await vscode.commands.executeCommand<vscode.Location[]>(
			'vscode.executeReferenceProvider',
			document.uri,
			positionOf(document, 'Harbour Safety Board (HSB)'),
		);
		equal(
			found.map(({ range }) => `${range.start.line + 1} ${document.getText(range)}`),
			['6 Harbour Safety Board', '6 HSB', '8 HSB', '14 HSB', '16 Harbour Safety Board'],
		);
		const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
			'vscode.executeDocumentHighlights',
			document.uri,
			positionOf(document, 'Harbour Safety Board (HSB)'),
		);
		equal(highlights.length, 3);
	});

	test('a new name is proposed for every form, each to be confirmed', async () => {
		const document = await open(corpus);
		const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
			'vscode.executeDocumentRenameProvider',
			document.uri,
			positionOf(document, 'Harbour Safety Board (HSB)'),
			'Port Office',
		);
		equal(
			edit.get(document.uri).map(({ newText, range }) => `${document.getText(range)} → ${newText}`),
			['Harbour Safety Board → Port Office', 'HSB → PO', 'HSB → PO', 'HSB → PO', 'Harbour Safety Board → Port Office'],
		);
		equal(document.isDirty, false);
	});

	test('entities are symbols of the workspace', async () => {
		await open(corpus);
		const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'carvalho');
		isTrue(
			found.some(({ name }) => name === 'Maria Carvalho'),
			`no Maria Carvalho among ${found.map(({ name }) => name).join()}`,
		);
	});

	test('the Entities view lists them by type, with what stands beside each', async () => {
		await open(corpus);
		const board = await eventuallyEntity(api, 'ORG', 'Harbour Safety Board', 5);
		equal(board.row?.articles, 2);
		const beside = (await api.entities.getChildren(board)) ?? [];
		const carvalho = beside.find(({ row }) => row?.name === 'Maria Carvalho');
		equal(carvalho?.row?.shared, 2);
		const item = await api.entities.getTreeItem(board);
		matches(String(item.description), /HSB · 5/);
	});

	test('what the cursor stands on is revealed in the view', async () => {
		const document = await open(corpus);
		const prado = await eventuallyEntity(api, 'PER', 'Joana Prado', 2);
		isTrue(prado.row, 'the entity has no row');
		const position = positionOf(document, 'Joana Prado');
		vscode.window.activeTextEditor!.selection = new vscode.Selection(position, position);
		// VS Code rejects the command where the view has no such row.
		equal(await vscode.commands.executeCommand('corpus.entities.reveal'), undefined);
	});

	test('entities that a person merges are one, in the configuration and not in the text', async () => {
		const document = await open(corpus);
		const before = document.getText();
		const carvalho = await eventuallyEntity(api, 'PER', 'Maria Carvalho', 3);
		const prado = await eventuallyEntity(api, 'PER', 'Joana Prado', 2);
		const merging = vscode.commands.executeCommand('corpus.entities.merge', carvalho, [carvalho, prado]);
		await acceptFirst(merging);
		const file = await eventually('the configuration', () =>
			vscode.workspace.fs.readFile(inWorkspace('corpus.config.jsonc')).then(
				bytes => new TextDecoder().decode(bytes),
				() => undefined,
			),
		);
		equal(JSON.parse(file), { aliases: [['Maria Carvalho', 'Joana Prado']] });
		await open(corpus);
		await eventuallyEntity(api, 'PER', 'Maria Carvalho', 5);
		equal(document.getText(), before);
		await vscode.workspace.fs.delete(inWorkspace('corpus.config.jsonc'));
		await eventuallyEntity(api, 'PER', 'Joana Prado', 2);
	});

	test('lists of aliases that share a name become one', () => {
		equal(
			withMerged(
				[
					['A', 'B'],
					['C', 'D'],
					['E', 'F'],
				],
				['D', 'B'],
			),
			[
				['E', 'F'],
				['D', 'B', 'A', 'C'],
			],
		);
		equal(withMerged([], ['A', 'B']), [['A', 'B']]);
	});

	test('a timeline has a heading for each day, with the number of its mentions', () => {
		const at = { uri: 'file:///x', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } };
		const row = (date: string | null, text: string) => ({ text, date, headline: 'H', documentName: 'd', context: 'c', location: at });
		const items = timelineItems([row('2025-03-03', 'HSB'), row('2025-03-03', 'Board'), row('2025-03-05', 'HSB'), row(null, 'HSB')]);
		equal(
			items.map(({ label, kind }) => (kind === separator ? `-- ${label}` : label)),
			['-- 2025-03-03 · 2 mentions', 'HSB', 'Board', '-- 2025-03-05 · 1 mention', 'HSB', '-- no date · 1 mention', 'HSB'],
		);
	});
});

/** Accepts the first item of a list, again until the command that shows it has ended. */
async function acceptFirst(command: Thenable<unknown>): Promise<void> {
	let ended = false;
	void command.then(() => {
		ended = true;
	});
	await eventually('the choice is made', async () => {
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		return ended ? true : undefined;
	});
}
