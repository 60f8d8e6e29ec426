import { describe, expect, it } from 'vitest';
import { findDateline } from '../../../server/core/articles/dateline.ts';
import { findQuotations } from '../../../server/core/articles/quotations.ts';
import { datelineForms, noDatelines } from './datelineForms.ts';

/** The paragraph goes on. */
const filler = ' . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .';

describe('datelines', () => {
	it.each([
		['NORTHPORT: The bridge', 'NORTHPORT:', 'NORTHPORT', null],
		['LOUISVILLE, Ky., March 30 - Steel', 'LOUISVILLE, Ky., March 30 -', 'LOUISVILLE, Ky.', null],
		['NEW YORK (AP) — The', 'NEW YORK (AP) —', 'NEW YORK', 'AP'],
		['MOSCOW, Aug 9 (Reuters) - The', 'MOSCOW, Aug 9 (Reuters) -', 'MOSCOW', 'Reuters'],
		['BEIJING, Aug. 9 (Xinhua) -- The', 'BEIJING, Aug. 9 (Xinhua) --', 'BEIJING', 'Xinhua'],
		['МОСКВА, 9 авг — В среду', 'МОСКВА, 9 авг —', 'МОСКВА', null],
		['Taipei, Taiwan — The', 'Taipei, Taiwan —', 'Taipei, Taiwan', null],
		['RIO de JANEIRO: The', 'RIO de JANEIRO:', 'RIO de JANEIRO', null],
		['CHICAGO, Ill.: The', 'CHICAGO, Ill.:', 'CHICAGO, Ill.', null],
		['    LONDON, April 7 - Dealings', 'LONDON, April 7 -', 'LONDON', null],
	])('%s', (paragraph, written, place, agency) => {
		const found = findDateline(paragraph)!;
		expect(paragraph.slice(found.span.from, found.span.to)).toBe(written);
		expect([found.place, found.agency]).toEqual([place, agency]);
	});

	it('are not seen in other openings', () => {
		for (const paragraph of [
			'Note: this is no place',
			'Q: What is it?',
			'UPDATE: Police',
			'Москва — столица России',
			'He said - and meant - it',
			'20 octobre 2012. - Le débat',
			'The plan: build more',
			'PM: No ship was lost',
			'UE : de nouveaux billets',
			'OPEN Awards – the prize of the year',
			'EU Harbour Mayor: five years of work',
			'(AS - in Spanish) The ferry',
			'• 28 May - The ferry stops',
			'',
		]) {
			expect(findDateline(paragraph)).toBeNull();
		}
	});
});

describe('datelines of all scripts', () => {
	it.each(datelineForms)('%s', (paragraph, written, place, date, agency) => {
		const found = findDateline(`${paragraph}${filler}`, true)!;
		expect(paragraph.slice(found.span.from, found.span.to)).toBe(written);
		expect([found.place, found.date && paragraph.slice(found.date.from, found.date.to), found.agency]).toEqual([place, date, agency]);
	});

	it.each(noDatelines)('are not seen in: %s', paragraph => {
		expect(findDateline(`${paragraph}${filler}`, true)).toBeNull();
	});
});

describe('quotations', () => {
	const speakers = (text: string): (string | null)[] =>
		findQuotations(text).map(({ speaker }) => speaker && text.slice(speaker.span.from, speaker.span.to));

	it.each([
		['“We will open the bridge on Friday,” said Anna Lindqvist, the mayor.', ['Anna Lindqvist']],
		['“We will open the bridge on Friday,” Anna Lindqvist said.', ['Anna Lindqvist']],
		['Anna Lindqvist told reporters: “We will open the bridge on Friday.”', ['Anna Lindqvist']],
		['"We will open the bridge," he said.', [null]],
		['« Nous ouvrirons le pont vendredi », a déclaré Anne Dupont.', ['Anne Dupont']],
		['«Мы откроем мост в пятницу», — заявил Иван Петров.', ['Иван Петров']],
	])('%s', (text, expected) => {
		expect(speakers(text)).toEqual(expected);
	});

	it('are no titles and no single words', () => {
		expect(findQuotations('She read “The Old Bridge” and called it “fine”.')).toEqual([]);
	});

	it('may go on in the next paragraph', () => {
		const text = '“We will open the bridge on Friday, and nobody will have to wait.';
		expect(findQuotations(text)).toEqual([{ span: { from: 0, to: text.length }, speaker: null }]);
	});
});
