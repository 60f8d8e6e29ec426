import type { Corpus } from '../../core/corpus/corpus.ts';
import { openCorpusPart } from '../../core/corpus/corpusVersion.ts';
import type { Dialect } from '../../core/corpus/dialect.ts';
import type { ContentFacts, DiskFacts } from '../../core/corpus/diskFacts.ts';
import { readDiskFacts } from '../../core/corpus/readDiskFacts.ts';
import { createTextOfPieces } from '../../core/source/chunkedText.ts';
import { decodePieces } from '../../core/source/encoding.ts';
import type { Span } from '../../core/source/span.ts';
import type { Text } from '../../core/source/text.ts';

/** A stretch of a corpus that is held as text: some documents that follow each other. */
export interface SectionCorpus {
	readonly corpus: Corpus;
	/** How many lines of the text stand before the stretch: 1 where it is not the file's start, so that no document looks like a file's first. */
	readonly extraLines: 0 | 1;
}

/** What a section is made of. Offsets in bytes of the file. */
export interface SectionBytes {
	readonly bytes: Uint8Array;
	readonly from: number;
	/** Where its documents start. */
	readonly starts: readonly number[];
}

/**
 * Opens a section. One that does not begin the file gets an empty line in front: rules then see its first document as what it is, one in the
 * midst of a corpus.
 */
export function openSection(
	path: string,
	{ bytes, from, starts }: SectionBytes,
	dialect: Dialect,
	newlineBeforeEnd: 'marker' | 'content',
): SectionCorpus {
	const extraLines = extraLinesBefore(from);
	const hasPreamble = starts[0] !== from;
	const pieces = hasPreamble ? [from, ...starts] : starts;
	const invalidUtf8: { line: number; span: Span }[] = [];
	const contents: (ContentFacts | undefined)[] = [];
	let line: number = extraLines;
	for (const [index, start] of pieces.entries()) {
		const piece = bytes.subarray(start - from, index + 1 < pieces.length ? pieces[index + 1]! - from : bytes.length);
		const facts = readDiskFacts(piece, dialect, newlineBeforeEnd);
		for (const { line: own, span } of facts.invalidUtf8)
			invalidUtf8.push({ line: line + own, span: { from: start + span.from, to: start + span.to } });
		if (!hasPreamble || index > 0) contents.push(facts.contents[0]);
		line += facts.lineEnds.lf + facts.lineEnds.crlf + facts.lineEnds.cr;
	}
	const last = bytes[bytes.length - 1];
	const disk: DiskFacts = {
		byteLength: bytes.length,
		startsWithByteOrderMark: from === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf,
		lineEnds: { lf: 0, crlf: 0, cr: 0, firstOdd: undefined },
		endsWithLineEnd: last === 0x0a || last === 0x0d,
		invalidUtf8,
		contents,
	};
	return { corpus: openCorpusPart(path, sectionText(bytes, from), dialect, disk), extraLines };
}

/** The same without what the bytes say beyond their text, which rules alone ask for. */
export function openSectionText(path: string, { bytes, from }: Pick<SectionBytes, 'bytes' | 'from'>, dialect: Dialect): SectionCorpus {
	return { corpus: openCorpusPart(path, sectionText(bytes, from), dialect), extraLines: extraLinesBefore(from) };
}

function sectionText(bytes: Uint8Array, from: number): Text {
	return createTextOfPieces(sectionPieces(bytes, from));
}

function* sectionPieces(bytes: Uint8Array, from: number): Generator<string> {
	yield '\n'.repeat(extraLinesBefore(from));
	yield* decodePieces(bytes, from === 0);
}

function extraLinesBefore(from: number): 0 | 1 {
	return from === 0 ? 0 : 1;
}
