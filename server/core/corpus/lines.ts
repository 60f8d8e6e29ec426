import type { Span } from '../source/span.ts';

/** A line of a string: its content, and where the next line starts. */
export interface LineSpan extends Span {
	/** Behind the line end; the string's length for a last line without one. */
	readonly next: number;
}

/** The lines of a string as LSP counts them (LF, CR LF or a lone CR), without the empty line behind a last line end. */
export function* lineSpans(text: string, from = 0): Generator<LineSpan> {
	let start = from;
	// Looked for again only once it is passed: a text without any LF would else be searched to its end at every line.
	let lineFeed = text.indexOf('\n', start);
	while (start < text.length) {
		if (lineFeed >= 0 && lineFeed < start) lineFeed = text.indexOf('\n', start);
		const line = lineSpanAt(text, start, lineFeed);
		yield line;
		start = line.next;
	}
}

/** The line that starts at `start`. `lf` is where the next LF is, -1 where there is none: a caller that knows saves a search that lone CRs make long. */
export function lineSpanAt(text: string, start: number, lf: number = text.indexOf('\n', start)): LineSpan {
	const until = lf < 0 ? text.length : lf;
	const cr = text.slice(start, until).indexOf('\r');
	if (cr >= 0 && start + cr + 1 < until) return { from: start, to: start + cr, next: start + cr + 1 };
	if (cr >= 0) return { from: start, to: start + cr, next: lf < 0 ? text.length : lf + 1 };
	return { from: start, to: until, next: lf < 0 ? text.length : lf + 1 };
}

/** The line end that most of the first lines of a text have; `\n` where it has none. */
export function prevailingLineEnd(text: string): LineEnd {
	// Each of a document's findings asks, and where there are few line ends all of the text is looked through.
	if (lastAsked?.text !== text) lastAsked = { text, lineEnd: countedLineEnd(text) };
	return lastAsked.lineEnd;
}

type LineEnd = '\n' | '\r\n' | '\r';
let lastAsked: { readonly text: string; readonly lineEnd: LineEnd } | undefined;

function countedLineEnd(text: string): LineEnd {
	const counts = { '\n': 0, '\r\n': 0, '\r': 0 };
	let seen = 0;
	for (const match of text.matchAll(/\r\n|\n|\r/g)) {
		counts[match[0] as LineEnd]++;
		if (++seen >= 100) break;
	}
	if (counts['\r\n'] > counts['\n']) return counts['\r'] > counts['\r\n'] ? '\r' : '\r\n';
	return counts['\r'] > counts['\n'] ? '\r' : '\n';
}
