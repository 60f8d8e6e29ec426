import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { portableName, safeName } from '../../../core/corpus/names.ts';
import type { AttributeValue } from '../../../core/corpus/render.ts';
import type { ByteSource } from '../../../core/source/byteSource.ts';
import { WindowReader } from '../../../core/source/windowReader.ts';
import { UsageError } from '../../exitCode.ts';
import { maximumTextBytes } from '../../files/limits.ts';
import type { FileReader, Form, RawEntry, ReadOptions } from '../form.ts';
import { heldEntry } from './plainEntry.ts';

/**
 * Web archives (ISO 28500): the text records of Common Crawl's WET files (`conversion`) and responses and resources of type text/plain. Read only.
 */
export const warcForm: Form = {
	id: 'warc',
	title: 'text records of a web archive (WARC, WET)',
	extensions: ['.warc', '.wet'],
	reader: readArchive,
};

/** No head of a record is longer, in bytes. */
const longestHead = 1024 * 1024;

async function* readArchive(source: ByteSource, path: string, options: ReadOptions): ReturnType<FileReader> {
	const size = await source.size();
	const reader = new WindowReader(source, Math.min(size, 4 * 1024 * 1024) || 1);
	for (let offset = await skipLineEnds(reader, 0, size); offset < size; offset = await skipLineEnds(reader, offset, size)) {
		const head = await readHead(reader, offset, size, /^WARC\/\d/, path);
		const length = Number(head.fields.get('content-length'));
		const end = head.end + length;
		if (!Number.isInteger(length) || length < 0) throw new UsageError(`${path}: the record at byte ${offset} has no Content-Length.`);
		if (end > size) throw new UsageError(`${path}: the record at byte ${offset} goes on behind the end of the file: the archive was cut off.`);
		const entry = await readRecord(reader, head, end, options);
		if (entry) yield entry;
		offset = end;
		options.onProgress(offset, size);
	}
}

/** The head of a record or of an HTTP response: its first line, its fields by their lower-case names, and where what it heads starts. */
interface Head {
	readonly first: string;
	readonly fields: ReadonlyMap<string, string>;
	readonly end: number;
}

async function readHead(reader: WindowReader, offset: number, to: number, first: RegExp, path: string): Promise<Head> {
	const read = await reader.read(offset, Math.min(longestHead, to - offset));
	const bytes = Buffer.from(read.buffer, read.byteOffset, read.byteLength);
	const crlf = bytes.indexOf('\r\n\r\n');
	const lf = (crlf < 0 ? bytes : bytes.subarray(0, crlf)).indexOf('\n\n');
	const end = crlf >= 0 && (lf < 0 || crlf < lf) ? crlf : lf;
	const text = bytes.toString('utf8', 0, Math.max(0, end));
	if (end < 0 || !first.test(text)) throw new UsageError(`${path}: a record (WARC/1.0) was expected at byte ${offset}.`);
	const [line = '', ...rest] = text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
	const fields = new Map<string, string>();
	for (const each of rest) {
		const colon = each.indexOf(':');
		if (colon > 0) fields.set(each.slice(0, colon).trim().toLowerCase(), each.slice(colon + 1).trim());
	}
	return { first: line, fields, end: offset + end + (end === crlf ? 4 : 2) };
}

async function skipLineEnds(reader: WindowReader, from: number, size: number): Promise<number> {
	let offset = from;
	while (offset < size) {
		const [byte] = await reader.read(offset, 1);
		if (byte !== 0x0a && byte !== 0x0d) break;
		offset++;
	}
	return offset;
}

