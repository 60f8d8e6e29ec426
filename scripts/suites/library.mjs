import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../machine/project.mjs';
import { run } from '../machine/run.mjs';
import { temporaryFolder } from '../machine/temporaryFolder.mjs';

/** Unit, property, protocol and command line tests. Gives the counts. */
export async function runVitest() {
	const folder = temporaryFolder('corpus-vitest-');
	const report = join(folder.path, 'report.json');
	const vitest = join(projectFolder, 'node_modules', 'vitest', 'vitest.mjs');
	await run(process.execPath, [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], { mayFail: true });
	/** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, success: boolean }} */
	const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, success } = JSON.parse(await readFile(report, 'utf8'));
	folder.remove();
	// A file that does not even load has no tests that could fail.
	return { passed: numPassedTests, failed: success ? numFailedTests : Math.max(1, numFailedTests), skipped: numPendingTests + numTodoTests };
}
