import { once } from 'node:events';

/** Where results and messages go. Results to stdout, everything else to stderr; a reader that hangs up ends the program quietly. */
export interface Terminal {
	readonly stdoutIsTerminal: boolean;
	readonly stderrIsTerminal: boolean;
	/** Columns of stdout; 80 where it is no terminal. */
	readonly columns: number;
	readonly styles: Styles;
	/** Resolves once the reader can take more, so that output never piles up in memory. */
	out(text: string | Uint8Array): Promise<void>;
	/** A message for the person: one line, without a line end. */
	log(message: string): void;
	/** A line that the next one replaces; nothing where stderr is no terminal. An empty text clears it. */
	progress(text: string): void;
}

/** Text in colours, or as it is where colours are off. */
export interface Styles {
	readonly enabled: boolean;
	bold(text: string): string;
	dim(text: string): string;
	red(text: string): string;
	green(text: string): string;
	yellow(text: string): string;
	blue(text: string): string;
	cyan(text: string): string;
}

/** `NO_COLOR` and `FORCE_COLOR` as no-color.org and Node.js define them: set and not empty; the first wins. */
export function wantsColor(environment: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
	if (environment['NO_COLOR']) return false;
	const forced = environment['FORCE_COLOR'];
	if (forced !== undefined) return forced !== '0' && forced !== 'false';
	return isTerminal && environment['TERM'] !== 'dumb';
}

export function createStyles(enabled: boolean): Styles {
	const style = (open: number, close: number) => (text: string) => (enabled && text !== '' ? `\x1b[${open}m${text}\x1b[${close}m` : text);
	return {
		enabled,
		bold: style(1, 22),
		dim: style(2, 22),
		red: style(31, 39),
		green: style(32, 39),
		yellow: style(33, 39),
		blue: style(34, 39),
		cyan: style(36, 39),
	};
}

/** The terminal of this process. To be made once. */
export function createProcessTerminal(): Terminal {
	const { stdout, stderr } = process;
	for (const stream of [stdout, stderr]) {
		stream.on('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EPIPE') process.exit();
			throw error;
		});
	}
	let progressShown = false;
	const progress = (text: string): void => {
		if (!stderr.isTTY || (text === '' && !progressShown)) return;
		stderr.write(`\r\x1b[K${text.slice(0, Math.max(20, (stderr.columns ?? 80) - 1))}`);
		progressShown = text !== '';
	};
	return {
		stdoutIsTerminal: stdout.isTTY === true,
		stderrIsTerminal: stderr.isTTY === true,
		columns: stdout.columns ?? 80,
		styles: createStyles(wantsColor(process.env, stdout.isTTY === true)),
		async out(text) {
			if (stdout.isTTY) progress('');
			if (text.length > 0 && !stdout.write(text)) await once(stdout, 'drain');
		},
		log(message) {
			progress('');
			stderr.write(`${message}\n`);
		},
		progress,
	};
}

/**
 * Text from a corpus, fit to be shown: control and direction characters, with which a hostile name could move the cursor or reverse a line,
 * are written out as `\x1b` or `\u202e`.
 */
export function printable(text: string): string {
	return text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu, character => {
		const code = character.charCodeAt(0);
		return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
	});
}
