import type { TextChange } from '../source/text.ts';
import type { DelimiterLine, LineReading } from './delimiter.ts';
import type { Dialect } from './dialect.ts';
import { isReserved } from './escape.ts';
import { type InnerReading, readInner, repairAttributes } from './nameReader.ts';
import { judgeOpener } from './openerFaults.ts';
import type { Problem } from './problem.ts';
import { renderOpenerLine } from './render.ts';
import type { Shape } from './shape.ts';
import { moveAttribute } from './strictReader.ts';

/** Reads a line whose shape is near that of an opener; undefined where it is too unlikely that one was meant. */
export function readOpener(line: string, shape: Shape, dialect: Dialect): LineReading | undefined {
	const inner = readOpenerInner(shape);
	if (!isPlausible(line, shape, inner, dialect)) return undefined;
	const fault = judgeOpener(line, shape, inner, dialect);
	const delimiter = toDelimiter(line, shape, inner);
	const attributes = repairAttributes(shape.skeleton.text.slice(shape.innerFrom + inner.nameTo, shape.innerTo), inner.attributes);
	const textFrom = shape.after === '' || isLitter(shape.after) ? undefined : shape.skeleton.from[shape.afterFrom]!;
	const mend = (name: string): readonly TextChange[] => {
		const written = attributes ?? inner.attributes.filter(({ fault }) => fault === undefined).map(({ text }) => text);
		const opener = renderOpenerLine(dialect, name, written);
		return [smallestChange(line.slice(0, textFrom ?? line.length), textFrom === undefined ? opener : `${opener}\n`)];
	};
	const keepsAll = attributes !== undefined;
	const isSeparable = shape.after === '' || textFrom === undefined || !isReserved(line.slice(textFrom));
	const problem: Problem = {
		...fault,
		span: { from: 0, to: Math.max(1, line.trimEnd().length) },
		fixes:
			inner.name === ''
				? []
				: [
						{
							title: keepsAll ? fault.title : `${fault.title}, dropping the attributes that cannot be read`,
							safety: keepsAll && isSeparable ? 'safe' : 'requested',
							edits: () => mend(inner.name),
						},
					],
	};
	return { kind: 'opener', delimiter, problems: [problem], textAfter: textFrom, mend };
}

/** Signs behind a delimiter that are no text: a stray full stop, quote or bracket. */
function isLitter(after: string): boolean {
	return after.length <= 3 && !/[\p{L}\p{N}]/u.test(after);
}

/** The inner part without a keyword that was written twice. */
function readOpenerInner(shape: Shape): InnerReading {
	const text = shape.skeleton.text.slice(shape.innerFrom, shape.innerTo);
	const doubled = /^(?:(?:[ \t]*<+[ \t]*)?FILE:?[ \t]+|[ \t]*<+[ \t]*)+(?=\S)/.exec(text);
	if (!doubled) return readInner(text);
	const inner = readInner(' '.repeat(doubled[0].length) + text.slice(doubled[0].length));
	return { ...inner, nameFault: inner.nameFault };
}

/** Whether a line is likelier to be a delimiter with a fault than text: see format.md, Recovery. */
function isPlausible(line: string, shape: Shape, inner: InnerReading, dialect: Dialect): boolean {
	const { keyword, openBrackets: open, closeBrackets: close } = shape;
	const words = inner.name === '' ? 0 : inner.name.split(/\s+/).length;
	const isFile = isFileLike(inner.name) || inner.attributes.some(({ attribute }) => attribute !== undefined);
	const isClosed = close >= 2;
	if (inner.name.length > 1000 || words > 40) return false;
	if (keyword.form === 'BEGIN' || keyword.form === 'START') return open >= 2 && isClosed && isFile && shape.after === '';
	if (open === 0) return keyword.quality === 'exact' && isClosed && shape.after === '' && shape.separator !== '' && (isFile || words === 1);
	if (open === 1) return shape.after === '' && close >= 1 && keyword.quality !== 'case' && (isFile || (isClosed && words === 1));
	const hasPlainBrackets = shape.skeleton.odd.slice(shape.start, shape.start + open).every(oddity => oddity !== 'bracket');
	if (!hasPlainBrackets && keyword.quality !== 'exact') return isFile && (isClosed || words === 1);
	if (!hasPlainBrackets) return isFile || (open >= 3 && isClosed);
	switch (keyword.quality) {
		case 'cut':
			return open >= 3 && keyword.length > 1 && inner.name === '';
		case 'glued':
			return isClosed || isFile;
		case 'spelling':
			return open >= 2 && inner.name !== '' && (isFile ? isClosed || words === 1 : isClosed && open >= 3 && words === 1 && shape.after === '');
		default:
	}
	if (close === 0 && !dialect.wrapped) {
		if (open === 7 && shape.blankBeforeKeyword) return false;
		if (keyword.quality === 'case' && !isFile) return open >= 3 && words <= 1 && inner.name !== '' && !isReservedProse(line);
		return words <= 1 || (isFile && words <= 8);
	}
	if (isFile || words <= 1) return words <= 12;
	return keyword.quality === 'exact' && words <= 12 && (shape.after === '' || words <= 4);
}

function isReservedProse(line: string): boolean {
	return /[.!?,;]\s*$/.test(line) && isReserved(line);
}

/** Whether a name looks like that of a file: an extension, a folder, or a number in it. */
export function isFileLike(name: string): boolean {
	return /\.[\p{L}\p{N}]{1,6}["”]?(?:\s|$)/u.test(name) || /\S\/\S|\\\S/.test(name) || /\w[\d_]\d*(?:\s|$)/.test(name) || /^\d+$/.test(name);
}

function toDelimiter(line: string, shape: Shape, inner: InnerReading): DelimiterLine {
	const { skeleton } = shape;
	const at = (index: number): number => skeleton.from[Math.min(index, skeleton.from.length - 1)]!;
	const until = (index: number): number => (index === 0 ? 0 : skeleton.to[index - 1]!);
	const hasName = inner.name !== '';
	return {
		kind: 'opener',
		span: { from: 0, to: shape.after === '' ? line.length : until(shape.end) },
		keyword: { from: at(shape.keywordFrom), to: until(shape.keywordTo) },
		nameSpan: hasName ? { from: at(shape.innerFrom + inner.nameFrom), to: until(shape.innerFrom + inner.nameTo) } : undefined,
		name: inner.name,
		attributes: inner.attributes
			.filter(reading => reading.attribute !== undefined && reading.fault === undefined)
			.map(reading => moveAttribute(reading, shape.innerFrom))
			.map(attribute => ({
				...attribute,
				span: { from: at(attribute.span.from), to: until(attribute.span.to) },
				valueSpan: attribute.valueSpan && { from: at(attribute.valueSpan.from), to: until(attribute.valueSpan.to) },
			})),
		valid: false,
	};
}

/** Replaces only the part in which two lines differ, so that an edit is as small as the fault. */
export function smallestChange(before: string, after: string): TextChange {
	let start = 0;
	while (start < before.length && before[start] === after[start]) start++;
	let end = 0;
	while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
	return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
