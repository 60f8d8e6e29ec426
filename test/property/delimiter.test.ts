import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayBeDelimiter, mayBeDelimiterBytes } from '../../server/core/corpus/candidate.ts';
import { detectDialect } from '../../server/core/corpus/detection.ts';
import { canonicalDialect, type Dialect } from '../../server/core/corpus/dialect.ts';
import { parseDocument } from '../../server/core/corpus/documentParser.ts';
import { isReserved } from '../../server/core/corpus/escape.ts';
import { readLine } from '../../server/core/corpus/lineReader.ts';
import { readInner } from '../../server/core/corpus/nameReader.ts';
import { isPlainOpener } from '../../server/core/corpus/plainOpener.ts';
import { renderOpener } from '../../server/core/corpus/render.ts';
import { readShape } from '../../server/core/corpus/shape.ts';
import { decodeToken, encodeToken } from '../../server/core/corpus/tokens.ts';
import { createText } from '../../server/core/source/chunkedText.ts';
import { faults } from '../unit/rules/faults.ts';

const piece = fc.oneof(
	fc.constantFrom(
		'<',
		'<<<',
		'>>>',
		'>',
		'FILE',
		'END',
		' ',
		'\t',
		'\\',
		'"',
		'=',
		':',
		'/',
		'a.txt',
		'lang=en',
		'＜',
		'«',
		'&lt;',
		'\u200b',
		'\ufeff',
		'\u00a0',
		'FI',
		'noeol',
		'%3C',
		'[[[',
		'\u202e',
		'&#x3c;',
		'\ud800',
		'\u2028',
	),
	fc.constantFrom(...faults.map(({ line }) => line.split(/[\r\n]/)[0] ?? '')),
	fc.string({ unit: 'binary', maxLength: 6 }),
);
const line = fc.array(piece, { maxLength: 8 }).map(pieces => pieces.join('').replace(/[\r\n]/g, ''));
const dialect = fc.record<Dialect>({
	keyword: fc.constantFrom('FILE', 'BEGIN_FILE', 'BEGIN FILE', 'START_FILE', 'FILE_START'),
	separator: fc.constantFrom(' ', ':', ': '),
	nameForm: fc.constantFrom('bare', 'quoted', 'path=', 'name='),
	brackets: fc.integer({ min: 3, max: 12 }),
	end: fc.constantFrom('none', 'END', 'END FILE', 'END name', '/FILE', 'FILE END'),
	wrapped: fc.boolean(),
});

test('Reading a line never fails; a reserved line is never passed over; the bytes of a candidate are a candidate.', () => {
	fc.assert(
		fc.property(line, dialect, (text, spoken) => {
			const reading = readLine(text, spoken);
			if (isReserved(text)) expect(reading).toBeDefined();
			if (reading?.delimiter) {
				expect(reading.delimiter.span.from).toBeGreaterThanOrEqual(0);
				expect(reading.delimiter.span.to).toBeLessThanOrEqual(text.length);
			}
			for (const problem of reading?.problems ?? []) {
				expect(problem.span.to).toBeLessThanOrEqual(text.length);
				for (const fix of problem.fixes) createText(text).edit(fix.edits());
			}
			if (mayBeDelimiter(text)) {
				const bytes = new TextEncoder().encode(text);
				expect(mayBeDelimiterBytes(bytes, 0, bytes.length)).toBe(true);
			}
		}),
		{ numRuns: 5000 },
	);
});

test('A plain opener is what reading it says: the vote on the dialect counts it unread.', () => {
	const word = fc.constantFrom('END', 'end', 'FILE', 'START', 'BEGIN', 'a.txt', '..', '.', '/', '-', '--', '_', '7', 'END_FILE', 'path', 'noeol');
	const name = fc.oneof(
		fc.stringMatching(/^[\w./-]{1,30}$/),
		fc.array(word, { minLength: 1, maxLength: 3 }).map(words => words.join('')),
	);
	fc.assert(
		fc.property(name, plain => {
			const opener = `<<<FILE ${plain}>>>`;
			expect(isPlainOpener(opener, '<<<FILE ')).toBe(true);
			const shape = readShape(opener)!;
			expect(shape).toMatchObject({ start: 0, separator: ' ', openBrackets: 3, closeBrackets: 3, after: '', oddity: undefined });
			expect(shape.keyword).toMatchObject({ kind: 'opener', form: 'FILE', quality: 'exact' });
			expect(readInner(shape.skeleton.text.slice(shape.innerFrom, shape.innerTo))).toMatchObject({ name: plain, nameForm: 'bare' });
		}),
		{ numRuns: 5000 },
	);
});

test('Parsing a document never fails, and its spans lie in it.', () => {
	fc.assert(
		fc.property(fc.array(line, { maxLength: 6 }), dialect, fc.constantFrom('\n', '\r\n', '\r'), (lines, spoken, lineEnd) => {
			const source = lines.join(lineEnd);
			const { value, problems } = parseDocument(source, spoken);
			expect(value.body.from).toBeLessThanOrEqual(value.body.to);
			expect(value.body.to).toBeLessThanOrEqual(source.length);
			for (const problem of problems) for (const fix of problem.fixes) createText(source).edit(fix.edits());
			createText(source).edit(value.rename('a "b".txt'));
		}),
		{ numRuns: 3000 },
	);
});

test('What is rendered is read to the letter, and names its dialect.', () => {
	fc.assert(
		fc.property(fc.stringMatching(/^[a-z][a-z0-9 /."é<>=-]{0,20}[a-z]$/), dialect, (name, spoken) => {
			fc.pre(!spoken.wrapped);
			const written = renderOpener(spoken, name);
			const reading = readLine(written, spoken);
			expect(reading?.delimiter).toMatchObject({ kind: 'opener', name, valid: true });
			expect(reading?.problems).toEqual([]);
		}),
		{ numRuns: 2000 },
	);
	expect(detectDialect(['<<<FILE a>>>', 'text'])).toEqual(canonicalDialect);
});

test('The name stands, whatever stands behind the delimiter or is missing from its brackets, and is renamed without moving the text behind it.', () => {
	const bareName = fc.stringMatching(/^[.#/-]{0,3}[a-z][a-z0-9/.-]{0,20}[a-z]\.txt$/);
	const behind = fc.constantFrom(' Rain fell.', '<<<END>>>', '  text that goes on');
	fc.assert(
		fc.property(bareName, behind, (name, text) => {
			expect(parseDocument(`<<FILE ${name}>>>\n`, canonicalDialect).value.name).toBe(name);
			const source = `<<<FILE ${name}>>>${text}\n`;
			const { value } = parseDocument(source, canonicalDialect);
			expect(value.name).toBe(name);
			expect(createText(source).edit(value.rename('b.txt')).slice(0)).toBe(`<<<FILE b.txt>>>${text}\n`);
		}),
	);
});

test('Tokens are inverse.', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), value => {
			expect(decodeToken(encodeToken(value))).toBe(value);
		}),
	);
});
