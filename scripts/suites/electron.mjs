import { join } from 'node:path';
import { projectFolder } from '../machine/project.mjs';

/** The suite in a desktop VS Code that is downloaded for it. Rejects where it cannot be. */
export async function runInElectron() {
	const { downloadAndUnzipVSCode, runTests } = await import('@vscode/test-electron');
	const vscodeExecutablePath = await downloadAndUnzipVSCode();
	const code = await runTests({
		vscodeExecutablePath,
		extensionDevelopmentPath: projectFolder,
		extensionTestsPath: join(projectFolder, 'dist-test', 'workbench', 'node.cjs'),
		launchArgs: [join(projectFolder, 'test', 'workbench', 'workspace'), '--disable-extensions', '--disable-workspace-trust'],
	});
	return code === 0 ? '1 passed, 0 failed' : '0 passed, 1 failed';
}
