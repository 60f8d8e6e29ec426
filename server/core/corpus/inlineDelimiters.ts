import type { Span } from '../source/span.ts';
import { lineSpanAt, prevailingLineEnd } from './lines.ts';
import type { Problem } from './problem.ts';

const inline = /<<<FILE:?[ \t]+(?:"(?:[^"\\\r\n]|\\.)*"|[^\s<>"]{1,300})[^<>\r\n]{0,300}>>>/g;

/**
 * Whole delimiters that stand behind other text on a line: stuck to the end of a sentence where a line end was lost (a warning), or behind
 * a mark of quotation, a list or a heading (an information, since the text may only speak of delimiters). They open nothing, and in the
 * middle of a sentence they are left alone. Spans and edits count as `body` does.
 */
export function inlineDelimiterProblems(source: string, body: Span): readonly Problem[] {
	const problems: Problem[] = [];
	const text = source.slice(body.from, body.to);
	if (!text.includes('<<<FILE')) return problems;
	let line: LineInk | undefined;
	for (const match of text.matchAll(inline)) {
		const to = match.index + match[0].length;
		if (!line || match.index >= line.to) line = inkOf(text, match.index);
		const hasTextAfter = line.lastLetter >= to;
		if (line.firstInk >= match.index || hasTextAfter || line.escapedTo === match.index) continue;
		const from = body.from + match.index;
		const endsSentence = /[\p{L}\p{N}.!?…"”»)\]]$/u.test(text.slice(match.index - 2, match.index));
		const isGlued = line.lastInk < to && endsSentence && line.firstLetter < match.index;
		problems.push({
			rule: 'CF104',
			message: isGlued
				? 'A delimiter is stuck to the end of this line; it must start a line of its own.'
				: 'A delimiter stands on this line behind other characters, so that it opens nothing.',
			span: { from, to: body.from + to },
			severity: isGlued ? 'warning' : 'information',
			fixes: [
				{ title: 'Give the delimiter a line of its own', safety: 'requested', edits: () => [{ from, to: from, insert: prevailingLineEnd(source) }] },
			],
		});
	}
	return problems;
}

/** Where in a line there is anything to see. A line may hold thousands of delimiters, each of which asks. */
interface LineInk {
	readonly to: number;
	readonly firstInk: number;
	readonly lastInk: number;
	/** The first and the last letter or digit; the line's end and -1 where it has none. */
	readonly firstLetter: number;
	readonly lastLetter: number;
	/** Where backslashes at the line's start, with blanks behind them, end; -1 where it starts with none. */
	readonly escapedTo: number;
}

function inkOf(text: string, at: number): LineInk {
	const from = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at)) + 1;
	const { to } = lineSpanAt(text, from);
	const line = text.slice(from, to);
	const escaped = /^\\+[ \t]*/.exec(line);
	const firstLetter = line.search(/[\p{L}\p{N}]/u);
	return {
		to,
		firstInk: from + line.length - line.trimStart().length,
		lastInk: from + line.trimEnd().length - 1,
		firstLetter: firstLetter < 0 ? to : from + firstLetter,
		lastLetter: firstLetter < 0 ? -1 : from + lastLetterIn(line),
		escapedTo: escaped ? from + escaped[0].length : -1,
	};
}

function lastLetterIn(line: string): number {
	for (let index = line.length - 1; index >= 0; index--) {
		// The second half of a pair is no letter by itself.
		const codePoint = line.codePointAt(index)!;
		if (codePoint >= 0xdc00 && codePoint < 0xe000) continue;
		if (/[\p{L}\p{N}]/u.test(String.fromCodePoint(codePoint))) return index;
	}
	return -1;
}
