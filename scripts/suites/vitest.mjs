import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../machine/project.mjs';
import { run } from '../machine/run.mjs';
import { temporaryFolder } from '../machine/temporaryFolder.mjs';

/** Unit, property, language server and command line tests. */
export async function runVitest() {
	const folder = temporaryFolder('corpus-vitest-');
	const report = join(folder.path, 'report.json');
	const vitest = join(projectFolder, 'node_modules', 'vitest', 'vitest.mjs');
	const { code } = await run(process.execPath, [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], {
		mayFail: true,
	});
	const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(await readFile(report, 'utf8'));
	// A file that could not even be loaded has no tests to fail.
	const brokenFiles = testResults.filter(
		(/** @type {{ status: string, assertionResults: { status: string }[] }} */ { status, assertionResults }) =>
			status === 'failed' && !assertionResults.some(test => test.status === 'failed'),
	).length;
	const failed = numFailedTests + brokenFiles;
	// vitest also fails for errors outside of tests.
	return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, skipped: numPendingTests + numTodoTests };
}
