import { escapeContent, isReservedBytes } from '../../../core/corpus/byteEscape.ts';
import { byteLineSpans, decodeLeniently } from '../../../core/corpus/byteLines.ts';
import { canonicalDialect, type Dialect } from '../../../core/corpus/dialect.ts';
import { dialectName } from '../../../core/corpus/dialectName.ts';
import { escapePieces } from '../../../core/corpus/escapePieces.ts';
import { type AttributeValue, escapesBodies, isWritable, renderEnd } from '../../../core/corpus/render.ts';
import { readStrict } from '../../../core/corpus/strictReader.ts';
import { type StreamedCorpus, unpackSource } from '../../../core/corpus/unpackSource.ts';
import { openingOf } from '../../../core/corpus/writer.ts';
import type { ByteSource } from '../../../core/source/byteSource.ts';
import { UsageError } from '../../exitCode.ts';
import type { ByteSink } from '../../streams/byteSink.ts';
import { printable } from '../../terminal.ts';
import { type Entry, readContent } from '../entry.ts';
import type { FileReader, FileWriter, Form, ReadOptions } from '../form.ts';

/** Corpora of any dialect in; canonical ones out. */
export const corpusForm: Form = {
	id: 'corpus',
	title: 'a corpus; any dialect is read, the canonical one is written',
	extensions: ['.corpus', '.corpus.txt'],
	reader: readCorpus,
	writer: dialectWriter(canonicalDialect),
};

/** Corpora in one dialect out, named as `corpus outline` names it. */
export function dialectForm(dialect: Dialect): Form {
	return { id: dialectName(dialect), title: 'a corpus', extensions: ['.corpus'], reader: readCorpus, writer: dialectWriter(dialect) };
}

/** No more reasons than this are told one by one. */
const maximumReasons = 20;

async function* readCorpus(source: ByteSource, path: string, options: ReadOptions): ReturnType<FileReader> {
	const corpus = await openCorpus(source, path, options);
	const outside = corpus.outside.reduce((sum, { from, to }) => sum + to - from, 0);
	options.losses.add('{amount} bytes that belong to no document are left out.', outside);
	for (const document of corpus.documents) {
		const { name, attributes, body } = document;
		yield {
			name,
			attributes,
			content: {
				pieces: () => corpus.contentOf(document),
				async lastByte() {
					let last: number | undefined;
					for await (const piece of corpus.bytesOf({ from: Math.max(body.from, body.to - 1), to: body.to })) last = piece[0];
					return last;
				},
			},
		};
	}
}

const opened = new WeakMap<ByteSource, StreamedCorpus>();

async function openCorpus(source: ByteSource, path: string, options: ReadOptions): Promise<StreamedCorpus> {
	const known = opened.get(source);
	if (known) return known;
	const { recover, newlineBeforeEnd, onProgress } = options;
	const read = await unpackSource(source, { recover, newlineBeforeEnd, onProgress });
	if (!read.ok) {
		const told = read.error
			.slice(0, maximumReasons)
			.map(({ line, rule, message }) => printable(`${path}:${line === undefined ? '' : `${line + 1}:`} ${rule}: ${message}`));
		if (read.error.length > maximumReasons) told.push(`... and ${read.error.length - maximumReasons} more.`);
		throw new UsageError(`${told.join('\n')}\nMend it ("corpus check --fix"), or give --recover to take it as it is.`);
	}
	const corpus = read.value;
	if (corpus.documents.length === 0 && corpus.size > 0)
		throw new UsageError(`${path}: it has no documents; if it is no corpus, say with --from what it is.`);
	options.losses.add('{amount} faults were passed over, as --recover asks.', corpus.recovered.length);
	opened.set(source, corpus);
	return corpus;
}

function dialectWriter(dialect: Dialect): FileWriter {
	return async (entries, sink, { proof }) => {
		for await (const entry of entries) {
			if (isWritable(dialect)) await writeEscaped(proof.tee(entry), sink, dialect);
			else {
				const content = await readContent(entry);
				const attributes = await writeVerbatim(entry, content, sink, dialect);
				proof.expect(entry.name, attributes, content);
			}
		}
	};
}

async function writeEscaped({ name, attributes, content }: Entry, sink: ByteSink, dialect: Dialect): Promise<void> {
	const { opener, closing } = openingOf(name, attributes, await content.lastByte(), dialect);
	await sink.write(opener);
	for await (const piece of escapePieces(content.pieces())) await sink.write(piece);
	await sink.write(closing);
}

/** Answers the attributes that were written. */
async function writeVerbatim({ name, attributes }: Entry, content: Uint8Array, sink: ByteSink, dialect: Dialect): Promise<readonly AttributeValue[]> {
	if (!escapesBodies(dialect)) refuseDelimiters(name, content, dialect);
	const last = content.at(-1);
	const beforeLast = content.at(content.at(-2) === 0x0d && last === 0x0a ? -3 : -2);
	const isLineEnd = (byte: number | undefined): boolean => byte === 0x0a || byte === 0x0d;
	// Where most documents end in a blank line, readers take the line end before a marker for the marker's own, unless a size says otherwise.
	const isDoubtful = isLineEnd(last) && (content.length === 1 || isLineEnd(beforeLast) || content.length === 2);
	const declares = attributes.some(({ key }) => key === 'bytes');
	const written = isDoubtful && !declares ? [...attributes, { key: 'bytes', value: String(content.length) }] : attributes;
	const { opener, closing } = openingOf(name, written, last, dialect);
	await sink.write(opener);
	if (escapesBodies(dialect)) for (const piece of escapeContent(content)) await sink.write(piece);
	else await sink.write(content);
	await sink.write(closing);
	const end = renderEnd(dialect, name);
	if (end !== '') await sink.write(`${end}\n`);
	return written;
}

function refuseDelimiters(name: string, content: Uint8Array, dialect: Dialect): void {
	let line = 0;
	for (const span of byteLineSpans(content)) {
		line++;
		const isWrappedEnd = dialect.wrapped && (content[span.from] === 0x3e || content[span.from] === 0x46);
		const isTaken =
			isReservedBytes(content, span) || (isWrappedEnd && readStrict(decodeLeniently(content, span.from, span.to), dialect) !== undefined);
		if (isTaken)
			throw new UsageError(
				`${printable(name)}, line ${line} of its content, would be read as a delimiter, and bodies of this dialect cannot escape it. Convert to the canonical dialect.`,
			);
	}
}
