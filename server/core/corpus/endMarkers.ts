import type { Dialect } from './dialect.ts';
import type { ParsedDocument, ReadLine } from './documentParser.ts';
import type { LineSpan } from './lines.ts';
import { type Fix, type Problem, shiftProblem } from './problem.ts';
import { escapesBodies } from './render.ts';
import { encodeToken } from './tokens.ts';

/** What is wrong with a document's end markers: strays (CF111), an echo of another name (CF112), and faults of shape in the one that closes. */
export function endMarkerProblems(
	source: string,
	document: ParsedDocument,
	lines: readonly ReadLine[],
	end: ReadLine | undefined,
	dialect: Dialect,
): readonly Problem[] {
	const problems: Problem[] = [];
	for (const found of lines) {
		if (found.reading.kind !== 'end') continue;
		if (found !== end || escapesBodies(dialect)) {
			problems.push(strayEnd(source, found.line, found === end || (end !== undefined && found.line.from > end.line.from), dialect));
			continue;
		}
		problems.push(...found.reading.problems.map(problem => shiftProblem(problem, found.line.from)));
		const mismatch = found.reading.problems.length === 0 && nameMismatch(document, dialect);
		if (mismatch) problems.push(mismatch);
	}
	return problems;
}

function strayEnd(source: string, line: LineSpan, isOutside: boolean, dialect: Dialect): Problem {
	const remove: Fix = {
		title: 'Remove the end marker',
		safety: isOutside ? 'safe' : 'requested',
		edits: () => [{ from: line.from, to: line.next, insert: '' }],
	};
	const escapeIt: Fix = {
		title: 'Escape the line with a backslash',
		safety: isOutside ? 'requested' : 'safe',
		edits: () => [{ from: line.from, to: line.from, insert: '\\' }],
	};
	return {
		rule: 'CF111',
		message: escapesBodies(dialect)
			? 'This corpus has no end markers, but here stands one.'
			: `${source.slice(line.from, line.to).trim()} closes no document: none is open here.`,
		span: { from: line.from, to: line.to },
		fixes: !escapesBodies(dialect) ? [remove] : isOutside ? [remove, escapeIt] : [escapeIt, remove],
	};
}

function nameMismatch(document: ParsedDocument, dialect: Dialect): Problem | undefined {
	const { end, name } = document;
	if (!end?.nameSpan || name === '' || end.name === name || (dialect.end !== 'END name' && dialect.end !== 'END FILE: name')) return undefined;
	const { nameSpan } = end;
	return {
		rule: 'CF112',
		message: `The end marker names ${end.name}, but the document is ${name}.`,
		span: nameSpan,
		fixes: [{ title: `Write ${name} in the end marker`, safety: 'safe', edits: () => [{ ...nameSpan, insert: encodeToken(name) }] }],
	};
}
