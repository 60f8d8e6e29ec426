import type { Text } from '../source/text.ts';
import { TextLines } from '../source/textLines.ts';
import { firstByteMayOpen, lastByteMayClose, mayBeDelimiter } from './candidate.ts';
import type { LineReading } from './delimiter.ts';
import { detectDialect } from './detection.ts';
import type { Dialect } from './dialect.ts';
import { DocumentFlag } from './documentIndex.ts';
import { readLine } from './lineReader.ts';
import { isPlainOpener, plainOpenerHead } from './plainOpener.ts';
import { escapesBodies } from './render.ts';

/**
 * Finds where documents start, and nothing more.
 *
 * Whether a line opens a document depends on the line and on the corpus' dialect alone: no line before it can take that away. (A body that
 * must hold such a line escapes it; in dialects that do not escape, an opener inside an open document closes it, with a finding.) Three
 * things follow, and the rest of the engine leans on them. A scan may begin at any line. A scan that comes, after an edit, to an opener
 * that was one before and that stands in unchanged text may stop: all that follows is as it was. And a corpus is scanned by lines, never
 * by one expression over all of it, whose cost could grow with the square of what is missing.
 *
 * Almost every line is dismissed by its first character (`mayBeDelimiter`); only the few that remain are read (`readLine`), tolerantly,
 * so that a document with a typo in its opener is found all the same.
 */

/** A document's place, as a scan finds it. */
export interface ScannedDocument {
	/** The offset of its opener's line. */
	readonly start: number;
	/** The 0-based line of its opener, counted from the line at which the scan began. */
	readonly line: number;
	/** Bits of `DocumentFlag`; those that depend on the body are complete once the scan has come to the next document. */
	flags: number;
}

/** The documents from a line on, in order. `from` must be the start of a line. */
export function* scanDocuments(text: Text, from: number, dialect: Dialect): Generator<ScannedDocument> {
	for (const found of scanInSteps(text, from, dialect)) if (found) yield found;
}

/** How much text is read at most between two steps of a scan, in UTF-16 units: well below a millisecond's work. */
const stepUnits = 32 * 1024;

/** The same for callers that give way between steps: `undefined` stands for a step on which no document ended. */
export function* scanInSteps(text: Text, from: number, dialect: Dialect): Generator<ScannedDocument | undefined> {
	const isClosedDialect = !escapesBodies(dialect);
	const plainHead = plainOpenerHead(dialect);
	const lines = new TextLines(text, from);
	let open: ScannedDocument | undefined;
	let stepEnd = from + stepUnits;
	while (lines.nextMarked(firstByteMayOpen, lastByteMayClose)) {
		if (lines.from >= stepEnd) {
			yield undefined;
			stepEnd = lines.from + stepUnits;
		}
		const { content } = lines;
		const isPlain = plainHead !== undefined && isPlainOpener(content, plainHead);
		if (!isPlain && !mayBeDelimiter(content)) continue;
		const reading = isPlain ? undefined : readLine(content, dialect);
		if (isPlain || reading?.kind === 'opener') {
			if (open) yield open;
			open = { start: lines.from, line: lines.ordinal, flags: isPlain || reading?.delimiter?.valid ? 0 : DocumentFlag.Malformed };
		} else if (open && reading) open.flags |= bodyFlag(reading.kind, open.flags, isClosedDialect);
	}
	if (open) yield open;
}

/** What a line of a body says about its document, whose flags so far are given. Behind the end marker nothing belongs to the body any more. */
export function bodyFlag(kind: LineReading['kind'], flags: number, isClosedDialect: boolean): number {
	if ((flags & DocumentFlag.Closed) !== 0) return 0;
	if (kind === 'reserved') return DocumentFlag.ReservedInBody;
	return kind === 'end' && isClosedDialect ? DocumentFlag.Closed : 0;
}

/** A corpus' dialect, and how much of the text had a say in it: no change behind `decidedBy` can alter the vote. */
export interface DialectVote {
	readonly dialect: Dialect;
	readonly decidedBy: number;
}

/** Lets the first lines of a text vote (see `detectDialect`). */
export function voteOnDialect(text: Text): DialectVote {
	const lines = new TextLines(text, 0);
	const read = function* (): Generator<string> {
		while (lines.next()) yield lines.content;
	};
	const dialect = detectDialect(read());
	return { dialect, decidedBy: lines.nextFrom };
}

/** Whether two dialects are one. */
export function isSameDialect(one: Dialect, other: Dialect): boolean {
	return (
		one.keyword === other.keyword &&
		one.separator === other.separator &&
		one.nameForm === other.nameForm &&
		one.brackets === other.brackets &&
		one.end === other.end &&
		one.wrapped === other.wrapped
	);
}
