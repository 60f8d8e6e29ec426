import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../server/core/entities/sentences.ts';
import { tokenize } from '../../../server/core/entities/tokenizer.ts';

const words = (text: string): string[] => tokenize(text).map(({ from, to }) => text.slice(from, to));
const sentences = (text: string): string[] => splitSentences(text).map(({ from, to }) => text.slice(from, to));

/** A text, and its tokens with a space between them. */
const tokenized: readonly (readonly [string, string])[] = [
	["HARBOURTOWN: Marland's minister didn't speak.", "HARBOURTOWN : Marland 's minister did n't speak ."],
	['The U.S.-led force (NATO) left at 12:30 p.m. today', 'The U.S. - led force ( NATO ) left at 12:30 p.m. today'],
	['Mr. J. Doe of Example Motor Co. paid $38.5bn.', 'Mr. J. Doe of Example Motor Co. paid $ 38.5bn .'],
	["O'Neil’s, AT&T's and the unions' shares", "O'Neil ’s , AT&T 's and the unions ' shares"],
	['see https://example.org/a?b=c, or a.b@example.org.', 'see https://example.org/a?b=c , or a.b@example.org .'],
	['@someone #tag_1 1,000.50 5% 2-0 1/2 East/West', '@someone #tag_1 1,000.50 5 % 2-0 1/2 East / West'],
	['The end.Then ... well -- no', 'The end . Then ... well -- no'],
	['Élodie Müller–Schmidt 😀', 'Élodie Müller – Schmidt 😀'],
];

describe('tokenize', () => {
	it.each(tokenized)('cuts %j', (text, expected) => {
		expect(words(text).join(' ')).toBe(expected);
	});

	it('covers everything but white space, in order, for any text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
				let end = 0;
				for (const { from, to } of tokenize(text)) {
					expect(from).toBeGreaterThanOrEqual(end);
					expect(to).toBeGreaterThan(from);
					expect(text.slice(end, from)).toMatch(/^[\s\p{Z}\p{Cc}\p{Cf}\uD800-\uDFFF]*$/u);
					end = to;
				}
			}),
			{ seed: 8, numRuns: 100 },
		);
	});
});

describe('splitSentences', () => {
	it('ends at a period, not at a title or an initial', () => {
		expect(sentences('Gen. A. Rahim spoke. "We won." The crowd left the U.S. The end')).toEqual([
			'Gen. A. Rahim spoke.',
			'"We won."',
			'The crowd left the U.S.',
			'The end',
		]);
	});

	it('ends at a line end', () => {
		expect(sentences('Storm hits coast\nHARBOURTOWN (Wire) - Rain fell')).toEqual(['Storm hits coast', 'HARBOURTOWN (Wire) - Rain fell']);
	});

	it('goes on over the line ends of text wrapped at a fixed width', () => {
		const wrapped = [
			'The minister of the harbour told reporters on Monday that',
			'the new pier of Example Shipping would open before spring',
			'because the works had gone faster than anybody had hoped.',
			'Nobody in the old town had expected so quick a change, he',
			'said, and least of all the fishermen whose boats lie here',
			'in winter.',
		].join('\n');
		expect(sentences(wrapped)).toHaveLength(2);
	});
});
