import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteScanner, voteOnBytes } from '../../server/core/corpus/byteScanner.ts';
import { openCorpus } from '../../server/core/corpus/corpusVersion.ts';
import { createPlainKernel, createWebAssemblyKernel, type LineKernel, windowBytes, windowOffset } from '../../server/core/corpus/lineKernel.ts';
import { createText } from '../../server/core/source/chunkedText.ts';
import { corpusLine } from './corpusArbitraries.ts';
import { seededRuns } from './seed.ts';

const encoder = new TextEncoder();
const plain = createPlainKernel();
const fast = createWebAssemblyKernel();

function answerOf(kernel: LineKernel, bytes: Uint8Array, line: number): unknown {
	kernel.window.set(bytes);
	kernel.find(bytes.length, line);
	const found = [...kernel.found.subarray(0, kernel.count * 3)].map((value, index) => (index % 3 === 2 ? value : value - windowOffset(kernel)));
	return { found, taken: kernel.taken, line: kernel.line };
}

/** Bytes among which line ends and brackets are frequent, and lengths around those of a step. */
const windowOf = fc.oneof(
	fc.array(fc.constantFrom(10, 13, 60, 62, 32, 97, 0, 0x7f, 0xe2, 0xff), { maxLength: 200 }).map(bytes => Uint8Array.from(bytes)),
	fc.tuple(fc.array(corpusLine, { maxLength: 12 }), fc.constantFrom('\n', '\r\n', '\r')).map(([lines, end]) => encoder.encode(lines.join(end))),
);

describe('The kernel in WebAssembly', () => {
	it('says what the plain one says', () => {
		fc.assert(
			fc.property(windowOf, fc.nat({ max: 1_000_000 }), (bytes, line) => {
				expect(answerOf(fast, bytes, line)).toEqual(answerOf(plain, bytes, line));
			}),
			seededRuns(3000),
		);
	});

	it('stops where it has found as much as there is room for, as the plain one does', () => {
		for (const lines of ['<\n', '>\r\n', '<a\n\n']) {
			const bytes = encoder.encode(lines.repeat(30_000)).subarray(0, windowBytes);
			const answer = answerOf(fast, bytes, 7);
			expect(answer).toEqual(answerOf(plain, bytes, 7));
			expect(answer).toHaveProperty('found.length', 4096 * 3);
		}
	});

	it('finds documents on either side of any window, as a scan of the text does', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.nat({ max: 3 * windowBytes }), corpusLine, fc.constantFrom('\n', '\r\n', '\r')), { minLength: 1, maxLength: 6 }),
				pieces => {
					const text = pieces.map(([size, line, end]) => `${'x'.repeat(size)}${end}${line}${end}`).join('');
					const bytes = encoder.encode(text);
					const scanner = new ByteScanner(voteOnBytes(bytes));
					expect(scanner.scan(bytes, 0, true)).toBe(bytes.length);
					const found = scanner.index(true);
					const { index } = openCorpus('memory:/a.corpus', 1, createText(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)));
					expect([...found.line.subarray(0, found.count)]).toEqual([...index.line.subarray(0, index.count)]);
					expect([...found.flags.subarray(0, found.count)]).toEqual([...index.flags.subarray(0, index.count)]);
				},
			),
			seededRuns(60),
		);
	});
});
