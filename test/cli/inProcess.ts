import { runProgram } from '../../server/cli/program.ts';
import { createStyles, type Terminal } from '../../server/cli/terminal.ts';

/** What a run within this process came to. */
export interface InProcessResult {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** Runs the command line without a process of its own, which costs a second each: for tests of many runs. Paths must be absolute. */
export async function corpusInProcess(...args: readonly string[]): Promise<InProcessResult> {
	const out: Buffer[] = [];
	const messages: string[] = [];
	const terminal: Terminal = {
		stdoutIsTerminal: false,
		stderrIsTerminal: false,
		columns: 80,
		styles: createStyles(false),
		out: async text => void out.push(Buffer.from(text)),
		log: message => void messages.push(message),
		progress: () => undefined,
	};
	let code: number;
	try {
		code = await runProgram(args, terminal, {});
	} catch (error) {
		if (!(error instanceof Error) || error.name !== 'UsageError') throw error;
		messages.push(`error: ${error.message}`);
		code = 2;
	}
	return { code, stdout: Buffer.concat(out).toString(), stderr: messages.map(message => `${message}\n`).join('') };
}
