import type { LineReading } from './delimiter.ts';
import type { Dialect } from './dialect.ts';

/** Reads one line (without its line end) as a delimiter of the corpus' dialect, tolerantly; undefined when it is text like any other. */
export function readLine(_line: string, _dialect: Dialect): LineReading | undefined {
	return undefined;
}
