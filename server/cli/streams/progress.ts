import { printable, type Terminal } from '../terminal.ts';

/** Shorter work than this many bytes is done before anybody has read a line about it. */
const quietBytes = 16 * 1024 * 1024;

/** Tells on stderr, where that is a terminal, how far a read of so many bytes is: a line at each full percent. */
export function createByteProgress(terminal: Terminal, what: string): (done: number, all: number) => void {
	let told = -1;
	return (done, all) => {
		if (all < quietBytes) return;
		const percent = Math.floor((done / all) * 100);
		if (percent === told) return;
		told = percent;
		terminal.progress(percent >= 100 ? '' : `${printable(what)}: ${percent} %`);
	};
}
