import { expect, it } from 'vitest';
import type { LabelledDocument } from '../../../training/entities/corpora.ts';
import { formatTraits, traitsOf } from '../../../training/entities/traits.ts';

const text = 'OKAR opens fair\nIt is in Norvale Harbour Town. Okar came, and so did lund.';
const named = (name: string) => ({ type: 'PER' as const, from: text.indexOf(name), to: text.indexOf(name) + name.length });
const mentions = [named('OKAR'), named('Norvale Harbour Town'), named('Okar'), named('lund')];
const article: LabelledDocument = { set: 'news', number: 0, text, mentions };

it('says what makes a name hard to find', () => {
	expect(mentions.map(mention => traitsOf(article, mention).join(', '))).toEqual([
		'in capitals, named for the first time, in a first line, of one word',
		'with capitals, named for the first time, within a sentence, of three words or more',
		'with capitals, named before, first in a sentence, of one word',
		'in lower case, named for the first time, within a sentence, of one word',
	]);
});

it('says how many of those are found', () => {
	expect(formatTraits([article], () => [named('OKAR'), named('Norvale')])).toContain('    3   33.3  of one word');
});
