import type { AttributeReading } from './attributes.ts';
import type { DelimiterLine } from './delimiter.ts';
import type { Dialect } from './dialect.ts';
import { readInner } from './nameReader.ts';
import { decodeToken } from './tokens.ts';

/** Reads a line that is a delimiter of the dialect to the letter; undefined for every other line. Spans count from the line's start. */
export function readStrict(line: string, dialect: Dialect): DelimiterLine | undefined {
	const brackets = '<'.repeat(dialect.brackets);
	if (dialect.wrapped && (line === '>'.repeat(dialect.brackets) || line === `FILE${'>'.repeat(dialect.brackets)}`))
		return endLine(line, '', undefined, 0, 0);
	if (!line.startsWith(brackets) || line.charCodeAt(brackets.length) === 0x3c) return undefined;
	return readStrictEnd(line, dialect) ?? readStrictOpener(line, dialect);
}

function readStrictOpener(line: string, dialect: Dialect): DelimiterLine | undefined {
	const keywordFrom = dialect.brackets;
	const keywordTo = keywordFrom + dialect.keyword.length;
	if (!line.startsWith(dialect.keyword, keywordFrom)) return undefined;
	const separator = (dialect.separator === ' ' ? /[ \t]+/y : dialect.separator === ':' ? /:/y : /:[ \t]+/y) satisfies RegExp;
	separator.lastIndex = keywordTo;
	const found = separator.exec(line);
	if (!found) return undefined;
	const innerFrom = keywordTo + found[0].length;
	const innerTo = dialect.wrapped ? line.length : line.length - dialect.brackets;
	if (innerTo <= innerFrom) return undefined;
	if (!dialect.wrapped && line.slice(innerTo) !== '>'.repeat(dialect.brackets)) return undefined;
	const text = line.slice(innerFrom, innerTo);
	if (/[<>]/.test(text) || /[^\S \t]/.test(withoutStrings(text))) return undefined;
	const inner = readInner(text);
	if (inner.name === '' || inner.nameFault !== undefined || !fitsNameForm(inner.nameForm, dialect)) return undefined;
	if (/^[ \t]/.test(text)) return undefined;
	if (!inner.attributes.every(isValidAttribute)) return undefined;
	return {
		kind: 'opener',
		span: { from: 0, to: line.length },
		keyword: { from: keywordFrom, to: keywordTo },
		nameSpan: { from: innerFrom + inner.nameFrom, to: innerFrom + inner.nameTo },
		name: inner.name,
		attributes: inner.attributes.map(reading => moveAttribute(reading, innerFrom)),
		valid: true,
	};
}

/** The text with what stands between quotation marks left out. A string that is never closed is matched to the end, and stays: to try again at each mark in it would cost the square. */
function withoutStrings(text: string): string {
	return text.replace(/"(?:[^"\\]|\\.)*("|\\?$)/gs, (string, end: string) => (end === '"' ? '""' : string));
}

/** Canonical and other bare dialects take a quoted name where it needs quotes, as the grammar has it. */
export function fitsNameForm(nameForm: Dialect['nameForm'], dialect: Dialect): boolean {
	return nameForm === dialect.nameForm || (dialect.nameForm === 'bare' && nameForm === 'quoted');
}

function isValidAttribute(reading: AttributeReading): boolean {
	return reading.attribute !== undefined && reading.fault === undefined;
}

/** The attribute with its spans moved. */
export function moveAttribute(reading: AttributeReading, offset: number): DelimiterLine['attributes'][number] {
	const { key, value, span, valueSpan } = reading.attribute!;
	return {
		key,
		value,
		span: { from: span.from + offset, to: span.to + offset },
		valueSpan: valueSpan && { from: valueSpan.from + offset, to: valueSpan.to + offset },
	};
}

function readStrictEnd(line: string, dialect: Dialect): DelimiterLine | undefined {
	if (dialect.end === 'none') return undefined;
	const inner = line.slice(dialect.brackets, line.length - dialect.brackets);
	if (line.slice(line.length - dialect.brackets) !== '>'.repeat(dialect.brackets)) return undefined;
	const echo = dialect.end === 'END name' ? /^END[ \t]+/.exec(inner) : dialect.end === 'END FILE: name' ? /^END FILE:[ \t]*/.exec(inner) : undefined;
	if (echo === undefined)
		return inner.trimEnd() === dialect.end ? endLine(line, '', undefined, dialect.brackets, dialect.brackets + dialect.end.length) : undefined;
	if (echo === null) return undefined;
	const token = inner.slice(echo[0].length).trimEnd();
	const name = decodeToken(token) ?? (/[<>"]/.test(token) ? undefined : token);
	if (name === undefined || token === '') return undefined;
	const nameFrom = dialect.brackets + echo[0].length;
	return endLine(line, name, { from: nameFrom, to: nameFrom + token.length }, dialect.brackets, dialect.brackets + echo[0].trimEnd().length);
}

function endLine(line: string, name: string, nameSpan: DelimiterLine['nameSpan'], keywordFrom: number, keywordTo: number): DelimiterLine {
	return {
		kind: 'end',
		span: { from: 0, to: line.length },
		keyword: { from: keywordFrom, to: keywordTo },
		nameSpan,
		name,
		attributes: [],
		valid: true,
	};
}
