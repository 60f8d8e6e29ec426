/// <reference path="../source/textCodec.d.ts" />
import type { Dialect } from '../corpus/dialect.ts';
import type { DocumentIndex } from '../corpus/documentIndex.ts';
import { type ParsedDocument, parseDocument } from '../corpus/documentParser.ts';
import { readLine } from '../corpus/lineReader.ts';
import { lineSpans } from '../corpus/lines.ts';
import type { ByteSource, FileIdentity } from '../source/byteSource.ts';
import type { Span } from '../source/span.ts';
import { sha256Hex } from '../util/hash.ts';
import { failure, type Result, success } from '../util/result.ts';
import type { Pace } from '../util/slices.ts';
import { type DiskIndex, isSameState } from './diskIndex.ts';

/** One document of a corpus that stays on disk, as it was read. */
export interface ArticleFile {
	readonly ordinal: number;
	readonly name: string;
	/** The document's block, opener line included. */
	readonly text: string;
	/** Where its block stands in the file. */
	readonly span: Span;
	/** Stands for the state of the file and the bytes of the block: what a save must find again. */
	readonly identity: string;
	readonly mtimeMs: number;
}

/** Why a document cannot be read. `changed`: the file is no longer the one that was indexed, so index it again and ask once more. */
export interface ArticleReadFailure {
	readonly reason: 'missing' | 'changed' | 'unreadable';
	/** For the user. */
	readonly message: string;
}

/** Why an article was not saved. The corpus is as it was. */
export interface ArticleSaveFailure {
	readonly reason: 'conflict' | 'missing' | 'readonly' | 'hardlink' | 'disk' | 'invalid' | 'confirm';
	/** For the user. */
	readonly message: string;
}

/** The largest document that is opened as a text of its own, in bytes. */
export const maximumArticleBytes = 50 * 1024 * 1024;

/** How much of a document is read for its row in a list. */
const headBytes = 4096;

/**
 * Reads one document. The delimiter's bytes are checked: what is given starts with an opener and holds no other, and the file behind it
 * is in the state that was indexed, so that an article shown is the article on disk.
 */
export async function readArticleFile(source: ByteSource, known: DiskIndex, ordinal: number): Promise<Result<ArticleFile, ArticleReadFailure>> {
	const span = spanOf(known, ordinal);
	if (!span) return refuse('missing', `The corpus has ${known.index.count} documents; number ${ordinal + 1} is not among them.`);
	if (span.to - span.from > maximumArticleBytes)
		return refuse('unreadable', `The document is larger than ${maximumArticleBytes / 1024 / 1024} MiB, the most that is opened as one text.`);
	try {
		const identity = await source.identity();
		if (!isSameState(identity, known.identity)) return refuse('changed', 'The corpus has changed on disk since it was indexed.');
		const bytes = await readSpan(source, span);
		const text = strictDecoder.decode(bytes);
		if (bytes.length !== span.to - span.from || !isOneDocument(text, known.index.dialect))
			return refuse('changed', 'The corpus has changed on disk since it was indexed.');
		const { name } = parseDocument(text, known.index.dialect).value;
		return success({ ordinal, name, text, span, identity: articleIdentity(identity, bytes), mtimeMs: identity.mtimeMs });
	} catch (error) {
		const reason = error instanceof TypeError ? 'It holds bytes that are no UTF-8, which opening it as text would lose.' : (error as Error).message;
		return refuse('unreadable', `The document cannot be read. ${reason}`);
	}
}

/** A name for the state of a file and of one document's bytes in it. */
export function articleIdentity(identity: FileIdentity, block: Uint8Array): string {
	return sha256Hex(`${identity.size} ${identity.mtimeMs} ${identity.headHash} ${identity.tailHash} ${sha256Hex(block)}`);
}

