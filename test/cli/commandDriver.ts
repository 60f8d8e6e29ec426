/**
 * Runs command lines one after the other in one process, for tests that need hundreds, and writes what each took. Standard input has them as JSON; a line of
 * JSON goes out for each, so that of a run that hangs it is known which.
 */
import { text } from 'node:stream/consumers';
import { runProgram } from '../../server/cli/program.ts';
import { quietTerminal } from './quietTerminal.ts';

/** What one command line came to. */
export interface DrivenRun {
	readonly code: number;
	/** Of the processors, all threads together. */
	readonly cpuMs: number;
	readonly log: string;
	/** Whether it ended as a defect does, by an error that is no complaint about usage. */
	readonly defect: string | undefined;
}

for (const args of JSON.parse(await text(process.stdin)) as string[][]) {
	const before = process.cpuUsage();
	let log = '';
	let code = 2;
	let defect: string | undefined;
	try {
		code = await runProgram(args, { ...quietTerminal, log: message => void (log += `${message}\n`) }, {});
	} catch (error) {
		if (error instanceof Error && error.name === 'UsageError') log += `${error.message}\n`;
		else defect = String((error as Error).stack ?? error);
	}
	const { user, system } = process.cpuUsage(before);
	process.stdout.write(`${JSON.stringify({ code, cpuMs: (user + system) / 1000, log: log.slice(0, 2000), defect } satisfies DrivenRun)}\n`);
}
