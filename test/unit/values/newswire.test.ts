import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findAmounts } from '../../../server/core/entities/quantities/findAmounts.ts';
import { findTimes } from '../../../server/core/entities/temporal/findTimes.ts';
import { isTimeMark, type Mark, overlaps, readMarkedSentences, Score, valueAsMarked } from './markedSentences.ts';

interface Scores {
	readonly times: Score;
	readonly amounts: Score;
	readonly money: Score;
}

function score(set: string, wantsLanguage: (language: string) => boolean): Scores {
	const scores = { times: new Score(), amounts: new Score(), money: new Score() };
	for (const { text, marks, ignored, context } of readMarkedSentences(readFileSync(`test/fixtures/values/${set}.txt`, 'utf8'))) {
		if (!wantsLanguage(context.language ?? 'en')) continue;
		const asMark = ({ span, value }: { span: { from: number; to: number }; value: Parameters<typeof valueAsMarked>[0] }): Mark => ({
			...span,
			value: valueAsMarked(value),
		});
		const counted = (mark: Mark): boolean => !ignored.some(other => overlaps(other, mark));
		const isMoney = ({ value }: Mark): boolean => /^(?:[A-Z]{3}|\?) -?[\d.]+$/.test(value);
		const times = findTimes(text, context).map(asMark).filter(counted);
		const amounts = findAmounts(text, context).map(asMark).filter(counted);
		const wanted = marks.filter(mark => !isTimeMark(mark));
		scores.times.add(text, marks.filter(isTimeMark), times);
		scores.amounts.add(text, wanted, amounts);
		scores.money.add(text, wanted.filter(isMoney), amounts.filter(isMoney));
	}
	return scores;
}

function figures({ times, amounts, money }: Scores): string {
	return (
		`${times.gold} times: relaxed F ${times.relaxed.toFixed(1)}, value F ${times.value.toFixed(1)}; ` +
		`${money.gold} sums: exact F ${money.exact.toFixed(1)}; ${amounts.gold} amounts of all kinds: exact F ${amounts.exact.toFixed(1)}`
	);
}

describe.each([
	['English', (language: string) => language === 'en', { relaxed: 90, value: 78, money: 92 }],
	['other languages', (language: string) => language !== 'en', { relaxed: 90, value: 78, money: 92 }],
] as const)('newspapers of many countries, %s', (name, wantsLanguage, least) => {
	test.each(['development', 'unseen'])('%s', set => {
		const scores = score(set, wantsLanguage);
		console.log(`${name}, ${set}: ${figures(scores)}`);
		// The unseen half stays unseen: its mistakes are not printed.
		const mistakes = [...scores.times.mistakes, ...scores.amounts.mistakes];
		if (set === 'development' && mistakes.length > 0) console.log(mistakes.join('\n'));
		expect(scores.times.relaxed).toBeGreaterThan(least.relaxed);
		expect(scores.times.value).toBeGreaterThan(least.value);
		expect(scores.money.exact).toBeGreaterThan(least.money);
	});
});
