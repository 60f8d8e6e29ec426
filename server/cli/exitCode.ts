/** What the shell is told. A crash is never 1: 1 says that the corpora were read and something was found. */
export const ExitCode = {
	Clean: 0,
	Findings: 1,
	/** Bad usage, input that cannot be read, or a crash. */
	Failure: 2,
	/** Stopped by SIGINT: 128 + 2, as shells have it. */
	Interrupted: 130,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** The worse of two outcomes, for work on many files. */
export function worse(a: ExitCode, b: ExitCode): ExitCode {
	return a > b ? a : b;
}

/** The command cannot be followed as it was typed. Printed without a stack; exit 2. */
export class UsageError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'UsageError';
	}
}
