import { mkdirSync, writeFileSync } from 'node:fs';
import { renderManualPage } from '../server/cli/manualPage.ts';
import { createProgram } from '../server/cli/program.ts';
import { createProcessTerminal } from '../server/cli/terminal.ts';
import { version } from '../server/cli/version.ts';

/** Writes man/corpus.1 from the help of the command line. */
const program = await createProgram({
	terminal: createProcessTerminal(),
	environment: process.env,
	version,
	now: () => Date.now(),
	exitWith: code => process.exit(code),
});
mkdirSync(new URL('../man/', import.meta.url), { recursive: true });
writeFileSync(new URL('../man/corpus.1', import.meta.url), renderManualPage(program, version));
