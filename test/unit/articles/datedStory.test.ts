import { describe, expect, it } from 'vitest';
import { headsDatedStory } from '../../../server/core/articles/datedStory.ts';
import { documentCues } from '../../../server/core/articles/documentCues.ts';
import { logicalLines } from '../../../server/core/articles/logicalLines.ts';
import { runSteps } from '../../../server/core/util/steps.ts';

const paragraph = 'The council met for two hours and put the matter off until the autumn, as it has done in each of the last five years.';
const dated = 'NORTHPORT, Aug 9 - The harbour of Northport opened again on Saturday, two weeks after the storm had filled it with sand.';

/** The lines that head a dated story, where all stand below a paragraph. */
function heads(...lines: string[]): string[] {
	const all = logicalLines([paragraph, ...lines].join('\n\n'));
	const placed = runSteps(documentCues(all));
	return all.filter((_, at) => headsDatedStory(all, placed, at)).map(({ text }) => text);
}

describe('a headline above a dateline with a date', () => {
	it.each([
		['in capitals', 'HARBOUR OPENS AFTER STORM', dated],
		[
			'above an agency',
			'Harbour opens',
			'Northport, 9 Aug (Reuters) - The harbour of Northport opened again on Saturday, two weeks after the storm.',
		],
		['in Russian', 'Порт открыт', 'МОСКВА, 9 августа. /ТАСС/. Порт открылся в субботу, через две недели после шторма, который занёс его песком.'],
	])('%s', (_, headline, story) => {
		expect(heads(headline, story)).toEqual([headline]);
	});

	it.each([
		[
			'a dateline without a date',
			'Harbour opens',
			'NORTHPORT - The harbour of Northport opened again on Saturday, two weeks after the storm had filled it.',
		],
		['a sentence', 'The harbour opens.', dated],
		[
			'a date in the paragraph',
			'Harbour opens',
			'The harbour of Northport, shut on August 9 - two weeks before the storm - opened again on Saturday at noon.',
		],
		['nothing', 'Harbour opens'],
	])('and no line above %s', (_, ...lines) => {
		expect(heads(...lines)).toEqual([]);
	});
});
