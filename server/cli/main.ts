import { constants } from 'node:os';
import { isMainThread, workerData } from 'node:worker_threads';
import { ExitCode, UsageError } from './exitCode.ts';
import { abandonUnfinishedFiles, removeUnfinishedFiles } from './files/unfinished.ts';
import { runProgram } from './program.ts';
import { createProcessTerminal } from './terminal.ts';

/** The `corpus` command, and, in a worker thread, its helper. */
async function main(): Promise<void> {
	followNpm(process.env);
	const terminal = createProcessTerminal();
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
		process.once(signal, () => {
			terminal.progress('');
			const code = signal === 'SIGINT' ? ExitCode.Interrupted : 128 + constants.signals[signal];
			void abandonUnfinishedFiles().then(() => process.exit(code));
		});
	try {
		process.exitCode = await runProgram(process.argv.slice(2), terminal, process.env);
	} catch (error) {
		removeUnfinishedFiles();
		terminal.log(`${terminal.styles.red('error')}: ${messageOf(error)}`);
		process.exitCode = ExitCode.Failure;
	}
}

/** `npm run corpus` starts scripts in the project's folder and says in INIT_CWD where it was called: files are named from there. */
function followNpm(environment: NodeJS.ProcessEnv): void {
	const called = environment['INIT_CWD'];
	if (called !== undefined && environment['npm_lifecycle_event'] === 'corpus') process.chdir(called);
}

function messageOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	if (error instanceof UsageError || error.name === 'UsageError') return error.message;
	return `This is a defect of corpus, not of your files. ${error.stack ?? error.message}`;
}

if (isMainThread) await main();
else if ((workerData as { kind?: string } | null)?.kind === 'check') (await import('./check/checkWorker.ts')).serveChecks();
