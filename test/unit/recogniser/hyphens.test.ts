import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../server/core/entities/tokenizer.ts';

const wordsOf = (text: string): string[] => tokenize(text).map(({ from, to }) => text.slice(from, to));

describe('hyphens', () => {
	it.each([
		['the Marland-based firm', ['the', 'Marland', '-', 'based', 'firm']],
		['a U.S.-backed plan', ['a', 'U.S.', '-', 'backed', 'plan']],
		['New Marland-born poets', ['New', 'Marland', '-', 'born', 'poets']],
		['pro-Marland and Anti-Marland', ['pro', '-', 'Marland', 'and', 'Anti', '-', 'Marland']],
		['an ex-Soviet state', ['an', 'ex', '-', 'Soviet', 'state']],
	])('part a name from what is joined to it: %s', (text, words) => {
		expect(wordsOf(text)).toEqual(words);
	});

	it.each([
		'community-based',
		'Ban Ki-moon',
		'Mary-Ann',
		'Nagorno-Karabakh',
		'Baseline-basedly',
		'time-bound',
		'pre-Marland',
		'pro-active',
		'Al-Amari',
	])('keep whole what is one word: %s', text => {
		expect(wordsOf(text)).toEqual(text.split(' '));
	});
});
