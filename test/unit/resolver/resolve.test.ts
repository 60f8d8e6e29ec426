import { describe, expect, test } from 'vitest';
import { unexplainedAcronyms } from '../../../server/core/entities/acronymUses.ts';
import type { NameMention, NameType } from '../../../server/core/entities/recogniser.ts';
import { type ArticleInCorpus, cooccurrence, resolveAcross, timeline } from '../../../server/core/entities/resolver/resolveAcross.ts';
import { resolveMentions } from '../../../server/core/entities/resolver/resolveMentions.ts';

/** `[PER Ada Lund] left.` as a text with its names. */
function marked(source: string): { text: string; names: NameMention[] } {
	let text = '';
	const names: NameMention[] = [];
	let at = 0;
	for (const match of source.matchAll(/\[(PER|ORG|LOC|MISC) ([^\]]+)\]/g)) {
		text += source.slice(at, match.index);
		names.push({ type: match[1] as NameType, span: { from: text.length, to: text.length + (match[2] ?? '').length }, confidence: 0.9 });
		text += match[2];
		at = match.index + match[0].length;
	}
	return { text: text + source.slice(at), names };
}

function resolved(source: string): string[] {
	const { text, names } = marked(source);
	return resolveMentions(text, names).entities.map(entity =>
		[entity.type, entity.name, entity.mentions.length, entity.acronym, entity.descriptor].filter(part => part !== null).join(' | '),
	);
}

describe('within an article', () => {
	const cases: readonly (readonly [source: string, ...entities: string[]])[] = [
		['[PER Ada Lund] spoke. [PER Lund] left. [PER Lund]’s car stood there.', 'PER | Ada Lund | 3'],
		['[PER Ada Lund] met [PER Per Lund]. Then [PER Lund] left.', 'PER | Ada Lund | 1', 'PER | Per Lund | 1', 'PER | Lund | 1'],
		['[PER Björn Åkesson] and [PER Bjorn Akesson] are one.', 'PER | Björn Åkesson | 2'],
		['[PER J. Smith] said. [PER John Smith] left.', 'PER | John Smith | 2'],
		['The [ORG Harbour Safety Board] (HSB) met. The [ORG HSB] agreed.', 'ORG | Harbour Safety Board | 2 | HSB'],
		['Prime Minister [PER Ola Berg] arrived.', 'PER | Ola Berg | 1 | Prime Minister'],
		['[PER Ola Berg], the chief executive of Northfield, agreed.', 'PER | Ola Berg | 1 | chief executive of Northfield'],
		['He met the President of Norland, [PER Ola Berg], in town.', 'PER | Ola Berg | 1 | President of Norland'],
		['[ORG U.N.] and [ORG UN] are one.', 'ORG | U.N. | 2'],
		['[LOC Norland] won. [LOC NORLAND] won.', 'LOC | Norland | 2'],
	];
	test.each(cases)('%s', (source, ...entities) => {
		expect(resolved(source)).toEqual(entities);
	});
});

describe('across articles', () => {
	const article = (key: string, date: string | null, source: string): ArticleInCorpus => {
		const { text, names } = marked(source);
		return { key, date, analysis: resolveMentions(text, names) };
	};
	const articles = [
		article('a', '2025-01-02', 'The [ORG Harbour Safety Board] (HSB) met [PER Ada Lund].'),
		article('b', '2025-01-01', '[ORG HSB] met [PER Ada Lund] in [LOC Norland].'),
		article('c', null, '[PER Lady Ada] slept in [LOC Norland].'),
	];

	test('a bare acronym joins the one expansion that the corpus gives', () => {
		expect(resolveAcross(articles, []).find(({ type }) => type === 'ORG')).toMatchObject({
			name: 'Harbour Safety Board',
			articles: ['a', 'b'],
			mentions: 2,
		});
	});

	test('aliases that a person decided', () => {
		const ada = resolveAcross(articles, [['Ada Lund', 'Lady Ada']]).find(({ name }) => name === 'Ada Lund');
		expect(ada?.articles).toEqual(['a', 'b', 'c']);
	});

	test('what stands beside it, and when', () => {
		const entities = resolveAcross(articles, []);
		const board = entities.find(({ type }) => type === 'ORG');
		expect(cooccurrence(entities, board?.key ?? '')[0]?.[1]).toBe(2);
		expect(timeline(articles, { articles: ['a', 'b', 'c'] })).toEqual([
			['2025-01-01', 1],
			['2025-01-02', 1],
		]);
	});
});

test('acronyms that a text never explains', () => {
	const text =
		'The NHPA said so. HARBOUR REOPENS AFTER NHPA VOTE\nThe Safe Ports Union (SPU) and the SPU agreed with NATO on Part XVI.\nThe NHPA again.';
	expect(unexplainedAcronyms(text).map(({ acronym, spans }) => [acronym, spans.map(({ from, to }) => text.slice(from, to))])).toEqual([
		['NHPA', expect.arrayContaining(['NHPA', 'NHPA'])],
	]);
});
