import { mayBeDelimiter } from './candidate.ts';
import type { DelimiterLine, LineReading } from './delimiter.ts';
import type { Dialect } from './dialect.ts';
import { readEnd } from './endReader.ts';
import { isEscaped, isReserved } from './escape.ts';
import { isInvisible, isOddBlank, isOddQuote } from './lookalikes.ts';
import { readOpener } from './openerReader.ts';
import type { Problem } from './problem.ts';
import { escapesBodies } from './render.ts';
import { readShape } from './shape.ts';
import { readStrict } from './strictReader.ts';
import { readSuspect } from './suspectReader.ts';
import { encodeToken, withoutFrame } from './tokens.ts';

/** Reads one line (without its line end) as a delimiter of the corpus' dialect, tolerantly; undefined when it is text like any other. */
export function readLine(line: string, dialect: Dialect): LineReading | undefined {
	if (!mayBeDelimiter(line)) return undefined;
	if (escapesBodies(dialect) && isEscaped(line))
		return { kind: 'escaped', delimiter: undefined, problems: [], textAfter: undefined, mend: undefined };
	const strict = readStrict(line, dialect);
	if (strict) return { kind: strict.kind, delimiter: strict, problems: hiddenInName(line, strict), textAfter: undefined, mend: undefined };
	if (line.charCodeAt(0) === 0xfeff) {
		const marked = readAfterByteOrderMark(line, dialect);
		if (marked) return marked;
	}
	const shape = readShape(line);
	const reading = shape && (shape.keyword.kind === 'end' ? readEnd(line, shape, dialect) : readOpener(line, shape, dialect));
	if (reading) return reading;
	if (isReserved(line)) return readReserved(line, dialect);
	return readSuspect(line, shape, dialect);
}

function readAfterByteOrderMark(line: string, dialect: Dialect): LineReading | undefined {
	const strict = readStrict(line.slice(1), dialect);
	if (!strict) return undefined;
	const problem: Problem = {
		rule: 'CF133',
		message: 'A byte-order mark stands before the delimiter, so that a strict reader does not see it.',
		span: { from: 0, to: 1 },
		fixes: [{ title: 'Remove the byte-order mark', safety: 'safe', edits: () => [{ from: 0, to: 1, insert: '' }] }],
	};
	return { kind: strict.kind, delimiter: shiftDelimiter(strict, 1), problems: [problem], textAfter: undefined, mend: undefined };
}

/** The delimiter with all its spans moved. */
export function shiftDelimiter(delimiter: DelimiterLine, offset: number): DelimiterLine {
	const move = (span: DelimiterLine['span']): DelimiterLine['span'] => ({ from: span.from + offset, to: span.to + offset });
	return {
		...delimiter,
		span: move(delimiter.span),
		keyword: move(delimiter.keyword),
		nameSpan: delimiter.nameSpan && move(delimiter.nameSpan),
		attributes: delimiter.attributes.map(attribute => ({
			...attribute,
			span: move(attribute.span),
			valueSpan: attribute.valueSpan && move(attribute.valueSpan),
		})),
	};
}

/** A valid delimiter may still hide characters in its name: two names that look the same would be two documents. */
function hiddenInName(line: string, delimiter: DelimiterLine): readonly Problem[] {
	const { nameSpan } = delimiter;
	if (!nameSpan) return [];
	const written = line.slice(nameSpan.from, nameSpan.to);
	const visible = withoutHidden(written);
	if (visible === written) return misquoted(written, delimiter);
	return [
		{
			rule: 'CF106',
			message: 'The name holds characters that show nothing, so that it is not the name that it looks like.',
			span: nameSpan,
			fixes: visible === '' ? [] : [{ title: 'Remove the invisible characters', safety: 'safe', edits: () => [{ ...nameSpan, insert: visible }] }],
		},
	];
}

/** Valid to the letter, but hardly what was meant: typographic quotes or brackets around a name, a comma behind it, typographic quotes around a value. */
function misquoted(written: string, { nameSpan, attributes }: DelimiterLine): readonly Problem[] {
	const plain = written.startsWith('"') ? written : withoutFrame(written);
	if (nameSpan && plain !== written) {
		const message = `The signs around the name count as part of it: ${plain} was probably meant.`;
		return [
			{
				rule: 'CF125',
				message,
				span: nameSpan,
				fixes: [{ title: `Name the document ${plain}`, safety: 'safe', edits: () => [{ ...nameSpan, insert: encodeToken(plain) }] }],
			},
		];
	}
	for (const { value, valueSpan, span } of attributes) {
		if (
			value === undefined ||
			!valueSpan ||
			valueSpan.to - valueSpan.from !== value.length ||
			!isOddQuote(value[0] ?? '') ||
			!isOddQuote(value.at(-1) ?? '')
		)
			continue;
		const bare = withoutFrame(value);
		const edits = (): { from: number; to: number; insert: string }[] => [{ ...valueSpan, insert: encodeToken(bare) }];
		return [
			{
				rule: 'CF108',
				message: 'Typographic quotation marks count as part of the value.',
				span,
				fixes: [{ title: 'Write plain quotation marks', safety: 'safe', edits }],
			},
		];
	}
	return [];
}

function withoutHidden(name: string): string {
	let visible = '';
	const characters = [...name];
	for (const [index, character] of characters.entries()) {
		const codePoint = character.codePointAt(0)!;
		if ((!isInvisible(codePoint) && !isOddBlank(codePoint)) || isJoiner(characters, index)) visible += character;
	}
	return visible;
}

/** Joiners and variation selectors between letters beyond ASCII belong to their scripts. */
function isJoiner(characters: readonly string[], index: number): boolean {
	if (!/^[\u200c\u200d\ufe00-\ufe0f]$/.test(characters[index]!)) return false;
	const isBeyondAscii = (character: string | undefined): boolean =>
		character !== undefined && character > '\x7f' && !isInvisible(character.codePointAt(0)!);
	return (
		isBeyondAscii(characters[index - 1]) &&
		(characters[index]! >= '\ufe00' || isBeyondAscii(characters[index + 1]) || /[\ufe0f]/.test(characters[index - 1]!))
	);
}

function readReserved(line: string, dialect: Dialect): LineReading {
	const problem: Problem = {
		rule: 'CF109',
		message:
			'This line starts like a delimiter but is none. In an article it must be escaped with a backslash; if it opens a document, write it as a whole delimiter.',
		span: { from: 0, to: line.length },
		fixes: escapesBodies(dialect)
			? [{ title: 'Escape the line with a backslash', safety: 'safe', edits: () => [{ from: 0, to: 0, insert: '\\' }] }]
			: [],
	};
	return { kind: 'reserved', delimiter: undefined, problems: [problem], textAfter: undefined, mend: undefined };
}
