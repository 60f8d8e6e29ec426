import { describe, expect, it } from 'vitest';
import type { ArticleAnalysis } from '../../../server/core/articles/article.ts';
import { lineKinds } from '../../../server/core/articles/articleModel.ts';
import { assembleArticles } from '../../../server/core/articles/assembleArticles.ts';
import type { DecidedLine } from '../../../server/core/articles/decideLines.ts';
import { documentCues } from '../../../server/core/articles/documentCues.ts';
import { logicalLines } from '../../../server/core/articles/logicalLines.ts';

function result<T>(steps: Generator<undefined, T>): T {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

/** The kind of a body's second line, or of one below it that has the day, where the model takes it for a date, and for a paragraph next. */
function kindOf(line: string, day = ''): string | undefined {
	const body = `A headline of the harbour\n${day}${line}\n\nThe ferry left the harbour in the morning and came back before the storm did.`;
	const lines = logicalLines(body);
	const placed = result(documentCues(lines));
	const decided = lines.map((logical, at): DecidedLine => {
		const kinds = new Float32Array(lineKinds.length);
		const isAsked = at === 1 || (day !== '' && at === 2);
		kinds[lineKinds.indexOf('date')] = isAsked ? 0.8 : 0;
		kinds[lineKinds.indexOf('headline')] = at === 0 ? 0.9 : 0;
		kinds[lineKinds.indexOf('paragraph')] = at === 0 ? 0.1 : isAsked ? 0.2 : 1;
		return { line: logical, cues: placed[at]!, boundary: at === 0 ? 1 : 0, boundaryByShape: at === 0 ? 1 : 0, kinds, evidence: [] };
	});
	const { articles }: ArticleAnalysis = result(assembleArticles(decided, 0.7, body));
	return articles[0]!.parts.find(({ span }) => body.slice(span.from, span.to) === line)?.kind;
}

describe('a line that looks like a date', () => {
	it.each(['9 August 2025', 'Updated 18-MAR-1987 12:15:36.43', '2025年8月9日', '14:05', '12 Tir 1404', 'Berlin, 3 March 2020 - 14:05'])(
		'is one: %s',
		line => expect(kindOf(line)).toBe('date'),
	);

	it.each([
		['has no number', 'Harbour and ferry'],
		['has amounts', 'Oper net 951,902 vs 987,860'],
		['has a number of five digits', 'Ticket 98450'],
		['ends with a dash', 'LONDON, MARCH 3 -'],
		['is a dateline with its text', 'THE HAGUE, April 9 - Year of results'],
	])('is none where it %s: %s', (_, line) => expect(kindOf(line)).toBe('paragraph'));

	it.each(['Sept 30 end', 'Quarter ends Jan 31'])('is none below the day of publication where its words are about the date: %s', line => {
		expect(kindOf(line)).toBe('date');
		expect(kindOf(line, '9 August 2025\n')).toBe('paragraph');
	});

	it.each(['Updated 10 August 2025', 'Updated Aug 10', 'Aug 10'])('is one below the day of publication: %s', line =>
		expect(kindOf(line, '9 August 2025\n')).toBe('date'),
	);
});
