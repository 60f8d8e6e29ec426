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
	for (const match of text.matchAll(inline)) {
		const lineFrom = Math.max(text.lastIndexOf('\n', match.index), text.lastIndexOf('\r', match.index)) + 1;
		const before = text.slice(lineFrom, match.index);
		const after = text.slice(match.index + match[0].length, lineSpanAt(text, lineFrom).to);
		if (before.trim() === '' || /[\p{L}\p{N}]/u.test(after) || /^\\+[ \t]*$/.test(before)) continue;
		const from = body.from + match.index;
		const isGlued = after.trim() === '' && /[\p{L}\p{N}.!?…"”»)\]]$/u.test(before) && /[\p{L}\p{N}]/u.test(before);
		problems.push({
			rule: 'CF104',
			message: isGlued
				? 'A delimiter is stuck to the end of this line; it must start a line of its own.'
				: 'A delimiter stands on this line behind other characters, so that it opens nothing.',
			span: { from, to: from + match[0].length },
			severity: isGlued ? 'warning' : 'information',
			fixes: [
				{ title: 'Give the delimiter a line of its own', safety: 'requested', edits: () => [{ from, to: from, insert: prevailingLineEnd(source) }] },
			],
		});
	}
	return problems;
}
