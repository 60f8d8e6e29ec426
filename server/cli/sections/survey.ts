import { createHash } from 'node:crypto';
import { longestDelimiterBytes } from '../../core/corpus/byteScanner.ts';
import type { Dialect } from '../../core/corpus/dialect.ts';
import { type ParsedDocument, parseDocument } from '../../core/corpus/documentParser.ts';
import { type NewlineVotes, newlineVotes, noNewlineVotes, sumNewlineVotes } from '../../core/corpus/newlineBeforeEnd.ts';
import { escapesBodies } from '../../core/corpus/render.ts';
import { readCorpusBytes } from '../../core/corpus/strictCorpus.ts';
import { type ExplainedAcronym, explainedAcronyms } from '../../core/rules/conflictingAcronym.ts';
import { type Position, type Range, type Span, shiftSpan } from '../../core/source/span.ts';
import { detached } from '../../core/util/detached.ts';
import { type ByteFile, readAhead } from '../files/byteFile.ts';
import { type DocumentColumns, DocumentPacker } from './documentTable.ts';
import { indexRange } from './indexRange.ts';
import type { FoundLine, LineEndCounts, LineEndKind } from './lineEnds.ts';

/**
 * What must be known of every document before any can be judged.
 *
 * Most rules look at one document. A few look across documents (names that are taken twice or differ in case alone, names that are folders)
 * or at the file (line ends of several kinds). They need little of each document: its delimiter, where it stands, and a hash of its content.
 * That is a survey. Surveys of stretches that follow each other join to the survey of the whole, so a corpus can be surveyed in parallel, or
 * on several machines that each see one stretch; and what is left to do then is the same everywhere.
 */
export interface RangeSurvey {
	/** In bytes of the file. */
	readonly from: number;
	readonly to: number;
	/** Line ends in the stretch. */
	readonly lines: number;
	/** UTF-16 units behind the last line end. Other than 0 only at the end of a file. */
	readonly tail: number;
	readonly lineEnds: LineEndCounts;
	/** The first line that ends in each kind of line end: its number in the stretch, and its length in UTF-16 units. */
	readonly firstLines: Partial<Record<LineEndKind, { readonly line: number; readonly length: number }>>;
	readonly preamble: PreambleFacts | null;
	readonly documents: DocumentColumns;
	readonly newlineVotes: NewlineVotes;
}

/** What stands before the first document of a file. */
export interface PreambleFacts {
	readonly range: Range;
	/** Hash of its text. */
	readonly content: string;
	readonly bytes: number;
}

export interface DocumentFacts {
	/** In bytes of the file. */
	readonly start: number;
	/** The line of the opener, from the first line of the stretch. */
	readonly line: number;
	readonly name: string;
	/** The text before the body: the opener with its line end. */
	readonly head: string;
	/** The end marker: its line, counted from the opener's, and its text. */
	readonly end: { readonly line: number; readonly text: string } | null;
	/** The acronyms that the document explains, each the first time; lines count from the opener's. Absent where there are none, or nobody asks. */
	readonly acronyms?: readonly ExplainedAcronym<Range>[];
	/** SHA-256 of the content, in hexadecimal: what fingerprints and suppressions go by. */
	readonly content: string;
	/** The same of the content without blank space at its end, 16 digits: equal for documents that hold the same. */
	readonly trimmed: string;
	/** Whether the content is nothing but blank space. */
	readonly isBlank: boolean;
}

/** A longer document, or a longer text before the first one, is not held as one text: its delimiter is checked, and the report says so. */
export const maximumDocumentBytes = 64 * 1024 * 1024;

/** How much of a document that is too long is looked at: as long an opener as there may be, and the start of its text. */
export const longDocumentHeadBytes = longestDelimiterBytes + 64 * 1024;

/** Reads `from`..`to` of a file, which must start and end at documents or at the file's ends. */
export async function surveyRange(file: ByteFile, dialect: Dialect, from: number, to: number, withAcronyms: boolean): Promise<RangeSurvey> {
	const { index, lineEnds } = await indexRange(file, dialect, from, to);
	const documents = new DocumentPacker();
	let votes = noNewlineVotes;
	const ahead = readAhead(file);
	for (let ordinal = 0; ordinal < index.count; ordinal++) {
		const start = index.start[ordinal]!;
		const end = ordinal + 1 < index.count ? index.start[ordinal + 1]! : to;
		const isLong = end - start > maximumDocumentBytes;
		const bytes = await ahead.read(start, isLong ? start + longDocumentHeadBytes : end);
		const facts = factsOf(decodePiece(bytes, start === 0), dialect, start, index.line[ordinal]!, withAcronyms && !isLong);
		documents.push(isLong ? { ...facts, ...(await hashLong(file, start, end)), end: null } : facts);
		if (!isLong && !escapesBodies(dialect)) votes = sumNewlineVotes(votes, newlineVotes(bytes, readCorpusBytes(bytes, dialect, true).documents));
	}
	const first = index.count > 0 ? index.start[0]! : to;
	return {
		from,
		to,
		lines: lineEnds.lines,
		tail: await unitsOf(file, { from: lineEnds.lineFrom, to }),
		lineEnds: lineEnds.counts,
		firstLines: await firstLinesOf(file, lineEnds.firsts),
		preamble: from === 0 ? await preambleOf(file, first, index.count > 0 ? index.line[0]! : lineEnds.lines, lineEnds.lineFrom) : null,
		documents: documents.finish(),
		newlineVotes: votes,
	};
}

