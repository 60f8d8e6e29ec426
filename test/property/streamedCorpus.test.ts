import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memorySource } from '../../server/cli/streams/spool.ts';
import { escapeContent, isReservedBytes, joinBytes, unescapeContent } from '../../server/core/corpus/byteEscape.ts';
import { detectDialect } from '../../server/core/corpus/detection.ts';
import { isReserved, needsEscape } from '../../server/core/corpus/escape.ts';
import { escapePieces } from '../../server/core/corpus/escapePieces.ts';
import { lineSpans } from '../../server/core/corpus/lines.ts';
import { escapeStream, plainStream, unescapeStream } from '../../server/core/corpus/streamedContent.ts';
import { StrictColumns } from '../../server/core/corpus/strictColumns.ts';
import { readCorpusBytes } from '../../server/core/corpus/strictCorpus.ts';
import { StrictScanner } from '../../server/core/corpus/strictScanner.ts';
import { unpack } from '../../server/core/corpus/unpack.ts';
import { unpackSource } from '../../server/core/corpus/unpackSource.ts';
import { WindowReader } from '../../server/core/source/windowReader.ts';
import { corpusText } from './corpusArbitraries.ts';
import { seededRuns } from './seed.ts';

const lineHead = fc
	.array(
		fc.constantFrom('<', '<<', '<<<', '\\', ' ', '\t', '/', 'FILE', 'end', 'ENDFILE', 'Begin', 'START', 'X', '_', '9', 'é', '\r', '\n', '\r\n'),
		{
			maxLength: 12,
		},
	)
	.map(pieces => pieces.join(''));
const bytes = fc.oneof(lineHead, corpusText).map(text => new TextEncoder().encode(text));
const windowBytes = fc.constantFrom(1, 2, 3, 7, 64);

async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
	const all: Uint8Array[] = [];
	for await (const piece of pieces) all.push(piece);
	return Buffer.concat(all);
}

test('The automaton of reserved lines says what the pattern says.', () => {
	fc.assert(
		fc.property(bytes, content => {
			const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
			for (const span of lineSpans(text)) {
				const line = text.slice(span.from, span.to);
				const alone = new TextEncoder().encode(line);
				const isEscapedByWriter = joinBytes(escapeContent(alone)).length > alone.length;
				expect([line, isReservedBytes(alone, { from: 0, to: alone.length, next: alone.length })]).toEqual([line, isReserved(line)]);
				expect([line, isEscapedByWriter]).toEqual([line, needsEscape(line)]);
			}
		}),
		seededRuns(2000),
	);
});

test('Content that is escaped and unescaped a window at a time is what it is at once.', async () => {
	await fc.assert(
		fc.asyncProperty(bytes, windowBytes, async (content, size) => {
			const reader = (of: Uint8Array): WindowReader => new WindowReader(memorySource(of, 'memory'), size);
			const all = { from: 0, to: content.length };
			expect(Buffer.compare(await joined(escapeStream(reader(content), all)), joinBytes(escapeContent(content)))).toBe(0);
			expect(Buffer.compare(await joined(escapePieces(plainStream(reader(content), all))), joinBytes(escapeContent(content)))).toBe(0);
			expect(Buffer.compare(await joined(unescapeStream(reader(content), all)), joinBytes(unescapeContent(content)))).toBe(0);
		}),
		seededRuns(2000),
	);
});

test('A corpus that is put in piece by piece is read as it is at once.', () => {
	fc.assert(
		fc.property(bytes, fc.integer({ min: 1, max: 40 }), fc.boolean(), (content, step, recover) => {
			const dialect = detectDialect(new TextDecoder().decode(content).split(/\r\n|\n|\r/));
			const scanner = new StrictScanner(dialect, recover, 0, new StrictColumns());
			for (let offset = 0, held = 0; offset + held < content.length; ) {
				held = Math.min(held + step, content.length - offset);
				const taken = scanner.scan(content.subarray(offset, offset + held), offset, offset + held === content.length);
				offset += taken;
				held -= taken;
			}
			const whole = content[0] === 0xef ? undefined : readCorpusBytes(content, dialect, recover);
			const { documents, ...rest } = scanner.finish(content.length);
			if (whole) expect({ documents: [...documents], ...rest }).toEqual(whole);
		}),
		seededRuns(3000),
	);
});

test('A corpus on disk is unpacked as one in memory is: the same documents, contents and refusals.', async () => {
	await fc.assert(
		fc.asyncProperty(bytes, fc.boolean(), async (content, recover) => {
			const inMemory = unpack(content, { recover });
			const streamed = await unpackSource(memorySource(content, 'memory'), { recover });
			expect(streamed.ok).toBe(inMemory.ok);
			if (!inMemory.ok || !streamed.ok) {
				expect(streamed).toEqual(inMemory);
				return;
			}
			const { documents } = streamed.value;
			expect(Array.from(documents, ({ name, attributes, line }) => ({ name, attributes, line }))).toEqual(
				inMemory.value.documents.map(({ name, attributes, line }) => ({ name, attributes, line })),
			);
			for (const [ordinal, document] of [...documents].entries())
				expect(Buffer.compare(await joined(streamed.value.contentOf(document)), inMemory.value.documents[ordinal]!.content())).toBe(0);
			expect(streamed.value.recovered).toEqual(inMemory.value.recovered);
		}),
		seededRuns(2000),
	);
});
