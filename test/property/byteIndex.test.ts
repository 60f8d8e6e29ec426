import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteScanner, voteOnBytes } from '../../server/core/corpus/byteScanner.ts';
import { mayBeDelimiter, mayBeDelimiterBytes } from '../../server/core/corpus/candidate.ts';
import { openCorpus } from '../../server/core/corpus/corpusVersion.ts';
import type { DocumentIndex } from '../../server/core/corpus/documentIndex.ts';
import { lineSpans } from '../../server/core/corpus/lines.ts';
import { createText } from '../../server/core/source/chunkedText.ts';
import { corpusLine, corpusText } from './corpusArbitraries.ts';
import { seededRuns } from './seed.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The index of bytes that come in pieces of a size. */
function indexOf(bytes: Uint8Array, pieceBytes: number): DocumentIndex {
	const scanner = new ByteScanner(voteOnBytes(bytes));
	let held = new Uint8Array(0);
	let offset = 0;
	for (let read = 0; read < bytes.length; ) {
		const piece = bytes.subarray(read, read + pieceBytes);
		read += piece.length;
		const joined = new Uint8Array(held.length + piece.length);
		joined.set(held);
		joined.set(piece, held.length);
		const taken = scanner.scan(joined, offset, read === bytes.length);
		offset += taken;
		held = joined.slice(taken);
	}
	return scanner.index(true);
}

function columnsOf({ dialect, count, start, line, flags }: DocumentIndex): unknown {
	return { dialect, start: [...start.subarray(0, count)], line: [...line.subarray(0, count)], flags: [...flags.subarray(0, count)] };
}

const corpusBytes = fc.oneof(
	corpusText.map(text => encoder.encode(text)),
	fc
		.array(
			fc.oneof(
				corpusLine.map(line => encoder.encode(`${line}\n`)),
				fc.uint8Array({ maxLength: 6 }),
			),
			{ maxLength: 20 },
		)
		.map(pieces => {
			const joined: number[] = [];
			for (const piece of pieces) joined.push(...piece);
			return Uint8Array.from(joined);
		}),
);

describe('The index by bytes', () => {
	it('The byte index and the UTF-16 index of a file name the same documents in the same order', () => {
		fc.assert(
			fc.property(corpusBytes, bytes => {
				const byByte = indexOf(bytes, 65_536);
				const corpus = openCorpus('memory:/a.corpus', 1, createText(decoder.decode(bytes)));
				const byUnit = corpus.index;
				expect(byByte.dialect).toEqual(byUnit.dialect);
				expect([...byByte.line.subarray(0, byByte.count)]).toEqual([...byUnit.line.subarray(0, byUnit.count)]);
				expect([...byByte.flags.subarray(0, byByte.count)]).toEqual([...byUnit.flags.subarray(0, byUnit.count)]);
				for (let ordinal = 0; ordinal < byByte.count; ordinal++) {
					const end = ordinal + 1 < byByte.count ? byByte.start[ordinal + 1]! : bytes.length;
					expect(decoder.decode(bytes.subarray(byByte.start[ordinal]!, end))).toBe(corpus.document(ordinal).source());
				}
			}),
			seededRuns(1000),
		);
	});

	it('Chunk boundaries do not matter', () => {
		fc.assert(
			fc.property(corpusBytes, bytes => {
				const whole = columnsOf(indexOf(bytes, 65_536));
				for (const pieceBytes of [1, 7]) expect(columnsOf(indexOf(bytes, pieceBytes))).toEqual(whole);
			}),
			seededRuns(500),
		);
	});

	it('A line that may be a delimiter as text may be one as bytes', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					corpusLine,
					fc.string({ unit: 'binary', maxLength: 40 }),
					fc.tuple(fc.string({ unit: 'grapheme' }), corpusLine).map(pair => pair.join('')),
				),
				text => {
					for (const { from, to } of lineSpans(text)) {
						const line = text.slice(from, to);
						const bytes = encoder.encode(line);
						if (mayBeDelimiter(decoder.decode(bytes))) expect(mayBeDelimiterBytes(bytes, 0, bytes.length)).toBe(true);
					}
				},
			),
			seededRuns(3000),
		);
	});
});
