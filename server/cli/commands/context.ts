import type { ExitCode } from '../exitCode.ts';
import type { Terminal } from '../terminal.ts';

/** What every command is given. */
export interface CommandContext {
	readonly terminal: Terminal;
	readonly environment: NodeJS.ProcessEnv;
	/** Of this program. */
	readonly version: string;
	/** Milliseconds since the epoch. */
	now(): number;
	/** Sets what the shell is told; the worst of several wins. */
	exitWith(code: ExitCode): void;
}
