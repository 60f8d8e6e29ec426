import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { equal, eventually } from './expect.ts';
import { activateExtension, inWorkspace, whereItRuns } from './workbench.ts';

/** What needs a shell that runs a script by its first line: in the node host alone, and not on Windows. */
const suiteWithShell = process.platform === 'win32' ? suite.skip : suite;

suiteWithShell(`Tasks in a terminal, ${whereItRuns}`, () => {
	const folder = mkdtempSync(join(tmpdir(), 'corpus-task-'));
	const program = join(folder, 'corpus');
	const corpus = inWorkspace('nobody-looks.corpus.txt');
	const settings = inWorkspace('.vscode');

	suiteSetup(async () => {
		await activateExtension();
		const { extensionPath } = vscode.extensions.getExtension('article-corpus.article-corpus')!;
		writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${join(extensionPath, 'dist', 'cli', 'main.js')}' "$@"\n`, { mode: 0o755 });
		await vscode.workspace.fs.writeFile(corpus, new TextEncoder().encode('<<<FILE a.txt>>>\nRain fell.\n<<<FILE b.txt\nThe sun came out.\n'));
		const task = { label: 'check what nobody looks at', type: 'corpus', command: 'check', args: ['nobody-looks.corpus.txt'], program };
		const tasks = JSON.stringify({ version: '2.0.0', tasks: [{ ...task, problemMatcher: '$corpus' }] });
		await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(settings, 'tasks.json'), new TextEncoder().encode(tasks));
	});

	suiteTeardown(async () => {
		await vscode.workspace.fs.delete(settings, { recursive: true });
		await vscode.workspace.fs.delete(corpus);
		rmSync(folder, { recursive: true, force: true });
	});

	test('a task of tasks.json runs the command line, and what it finds in a file that no editor shows goes to Problems', async () => {
		const task = await eventually('the task of tasks.json', async () =>
			(await vscode.tasks.fetchTasks({ type: 'corpus' })).find(({ name }) => name === 'check what nobody looks at'),
		);
		equal(vscode.languages.getDiagnostics(corpus), []);
		const ended = new Promise<number | undefined>(resolve => {
			const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
				if (execution.task.name !== task.name) return;
				listener.dispose();
				resolve(exitCode);
			});
		});
		await vscode.tasks.executeTask(task);
		equal(await ended, 1);
		const found = await eventually('what the task found', () => {
			const diagnostics = vscode.languages.getDiagnostics(corpus);
			return diagnostics.length > 0 ? diagnostics : undefined;
		});
		equal(
			found.map(({ source, code, severity, range }) => [source, code, severity, range.start.line]),
			[['corpus', 'CF101', vscode.DiagnosticSeverity.Error, 2]],
		);
	});
});
