import { createStyles, type Terminal } from '../../server/cli/terminal.ts';

/** A terminal that nobody reads. */
export const quietTerminal: Terminal = {
	stdoutIsTerminal: false,
	stderrIsTerminal: false,
	columns: 80,
	styles: createStyles(false),
	out: async () => undefined,
	log: () => undefined,
	progress: () => undefined,
};