async function readRecord(reader: WindowReader, { fields, end: from }: Head, to: number, { losses }: ReadOptions): Promise<RawEntry | undefined> {
	const type = fields.get('warc-type') ?? 'unknown';
	let bodyFrom = from;
	let contentType = fields.get('content-type') ?? '';
	let http: Head | undefined;
	if (type === 'response' && /^application\/http/i.test(contentType)) {
		http = await readHead(reader, from, to, /^HTTP\/\d/, '').catch(() => undefined);
		if (!http) {
			losses.add('{amount} responses that are no HTTP are left out.', 1);
			return undefined;
		}
		if (!/^HTTP\/\S+ 200\b/.test(http.first)) {
			losses.add('{amount} responses other than 200 OK are left out.', 1);
			return undefined;
		}
		bodyFrom = http.end;
		contentType = http.fields.get('content-type') ?? '';
	}
	const isText = /^text\/plain\b/i.test(contentType);
	if (!(type === 'conversion' || type === 'response' || type === 'resource') || !isText) {
		losses.add(`{amount} records of other types (${type}${type === 'response' || type === 'resource' ? ', not text/plain' : ''}) are left out.`, 1);
		return undefined;
	}
	if (to - bodyFrom > maximumTextBytes)
		throw new UsageError(`A record at byte ${from} is larger than ${maximumTextBytes / 1024 / 1024} MiB, the most that is read of one.`);
	const body = decodedBody(await reader.read(bodyFrom, to - bodyFrom), http);
	const address = fields.get('warc-target-uri')?.replace(/^<|>$/g, '');
	const attributes: AttributeValue[] = [];
	const add = (key: string, value: string | undefined): void => {
		if (value !== undefined && value !== '') attributes.push({ key, value });
	};
	add('source', address);
	add('date', fields.get('warc-date'));
	add('lang', fields.get('warc-identified-content-language')?.split(',')[0]);
	add('id', fields.get('warc-record-id')?.replace(/^<|>$/g, ''));
	const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1];
	return { ...heldEntry('', attributes, inUtf8(body, charset, losses)), name: address === undefined ? undefined : nameOfAddress(address) };
}

/** A response's body as it was before it was sent: chunks joined, compression undone. */
function decodedBody(bytes: Uint8Array, http: Head | undefined): Uint8Array {
	let body = bytes;
	if (/chunked/i.test(http?.fields.get('transfer-encoding') ?? '')) body = joinChunks(body) ?? body;
	const coding = http?.fields.get('content-encoding')?.toLowerCase() ?? '';
	try {
		if (coding === 'gzip' || coding === 'x-gzip') return gunzipSync(body);
		if (coding === 'deflate') return inflateSync(body);
		if (coding === 'br') return brotliDecompressSync(body);
	} catch {
		// Some archives hold the plain body under the head of a compressed one.
		return body;
	}
	return body;
}

/** Undefined for what is not in chunks, whatever its head says. */
function joinChunks(bytes: Uint8Array): Uint8Array | undefined {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const chunks: Uint8Array[] = [];
	for (let offset = 0; offset < buffer.length; ) {
		const lineEnd = buffer.indexOf('\r\n', offset);
		const size = /^([0-9a-fA-F]{1,8})(?:\s*;.*)?$/.exec(buffer.toString('latin1', offset, Math.max(offset, lineEnd)))?.[1];
		if (lineEnd < 0 || size === undefined) return undefined;
		const length = Number.parseInt(size, 16);
		if (length === 0) return Buffer.concat(chunks);
		chunks.push(buffer.subarray(lineEnd + 2, lineEnd + 2 + length));
		offset = lineEnd + 2 + length + 2;
	}
	return Buffer.concat(chunks);
}

function inUtf8(body: Uint8Array, charset: string | undefined, losses: ReadOptions['losses']): Uint8Array | string {
	if (charset === undefined || /^utf-?8$/i.test(charset)) return body;
	try {
		const text = new TextDecoder(charset).decode(body);
		losses.add('{amount} texts in other character sets became UTF-8.', 1);
		return text;
	} catch {
		losses.add(`{amount} texts are left as bytes: their character set is not known.`, 1);
		return body;
	}
}

/** `https://example.org/news/1.html?x=2` becomes `example.org/news/1.html-x-2.txt`. */
function nameOfAddress(address: string): string {
	const plain = address.replace(/^[a-z][a-z0-9+.-]*:\/*/i, '').replace(/[?#&=]+/g, '-');
	const path = safeName(plain.endsWith('/') ? `${plain}index` : plain);
	return portableName(/\.txt$/i.test(path) ? path : `${path}.txt`);
}
