import type { LineReading } from './delimiter.ts';
import type { Dialect } from './dialect.ts';
import { isFileLike } from './openerReader.ts';
import type { Problem } from './problem.ts';
import type { Shape } from './shape.ts';
import { readSkeleton } from './skeleton.ts';

/** A line that may once have been a delimiter, too doubtful to open a document by: it is pointed out and stays text. */
export function readSuspect(line: string, shape: Shape | undefined, dialect: Dialect): LineReading | undefined {
	const problem = suspicion(line, shape, dialect);
	return problem && { kind: 'suspect', delimiter: undefined, problems: [problem], textAfter: undefined, mend: undefined };
}

function suspicion(line: string, shape: Shape | undefined, dialect: Dialect): Problem | undefined {
	if (line.length > 300) return undefined;
	const make = (rule: string, message: string): Problem => ({
		rule,
		message,
		span: { from: 0, to: line.length },
		fixes: [],
		severity: 'information',
	});
	const text = readSkeleton(line).text.trim();
	if (/^<{3,12}F?$/.test(text)) return make('CF101', 'This line starts like a delimiter that was cut off.');
	if (dialect.wrapped) return undefined;
	const closed = /^(<(?:[ \t]*<){2,})[ \t]*(\S+)[ \t]+([^<>]+?)[ \t]*>{2,}$/.exec(text);
	if (closed && (shape || isFileLike(closed[3]!)) && !/^(?:ARTICLE|DOC|DOCUMENT)$/i.test(closed[2]!)) {
		return make('CF103', `This line has the shape of a delimiter, but ${closed[2]} is not the keyword FILE.`);
	}
	const headless = /^([^\s<>]*)[ \t]*([^<>]*?)[ \t]*>{3}$/.exec(text);
	if (
		headless &&
		!text.startsWith('>') &&
		(isFileLike(headless[1]!) || /^(?:I?L?E)$/.test(headless[1]!) || isFileLike(headless[2]!)) &&
		text.split(/\s+/).length <= 4
	) {
		return make('CF102', 'This line ends like a delimiter whose beginning is missing.');
	}
	if (/^FILE[ \t]+[^\s<>]+\.\w{1,5}$/.test(text)) return make('CF102', 'This line reads like a delimiter without its brackets.');
	if (/^<{3,12}[ \t]*[^\s<>=]+\.(?:txt|md|html?|xml|json)[ \t]*>{2,}$/i.test(text))
		return make('CF103', 'This line has the shape of a delimiter without the keyword FILE.');
	return undefined;
}
