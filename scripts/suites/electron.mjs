import { join } from 'node:path';
import { projectFolder } from '../machine/project.mjs';
import { copyWorkspace } from './workbench.mjs';

/** The suite in VS Code for the desktop, where it can be downloaded: that part is skipped elsewhere. */
export async function runElectron() {
	const { downloadAndUnzipVSCode, runTests } = await import('@vscode/test-electron');
	let vscodeExecutablePath;
	try {
		vscodeExecutablePath = await downloadAndUnzipVSCode({ version: 'stable', timeout: 15_000 });
	} catch (error) {
		console.log(`electron is left out: VS Code cannot be downloaded here (${error instanceof Error ? error.message : error}).`);
		return { passed: 0, failed: 0, skipped: 1 };
	}
	const workspace = copyWorkspace();
	const code = await runTests({
		vscodeExecutablePath,
		extensionDevelopmentPath: projectFolder,
		extensionTestsPath: join(projectFolder, 'dist-test', 'workbench', 'node.cjs'),
		launchArgs: [workspace.path, '--disable-extensions', '--disable-workspace-trust'],
	});
	return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}
