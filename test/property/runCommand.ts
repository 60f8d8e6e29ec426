import path from 'node:path';
import { createStyles, type Terminal } from '../../server/cli/terminal.ts';

/** What a command line came to, run in this process. */
export interface CommandOutcome {
	readonly code: number;
	readonly out: string;
	readonly log: string;
}

// Data files are looked for above the program that runs: here that is the project.
process.argv[1] = path.resolve('package.json');

/** Runs a command line here, for properties that need hundreds of runs; the tests of the command itself start processes. */
export async function runCommand(args: readonly string[]): Promise<CommandOutcome> {
	let out = '';
	let log = '';
	const terminal: Terminal = {
		stdoutIsTerminal: false,
		stderrIsTerminal: false,
		columns: 80,
		styles: createStyles(false),
		async out(text) {
			out += typeof text === 'string' ? text : Buffer.from(text).toString();
		},
		log(message) {
			log += `${message}\n`;
		},
		progress: () => undefined,
	};
	const { runProgram } = await import('../../server/cli/program.ts');
	const code = await runProgram(args, terminal, {});
	return { code, out, log };
}