/** The text of a document as it may be written back, or why it may not: it must still be one document, in the corpus' dialect. */
export function checkArticleText(text: string, index: DocumentIndex, ordinal: number): Result<string, string> {
	if (!isOneDocument(text, index.dialect))
		return failure(
			'The text must start with the line that opens the document, and no other line in it may open one: escape such a line with a backslash.',
		);
	const isLast = ordinal + 1 >= index.count;
	// Without a line end, the next document's opener would become part of this one's last line.
	return success(isLast || /[\r\n]$/.test(text) ? text : text + (/\r\n|\n|\r/.exec(text)?.[0] ?? '\n'));
}

/** What a list shows of a document. */
export interface DiskDocumentRow {
	readonly ordinal: number;
	/** Empty where the name is missing. */
	readonly name: string;
	/** The first line of the body with text; empty where there is none near its start. */
	readonly headline: string;
	/** The 0-based line of the opener. */
	readonly line: number;
	/** In bytes. */
	readonly span: Span;
}

/** A page of documents in their order, each read by its first few kilobytes. Cut at the end of what is indexed so far. */
export async function documentsPage(source: ByteSource, known: DiskIndex, offset: number, limit: number): Promise<readonly DiskDocumentRow[]> {
	const rows: DiskDocumentRow[] = [];
	for (let ordinal = Math.max(0, offset); ordinal < Math.min(known.index.count, offset + limit); ordinal++) {
		const span = spanOf(known, ordinal)!;
		const bytes = await readSpan(source, { from: span.from, to: Math.min(span.to, span.from + headBytes) });
		const head = lenientDecoder.decode(bytes);
		const { name, body } = parseDocument(head, known.index.dialect).value;
		rows.push({ ordinal, name, headline: firstLineWithText(head, body), line: known.index.line[ordinal]!, span });
	}
	return rows;
}

/** How many documents are looked at in one direction before the other has its turn. */
const searchedAtOnce = 64;

/** The document of a name that stands nearest to where it stood; undefined where there is none any more. Reads the first kilobytes of one document after the other. */
export async function findByName(source: ByteSource, known: DiskIndex, name: string, near: number, pace: Pace): Promise<number | undefined> {
	const { count } = known.index;
	const middle = Math.min(Math.max(0, near), count);
	for (let behind = middle, before = middle; behind < count || before > 0; ) {
		const from = Math.max(0, before - searchedAtOnce);
		const rows = [...(await documentsPage(source, known, from, before - from)), ...(await documentsPage(source, known, behind, searchedAtOnce))];
		const named = rows.filter(row => row.name === name).sort((a, b) => Math.abs(a.ordinal - near) - Math.abs(b.ordinal - near));
		if (named[0]) return named[0].ordinal;
		before = from;
		behind += searchedAtOnce;
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	return undefined;
}

function firstLineWithText(head: string, body: ParsedDocument['body']): string {
	return head
		.slice(body.from, body.to)
		.trimStart()
		.split(/[\r\n]/, 1)[0]!
		.trim();
}

const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenientDecoder = new TextDecoder('utf-8', { ignoreBOM: true });

function refuse(reason: ArticleReadFailure['reason'], message: string): Result<never, ArticleReadFailure> {
	return failure({ reason, message });
}

/** Where a document stands in the file; undefined where there is none of that number. While an index grows, its last document ends where the scan is. */
function spanOf({ index, identity, scannedBytes }: DiskIndex, ordinal: number): Span | undefined {
	if (!Number.isInteger(ordinal) || ordinal < 0 || ordinal >= index.count) return undefined;
	const end = index.complete ? identity.size : scannedBytes;
	return { from: index.start[ordinal]!, to: ordinal + 1 < index.count ? index.start[ordinal + 1]! : Math.max(end, index.start[ordinal]!) };
}

async function readSpan(source: ByteSource, { from, to }: Span): Promise<Uint8Array> {
	const target = new Uint8Array(to - from);
	return target.subarray(0, await source.read(from, target));
}

function isOneDocument(text: string, dialect: Dialect): boolean {
	let isFirst = true;
	for (const { from, to } of lineSpans(text)) {
		const opens = readLine(text.slice(from, to), dialect)?.kind === 'opener';
		if (opens !== isFirst) return false;
		isFirst = false;
	}
	return !isFirst;
}