/** Bytes as one text, as `decodePieces` reads them; for what is short. */
export function decodePiece(bytes: Uint8Array, isFileStart: boolean): string {
	return (isFileStart ? fileStartDecoder : pieceDecoder).decode(bytes);
}

const fileStartDecoder = new TextDecoder('utf-8');
const pieceDecoder = new TextDecoder('utf-8', { ignoreBOM: true });

function factsOf(source: string, dialect: Dialect, start: number, line: number, withAcronyms: boolean): DocumentFacts {
	const { value } = parseDocument(source, dialect);
	const content = source.slice(value.body.from, value.body.to);
	const explained = withAcronyms ? explainedAcronyms(content) : [];
	const acronyms = explained.map(({ base, expansion, bare, place }) => ({
		base: detached(base),
		expansion: detached(expansion),
		bare: detached(bare),
		place: rangeIn(source, shiftSpan(place, value.body.from)),
	}));
	return {
		start,
		line,
		name: detached(value.name),
		head: detached(source.slice(0, value.body.from)),
		end: value.end ? endOf(source, value, value.end.span) : null,
		...hashes(content),
		...(acronyms.length > 0 ? { acronyms } : {}),
	};
}

function rangeIn(source: string, { from, to }: Span): Range {
	return { start: positionIn(source.slice(0, from)), end: positionIn(source.slice(0, to)) };
}

/** The position behind a text. */
export function positionIn(before: string): Position {
	const lastEnd = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
	return { line: countLineEnds(before), character: before.length - lastEnd - 1 };
}

function endOf(source: string, { body }: ParsedDocument, span: Span): DocumentFacts['end'] {
	const to = source.slice(span.to).search(/[\r\n]/);
	return { line: countLineEnds(source.slice(0, body.to)), text: detached(source.slice(body.to, to < 0 ? source.length : span.to + to)) };
}

/** Line ends as LSP counts them. */
export function countLineEnds(text: string): number {
	let count = 0;
	for (const _ of text.matchAll(/\r\n|\r|\n/g)) count++;
	return count;
}

/** Both in one pass. */
function hashes(content: string): Pick<DocumentFacts, 'content' | 'trimmed' | 'isBlank'> {
	const trimmed = content.trimEnd();
	const sum = createHash('sha256').update(trimmed, 'utf8');
	const short = sum.copy().digest('hex').slice(0, 16);
	return { content: sum.update(content.slice(trimmed.length), 'utf8').digest('hex'), trimmed: short, isBlank: trimmed === '' };
}

export function hash(text: string): string {
	return createHash('sha256').update(text, 'utf8').digest('hex');
}

async function hashLong(file: ByteFile, from: number, to: number): Promise<{ content: string; trimmed: string; isBlank: boolean }> {
	const sum = createHash('sha256');
	for (let offset = from; offset < to; offset += 1024 * 1024) sum.update(await file.read(offset, Math.min(to, offset + 1024 * 1024)));
	const content = sum.digest('hex');
	return { content, trimmed: content.slice(0, 16), isBlank: false };
}

async function preambleOf(file: ByteFile, to: number, lines: number, tailFrom: number): Promise<PreambleFacts | null> {
	const isLong = to > maximumDocumentBytes;
	const text = isLong ? '' : decodePiece(await file.read(0, to), true);
	if (!isLong && text === '') return null;
	const { content } = isLong ? await hashLong(file, 0, to) : { content: hash(text) };
	const character = tailFrom < to ? await unitsOf(file, { from: tailFrom, to }) : 0;
	return { range: { start: { line: 0, character: 0 }, end: { line: lines, character } }, content, bytes: to };
}

async function firstLinesOf(file: ByteFile, firsts: Partial<Record<LineEndKind, FoundLine>>): Promise<RangeSurvey['firstLines']> {
	const found: { -readonly [Kind in LineEndKind]?: { line: number; length: number } } = {};
	for (const kind of ['lf', 'crlf', 'cr'] as const) {
		const first = firsts[kind];
		if (first) found[kind] = { line: first.line, length: await unitsOf(file, first) };
	}
	return found;
}

/** The UTF-16 units of a stretch that has no line end, counted without holding it. */
async function unitsOf(file: ByteFile, { from, to }: Span): Promise<number> {
	const decoder = new TextDecoder('utf-8', { ignoreBOM: from > 0 });
	let units = 0;
	for (let offset = from; offset < to; offset += 1024 * 1024) {
		units += decoder.decode(await file.read(offset, Math.min(to, offset + 1024 * 1024)), { stream: true }).length;
	}
	return units + decoder.decode().length;
}
