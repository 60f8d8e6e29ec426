import type { TextChange } from '../source/text.ts';
import type { LineReading } from './delimiter.ts';
import type { Dialect } from './dialect.ts';
import type { Head } from './documentParser.ts';
import { readLine } from './lineReader.ts';
import { type LineSpan, lineSpanAt } from './lines.ts';
import { smallestChange } from './openerReader.ts';
import type { Problem } from './problem.ts';

/** How many lines may belong to one broken delimiter. */
const maximumLines = 3;

/**
 * Reads a delimiter that was broken over two or three lines, as mail programs and word processors do. Only where its first line alone is
 * not closed, the last one ends in closing brackets, and all of them in one line make a delimiter without any other fault.
 */
export function readSplitOpener(source: string, first: LineSpan, reading: LineReading, dialect: Dialect): Head | undefined {
	if (dialect.wrapped || !reading.problems.some(({ rule }) => rule === 'CF101' || rule === 'CF103' || rule === 'CF102' || rule === 'CF125'))
		return undefined;
	const firstText = source.slice(0, first.to);
	if (/>{2,}\s*$/.test(firstText)) return undefined;
	let last = first;
	const pieces = [firstText];
	for (let count = 1; count < maximumLines && last.next < source.length; count++) {
		last = lineSpanAt(source, last.next);
		const text = source.slice(last.from, last.to);
		if (text.length > 300 || text.trim() === '' || /^\s*</.test(text)) return undefined;
		pieces.push(text);
		if (!/>\s*$/.test(text)) continue;
		for (const glue of ['', ' ']) {
			const joined = pieces.map(piece => piece.trim()).join(glue);
			const whole = readLine(joined, dialect);
			if (whole?.kind === 'opener' && whole.delimiter?.valid && whole.problems.length === 0)
				return splitHead(source, last, joined, whole.delimiter, dialect);
		}
	}
	return undefined;
}

function splitHead(source: string, last: LineSpan, joined: string, whole: NonNullable<LineReading['delimiter']>, dialect: Dialect): Head {
	const written = source.slice(0, last.to);
	const span = { from: 0, to: last.to };
	const nameSpan = locate(written, whole.name);
	const join = (line: string): readonly TextChange[] => [smallestChange(written, line)];
	const problem: Problem = {
		rule: 'CF101',
		message: 'The delimiter is not closed on its line: it is broken over several.',
		span,
		fixes: [{ title: 'Join the delimiter into one line', safety: 'safe', edits: () => join(joined) }],
	};
	return {
		delimiter: { ...whole, span, nameSpan, attributes: [], valid: false },
		problems: [problem],
		bodyFrom: last.next,
		rename: name => {
			const { nameSpan: at } = whole;
			const renamed = readLine(joined, dialect)?.delimiter && at ? joined.slice(0, at.from) + JSON.stringify(name) + joined.slice(at.to) : joined;
			return join(renamed);
		},
	};
}

function locate(written: string, name: string): { from: number; to: number } | undefined {
	const from = written.indexOf(name);
	return from < 0 ? undefined : { from, to: from + name.length };
}
