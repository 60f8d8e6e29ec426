import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createText } from '../../server/core/source/chunkedText.ts';
import type { Text } from '../../server/core/source/text.ts';
import { seededRuns } from './seed.ts';
import { applyChanges, changesOf, rawText } from './textArbitraries.ts';

/** What a text says, whatever it is made of. */
function reading(text: Text): unknown {
	const lines = Array.from({ length: text.lineCount }, (_, line) => [text.lineStart(line), text.lineEnd(line)]);
	const positions = Array.from({ length: text.length + 1 }, (_, offset) => [text.lineAt(offset), text.positionAt(offset)]);
	return { length: text.length, content: text.slice(0), lines, positions };
}

describe('Text', () => {
	it('Chunk boundaries do not matter', () => {
		fc.assert(
			fc.property(rawText, content => {
				const whole = reading(createText(content, 65_536));
				for (const chunkUnits of [1, 2, 7, 64]) expect(reading(createText(content, chunkUnits))).toEqual(whole);
			}),
			seededRuns(300),
		);
	});

	it('Incremental equals full', () => {
		fc.assert(
			fc.property(rawText, fc.array(changesOf, { maxLength: 6 }), fc.constantFrom(1, 2, 7, 64, 65_536), (content, batches, chunkUnits) => {
				let text = createText(content, chunkUnits);
				for (const makeChanges of batches) {
					const changes = makeChanges(content.length);
					content = applyChanges(content, changes);
					text = text.edit(changes);
					expect(reading(text)).toEqual(reading(createText(content)));
				}
			}),
			seededRuns(500),
		);
	});

	it('A snapshot never changes: a version keeps what it said while others are made from it', () => {
		fc.assert(
			fc.property(rawText, changesOf, (content, makeChanges) => {
				const text = createText(content, 7);
				const before = reading(text);
				text.edit(makeChanges(content.length));
				expect(reading(text)).toEqual(before);
			}),
			seededRuns(200),
		);
	});

	it('Positions are converted in one place; columns are UTF-16; a lone CR ends a line, as in LSP', () => {
		fc.assert(
			fc.property(rawText, content => {
				const text = createText(content, 7);
				const lines = content.split(/\r\n|\n|\r/);
				expect(text.lineCount).toBe(lines.length);
				lines.forEach((line, number) => {
					expect(text.slice(text.lineStart(number), text.lineEnd(number))).toBe(line);
					for (let character = 0; character <= line.length; character++) {
						const offset = text.offsetAt({ line: number, character });
						expect(text.positionAt(offset)).toEqual({ line: number, character });
					}
					expect(text.offsetAt({ line: number, character: line.length + 5 })).toBe(text.lineEnd(number));
				});
			}),
			seededRuns(300),
		);
	});
});
