import type { TextChange } from '../source/text.ts';
import { lineSpans } from './lines.ts';

/**
 * Lines that only a delimiter may look like (format.md, Reserved lines). Wider than the grammar on purpose, so that a typo in a delimiter
 * can never vanish into an article.
 */
const reserved = /^[ \t]*<{2,12}[ \t]*\/?[ \t]*(?:FILE|END|ENDFILE|BEGIN|START)(?![A-Za-z])/i;
const reservedAfterBackslashes = /^\\*[ \t]*<{2,12}[ \t]*\/?[ \t]*(?:FILE|END|ENDFILE|BEGIN|START)(?![A-Za-z])/i;

/** Whether a line is reserved: an unescaped one is a delimiter or a finding. */
export function isReserved(line: string): boolean {
	return reserved.test(line);
}

/** Whether a reader takes one backslash from the line: it starts with at least one and is reserved after all of them. */
export function isEscaped(line: string): boolean {
	return line.charCodeAt(0) === 0x5c && reservedAfterBackslashes.test(line);
}

/** Whether a writer puts a backslash before the line. */
export function needsEscape(line: string): boolean {
	return reservedAfterBackslashes.test(line);
}

/** The edits that put a backslash before every line of `body` that a reader of escapes would misread; `body` starts at `offset`. */
export function escapeChanges(body: string, offset: number): readonly TextChange[] {
	return lineChanges(body, offset, needsEscape, start => ({ from: start, to: start, insert: '\\' }));
}

/** The edits that take one backslash from every escaped line of `body`, which starts at `offset`. */
export function unescapeChanges(body: string, offset: number): readonly TextChange[] {
	return lineChanges(body, offset, isEscaped, start => ({ from: start, to: start + 1, insert: '' }));
}

function lineChanges(body: string, offset: number, applies: (line: string) => boolean, change: (start: number) => TextChange): readonly TextChange[] {
	const changes: TextChange[] = [];
	if (!body.includes('<<')) return changes;
	for (const line of lineSpans(body)) {
		if (applies(body.slice(line.from, line.to))) changes.push(change(offset + line.from));
	}
	return changes;
}
