import type { Span } from '../source/span.ts';
import type { TextChange } from '../source/text.ts';
import type { DelimiterLine, LineReading } from './delimiter.ts';
import { delimiterProblems } from './delimiterProblems.ts';
import type { Dialect } from './dialect.ts';
import { endMarkerProblems } from './endMarkers.ts';
import { inlineDelimiterProblems } from './inlineDelimiters.ts';
import { readLine, shiftDelimiter } from './lineReader.ts';
import { type LineSpan, lineSpanAt, lineSpans } from './lines.ts';
import { type Parsed, type Problem, shiftProblem } from './problem.ts';
import { escapesBodies } from './render.ts';
import { readSplitOpener } from './splitOpener.ts';
import { encodeToken, quoteToken } from './tokens.ts';

/** One document taken apart. Spans count from the document's start, in UTF-16 units. */
export interface ParsedDocument {
	/** As the opener names it, decoded; empty where the name is missing. */
	readonly name: string;
	readonly opener: DelimiterLine;
	/** Everything between the opener's line and the end marker (or the end of the document), escapes and all. */
	readonly body: Span;
	readonly end: DelimiterLine | undefined;
	/** Lines of the body that match the reserved pattern, escaped ones included. */
	readonly reserved: readonly ReservedLine[];
	/** What stands behind the end marker's line, in dialects that have one. */
	readonly outside: Span | undefined;
	/** The edits that make the opener a valid one of that name, whatever is wrong with it. */
	rename(name: string): readonly TextChange[];
}

export interface ReservedLine {
	/** The line without its line end. */
	readonly span: Span;
	readonly escaped: boolean;
}

/** A line of a body that readLine had something to say about. Its reading counts from the line's start. */
export interface ReadLine {
	readonly line: LineSpan;
	readonly reading: LineReading;
}

/**
 * Takes one document apart: its text from its opener's line to the next opener's, or the end. Never fails; where the first line is no
 * opener at all, it stands for a nameless one.
 */
export function parseDocument(source: string, dialect: Dialect): Parsed<ParsedDocument> {
	const head = readHead(source, dialect);
	const lines = readBodyLines(source, head.bodyFrom, dialect);
	const end = findEnd(source, lines, dialect);
	const bodyTo = end ? end.line.from : source.length;
	const body = { from: Math.min(head.bodyFrom, bodyTo), to: bodyTo };
	const inBody = lines.filter(({ line }) => line.from < bodyTo);
	const outside = end && end.line.next < source.length ? { from: end.line.next, to: source.length } : undefined;
	const opener = head.delimiter;
	const value: ParsedDocument = {
		name: opener.name,
		opener,
		body,
		end: end?.reading.delimiter && shiftDelimiter(end.reading.delimiter, end.line.from),
		reserved: inBody
			.filter(({ reading }) => reading.kind !== 'suspect')
			.map(({ line, reading }) => ({ span: { from: line.from, to: line.to }, escaped: reading.kind === 'escaped' })),
		outside,
		rename: head.rename,
	};
	const problems: Problem[] = [
		...delimiterProblems(head, source, body),
		...inBody
			.filter(({ reading }) => reading.kind !== 'end')
			.flatMap(({ line, reading }) => reading.problems.map(problem => shiftProblem(problem, line.from))),
		...inlineDelimiterProblems(source, body),
		...endMarkerProblems(source, value, lines, end, dialect),
	];
	return { value, problems: problems.sort((a, b) => a.span.from - b.span.from) };
}

/** The opener as it was read, split over lines or not. */
export interface Head {
	readonly delimiter: DelimiterLine;
	readonly problems: readonly Problem[];
	readonly bodyFrom: number;
	rename(name: string): readonly TextChange[];
}

function readHead(source: string, dialect: Dialect): Head {
	const first = lineSpanAt(source, 0);
	const line = source.slice(0, first.to);
	const reading = readLine(line, dialect);
	if (reading?.kind !== 'opener' || !reading.delimiter) return namelessHead(first, line);
	const { delimiter, mend, textAfter } = reading;
	const split = readSplitOpener(source, first, reading, dialect);
	if (split) return split;
	return {
		delimiter,
		problems: reading.problems,
		bodyFrom: textAfter ?? first.next,
		rename: renameAlone(line.slice(0, textAfter).trimEnd(), line, dialect) ?? mend ?? (name => renameValid(delimiter, name, dialect)),
	};
}

/** A new name is no reason to touch the text or the blanks behind a delimiter: that is another fix, which may be made beside this one. */
function renameAlone(bare: string, line: string, dialect: Dialect): Head['rename'] | undefined {
	return bare === line ? undefined : readHead(bare, dialect).rename;
}

function renameValid(delimiter: DelimiterLine, name: string, dialect: Dialect): readonly TextChange[] {
	const { nameSpan } = delimiter;
	if (!nameSpan) return [];
	const quotes = dialect.nameForm === 'quoted' || dialect.nameForm === 'bare';
	return [{ ...nameSpan, insert: quotes && dialect.nameForm === 'quoted' ? quoteToken(name) : encodeToken(name) }];
}

function namelessHead(first: LineSpan, line: string): Head {
	const span = { from: 0, to: first.to };
	return {
		delimiter: { kind: 'opener', span, keyword: { from: 0, to: 0 }, nameSpan: undefined, name: '', attributes: [], valid: false },
		problems: [],
		bodyFrom: line === '' ? 0 : first.next,
		rename: () => [],
	};
}

function readBodyLines(source: string, from: number, dialect: Dialect): readonly ReadLine[] {
	const found: ReadLine[] = [];
	for (const line of lineSpans(source, from)) {
		const reading = readLine(source.slice(line.from, line.to), dialect);
		if (reading && reading.kind !== 'opener') found.push({ line, reading });
	}
	return found;
}

/** The marker that closes the document: in closed dialects the first; in open ones, where none belongs, one behind which nothing stands. */
function findEnd(source: string, lines: readonly ReadLine[], dialect: Dialect): ReadLine | undefined {
	const ends = lines.filter(({ reading }) => reading.kind === 'end');
	if (!escapesBodies(dialect)) return ends[0];
	const last = ends.at(-1);
	return last && source.slice(last.line.next).trim() === '' && ends.length === 1 ? last : undefined;
}
