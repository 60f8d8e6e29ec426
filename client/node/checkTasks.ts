import * as vscode from 'vscode';

/** A task of type `corpus` as tasks.json has it; package.json describes the same. */
interface CorpusTaskDefinition extends vscode.TaskDefinition {
	readonly command: 'check' | 'format';
	/** Options and files; without files, the folder. */
	readonly args?: readonly string[];
	/** The command line, where `corpus` on the PATH is not meant. */
	readonly program?: string;
}

const taskType = 'corpus';

/** Tasks that run the command line over the workspace; their findings go to Problems, for files that no editor shows, too. Where there is no shell, none run. */
export function registerCheckTasks(): vscode.Disposable {
	return vscode.tasks.registerTaskProvider(taskType, {
		provideTasks: () => [
			taskOf({ type: taskType, command: 'check' }, vscode.TaskScope.Workspace),
			taskOf({ type: taskType, command: 'check', args: ['--fix'] }, vscode.TaskScope.Workspace),
		],
		// The definition must be the one that was asked about, or VS Code takes the task for another.
		resolveTask: task => taskOf(task.definition as CorpusTaskDefinition, task.scope ?? vscode.TaskScope.Workspace),
	});
}

function taskOf(definition: CorpusTaskDefinition, scope: vscode.WorkspaceFolder | vscode.TaskScope): vscode.Task {
	const { command, args = [], program = 'corpus' } = definition;
	const format = command === 'check' ? ['--format', 'concise'] : [];
	const execution = new vscode.ShellExecution(program, [command, ...format, ...args]);
	const folder = scope === vscode.TaskScope.Global ? vscode.TaskScope.Workspace : scope;
	return new vscode.Task(definition, folder, [command, ...args].join(' '), taskType, execution, '$corpus');
}
