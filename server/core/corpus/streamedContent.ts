import type { Span } from '../source/span.ts';
import { readSome, type WindowReader } from '../source/windowReader.ts';
import { backslash, mayBeReserved } from './byteEscape.ts';
import { ReservedHead } from './reservedHead.ts';

/**
 * Content of any size as a body, and a body as content, a window at a time. The work is that of `escapeContent` and `unescapeContent`, to the byte;
 * but neither a document nor a line of it is ever held: where a window ends before it is clear whether a line is reserved, what follows is looked at
 * first and read again when its turn comes.
 */

/** As `escapeContent`, of a stretch of a file. */
export function escapeStream(reader: WindowReader, content: Span): AsyncGenerator<Uint8Array> {
	return rewriteLines(reader, content, head => head.end(), true);
}

/** As `unescapeContent`, of a stretch of a file. */
export function unescapeStream(reader: WindowReader, body: Span): AsyncGenerator<Uint8Array> {
	return rewriteLines(reader, body, head => head.startsWithBackslash && head.end(), false);
}

/** A stretch of a file as it is. Rejects where the file has become shorter. */
export async function* plainStream(reader: WindowReader, { from, to }: Span): AsyncGenerator<Uint8Array> {
	for (let offset = from; offset < to; ) {
		const bytes = await readSome(reader, offset, to);
		yield bytes;
		offset += bytes.length;
	}
}

async function* rewriteLines(
	reader: WindowReader,
	{ from, to }: Span,
	applies: (head: ReservedHead) => boolean,
	inserts: boolean,
): AsyncGenerator<Uint8Array> {
	let startsLine = true;
	let endsInReturn = false;
	for (let offset = from; offset < to; ) {
		const bytes = await readSome(reader, offset, to);
		let written = 0;
		let at = 0;
		if (endsInReturn && bytes[0] === 0x0a) at = 1;
		let lineFeed = bytes.indexOf(0x0a, at);
		let carriageReturn = bytes.indexOf(0x0d, at);
		while (at < bytes.length) {
			if (startsLine && mayBeReserved(bytes[at]) && applies(await readHead(reader, bytes, at, offset, to))) {
				if (at > written) yield bytes.subarray(written, at);
				if (inserts) yield backslash;
				written = inserts ? at : at + 1;
			}
			startsLine = false;
			if (lineFeed >= 0 && lineFeed < at) lineFeed = bytes.indexOf(0x0a, at);
			if (carriageReturn >= 0 && carriageReturn < at) carriageReturn = bytes.indexOf(0x0d, at);
			const isReturn = carriageReturn >= 0 && (lineFeed < 0 || carriageReturn < lineFeed);
			if (!isReturn && lineFeed < 0) break;
			at = isReturn ? carriageReturn + (lineFeed === carriageReturn + 1 ? 2 : 1) : lineFeed + 1;
			startsLine = true;
		}
		endsInReturn = bytes[bytes.length - 1] === 0x0d;
		if (written < bytes.length) yield bytes.subarray(written);
		offset += bytes.length;
	}
}

/** Reads the head of the line that starts at `at` in `bytes`, which stand at `offset`, as far ahead as it takes. */
async function readHead(reader: WindowReader, bytes: Uint8Array, at: number, offset: number, to: number): Promise<ReservedHead> {
	const head = new ReservedHead();
	readLineHead(head, bytes, at);
	for (let ahead = offset + bytes.length; head.verdict === undefined && ahead < to; ) {
		const next = await readSome(reader, ahead, to);
		readLineHead(head, next, 0);
		ahead += next.length;
	}
	return head;
}

function readLineHead(head: ReservedHead, bytes: Uint8Array, from: number): void {
	let index = from;
	while (index < bytes.length && head.verdict === undefined) {
		const byte = bytes[index]!;
		if (byte === 0x0a || byte === 0x0d) head.end();
		else head.read(bytes, index, index + 1);
		index++;
	}
}
