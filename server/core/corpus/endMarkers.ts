import { append } from '../util/append.ts';
import type { Dialect } from './dialect.ts';
import type { ParsedDocument, ReadLine } from './documentParser.ts';
import { type LineSpan, prevailingLineEnd } from './lines.ts';
import { type Fix, type Problem, shiftProblem } from './problem.ts';
import { escapesBodies, renderEnd } from './render.ts';
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
		append(
			problems,
			found.reading.problems.map(problem => shiftProblem(problem, found.line.from)),
		);
		const mismatch = found.reading.problems.length === 0 && nameMismatch(document, dialect);
		if (mismatch) problems.push(mismatch);
	}
	if (!end && !escapesBodies(dialect)) problems.push(missingEnd(source, document, dialect));
	return problems;
}

/** The marker goes to the end of the document, blank lines and all, so that the content keeps every one of them. */
function missingEnd(source: string, document: ParsedDocument, dialect: Dialect): Problem {
	const marker = renderEnd(dialect, document.name);
	const lineEnd = prevailingLineEnd(source);
	const isWhole = /[\r\n]$/.test(source);
	return {
		rule: 'CF110',
		message: `The document has no end marker: ${marker} was expected before the next document.`,
		span: document.opener.span,
		fixes: [
			{
				title: `Close the document with ${marker}`,
				safety: isWhole ? 'safe' : 'requested',
				edits: () => [{ from: source.length, to: source.length, insert: `${isWhole ? '' : lineEnd}${marker}${lineEnd}` }],
			},
		],
	};
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
