import fc from 'fast-check';
import type { TextChange } from '../../server/core/source/text.ts';

/** Text with everything that line and chunk arithmetic can trip over. */
export const rawText = fc
	.array(
		fc.oneof(
			{ weight: 6, arbitrary: fc.constantFrom('a', 'bc', ' ', '<<<FILE x>>>', 'é', '漢') },
			{ weight: 6, arbitrary: fc.constantFrom('\n', '\r', '\r\n', '\n\n', '\r\r') },
			{ weight: 2, arbitrary: fc.constantFrom('\u2028', '\u2029', '\u0085', '\v', '\f', '\0', '\ufeff') },
			{ weight: 2, arbitrary: fc.constantFrom('😀', '\ud83d', '\ude00') },
		),
		{ maxLength: 40 },
	)
	.map(pieces => pieces.join(''));

/** A batch of sorted changes that do not overlap, for a text whose length is known only later. */
export const changesOf: fc.Arbitrary<(length: number) => TextChange[]> = fc
	.array(fc.tuple(fc.nat({ max: 1000 }), rawText), { minLength: 1, maxLength: 8 })
	.map(points => (length: number) => {
		const offsets = points.map(([point]) => Math.floor((point / 1000) * length)).sort((a, b) => a - b);
		const changes: TextChange[] = [];
		for (let index = 0; index < offsets.length; index += 2) {
			changes.push({ from: offsets[index]!, to: offsets[index + 1] ?? offsets[index]!, insert: points[index]![1] });
		}
		return changes;
	});

/** The plain way to apply a batch. */
export function applyChanges(content: string, changes: readonly TextChange[]): string {
	for (const change of [...changes].reverse()) content = content.slice(0, change.from) + change.insert + content.slice(change.to);
	return content;
}
