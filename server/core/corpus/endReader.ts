import type { DelimiterLine, LineReading } from './delimiter.ts';
import type { Dialect, EndForm } from './dialect.ts';
import { smallestChange } from './openerReader.ts';
import type { Problem } from './problem.ts';
import { renderEnd } from './render.ts';
import type { Shape } from './shape.ts';
import { decodeToken } from './tokens.ts';

/** Reads a line whose shape is near that of an end marker; undefined where it is likelier to be text. Which corpus may hold one is the document's affair. */
export function readEnd(line: string, shape: Shape, dialect: Dialect): LineReading | undefined {
	const { skeleton } = shape;
	const echoed = skeleton.text.slice(shape.innerFrom, shape.innerTo).trim();
	const name = decodeToken(echoed) ?? echoed.replace(/^["“”]+|["“”]+$/g, '');
	if (!isPlausibleEnd(shape, name)) return undefined;
	const nameFrom = skeleton.from[shape.innerFrom]!;
	const delimiter: DelimiterLine = {
		kind: 'end',
		span: { from: 0, to: line.length },
		keyword: { from: skeleton.from[shape.keywordFrom]!, to: skeleton.to[shape.keywordTo - 1]! },
		nameSpan: name === '' ? undefined : { from: nameFrom, to: nameFrom + echoed.length },
		name,
		attributes: [],
		valid: false,
	};
	const isClosed = dialect.end !== 'none' && !dialect.wrapped;
	return { kind: 'end', delimiter, problems: isClosed ? [endProblem(line, shape, name, dialect)] : [], textAfter: undefined, mend: undefined };
}

function isPlausibleEnd(shape: Shape, name: string): boolean {
	if (shape.openBrackets < 2 || (shape.after !== '' && !isWholeMarker(shape))) return false;
	const words = name === '' ? 0 : name.split(/\s+/).length;
	const hasOddBracket = shape.skeleton.odd.slice(shape.start, shape.start + shape.openBrackets).includes('bracket');
	if (hasOddBracket && (shape.closeBrackets < 2 || shape.openBrackets < 3)) return false;
	if (shape.keyword.quality === 'spelling') return shape.closeBrackets >= 2;
	return shape.closeBrackets > 0 ? words <= 6 : words <= 1;
}

/** Text behind a marker in which nothing else is wrong leaves no doubt that the marker is one. */
function isWholeMarker({ keyword, openBrackets, closeBrackets, oddOpen, oddClose, start }: Shape): boolean {
	return keyword.quality === 'exact' && start === 0 && openBrackets === closeBrackets && !oddOpen && !oddClose;
}

/** The form that an end marker has, echoes of a name included. */
export function endFormOf(shape: Shape, name: string): EndForm {
	const { form } = shape.keyword;
	if (form === 'END') return name === '' ? 'END' : 'END name';
	if (form === 'END FILE:') return 'END FILE: name';
	if (form === 'END FILE' && name !== '' && shape.separator.includes(':')) return 'END FILE: name';
	return form === 'BEGIN' || form === 'START' || form === 'FILE' || form.startsWith('BEGIN') || form === 'START_FILE' || form === 'FILE_START'
		? 'END'
		: (form as EndForm);
}

function endProblem(line: string, shape: Shape, name: string, dialect: Dialect): Problem {
	const span = { from: 0, to: line.length };
	const expected = renderEnd(dialect, name);
	const needsName = dialect.end === 'END name' || dialect.end === 'END FILE: name';
	const fixes =
		needsName && name === '' ? [] : [{ title: `Write ${expected}`, safety: 'safe' as const, edits: () => [smallestChange(line, expected)] }];
	const { openBrackets: open, closeBrackets: close } = shape;
	if (shape.oddity || shape.skeleton.byteOrderMark)
		return { rule: 'CF106', message: 'The end marker holds characters that only look like the plain ones, or that show nothing.', span, fixes };
	if (shape.keyword.quality !== 'exact' || (shape.blankBeforeKeyword && dialect.end !== '/FILE'))
		return { rule: 'CF103', message: `The keyword of the end marker is not written as it should be: ${expected} was expected.`, span, fixes };
	if (shape.start > 0) return { rule: 'CF104', message: 'The end marker is indented; it must start at the beginning of the line.', span, fixes };
	if (shape.oddOpen || shape.oddClose || open !== dialect.brackets || (close !== 0 && close !== dialect.brackets)) {
		return {
			rule: 'CF102',
			message: `The end marker has ${open} and ${close} brackets; ${dialect.brackets} were expected on each side.`,
			span,
			fixes,
		};
	}
	if (close === 0) return { rule: 'CF101', message: `The end marker is not closed: ${expected} was expected.`, span, fixes };
	if (endFormOf(shape, name) !== dialect.end)
		return { rule: 'CF113', message: `The other end markers of this corpus are written ${dialect.end}.`, span, fixes };
	if (shape.after !== '') {
		const at = { from: shape.skeleton.from[shape.end]!, to: shape.skeleton.from[shape.afterFrom]! };
		const move = { title: 'Give the text a line of its own', safety: 'safe' as const, edits: () => [{ ...at, insert: '\n' }] };
		return { rule: 'CF105', message: 'Text stands behind the end marker, where it belongs to no document.', span, fixes: [move] };
	}
	return { rule: 'CF105', message: 'Blanks stand behind the end marker.', span, fixes, severity: 'warning' };
}
