import * as vscode from 'vscode';
import { equal, isTrue } from './expect.ts';
import { activateExtension, whereItRuns } from './workbench.ts';

suite(`Tasks, ${whereItRuns}`, () => {
	suiteSetup(activateExtension);

	test('checking and fixing the workspace are tasks whose findings go to Problems', async () => {
		const tasks = await vscode.tasks.fetchTasks({ type: 'corpus' });
		equal(
			tasks.map(task => task.name),
			['check', 'check --fix'],
		);
		for (const task of tasks) equal(task.problemMatchers, ['$corpus']);
		const [check] = tasks;
		isTrue(check!.execution instanceof vscode.ShellExecution, 'the task does not run a command');
		equal([check!.execution.command, ...(check!.execution.args ?? [])], ['corpus', 'check', '--format', 'concise']);
	});
});
