import { describe, expect, test, vi } from 'vitest';
import { unexplainedAcronyms } from '../../../server/core/entities/acronymUses.ts';
import { createNameCollector, namesByAliases } from '../../../server/core/entities/resolver/namesAcross.ts';
import { resolveMentions } from '../../../server/core/entities/resolver/resolveMentions.ts';
import { marked } from '../features/markedNames.ts';

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
		['[LOC NORLAND], Aug 9 - It rains in [LOC Norland].', 'LOC | Norland | 2'],
		['[PER J. Smith] said. [PER John Smith] left.', 'PER | John Smith | 2'],
		['The [ORG Harbour Safety Board] (HSB) met. The [ORG HSB] agreed.', 'ORG | Harbour Safety Board | 2 | HSB'],
		['The [ORG HSB] met. The [ORG Harbour Safety Board] agreed.', 'ORG | Harbour Safety Board | 2 | HSB'],
		[
			'The [ORG HSB] met the [ORG Harbour Safety Board] and the [ORG Hill Sports Board].',
			'ORG | HSB | 1',
			'ORG | Harbour Safety Board | 1',
			'ORG | Hill Sports Board | 1',
		],
		['Prime Minister [PER Ola Berg] arrived.', 'PER | Ola Berg | 1 | Prime Minister'],
		['[PER Ola Berg], the chief executive of Northfield, agreed.', 'PER | Ola Berg | 1 | chief executive of Northfield'],
		['He met the President of Norland, [PER Ola Berg], in town.', 'PER | Ola Berg | 1 | President of Norland'],
		['[ORG U.N.] and [ORG UN] are one.', 'ORG | U.N. | 2'],
		['[LOC Norland] won. [LOC NORLAND] won.', 'LOC | Norland | 2'],
	];
	test.each(cases)('%s', (source, ...entities) => {
		expect(resolved(source)).toEqual(entities);
	});

	test('a family of many, each named by the last name too, is not compared each with each', () => {
		/** How often a name is cut into its words: a comparison of two names cuts both. */
		const cuts = (size: number): number => {
			const letters = (number: number): string =>
				[...number.toString(26)].map(digit => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('');
			const persons = Array.from({ length: size }, (_, number) => `[PER X${letters(number)} Lund] met [PER Lund].`);
			const { text, names } = marked(persons.join(' '));
			const split = vi.spyOn(String.prototype, 'split');
			try {
				expect(resolveMentions(text, names).entities.length).toBe(size + 1);
				return split.mock.calls.length;
			} finally {
				split.mockRestore();
			}
		};
		expect(cuts(600)).toBeLessThan(2.1 * cuts(300));
	});
});

describe('across articles', () => {
	/** For each article, what its entities are called, with a number for each key in order. */
	function joined(articles: readonly string[], aliases: readonly (readonly string[])[] = []): string[][] {
		const analyses = articles.map(source => {
			const { text, names } = marked(source);
			return resolveMentions(text, names);
		});
		const collector = createNameCollector(aliases);
		for (const analysis of analyses) collector.add(analysis);
		const names = collector.names();
		const numbers = new Map<string, number>();
		return analyses.map(({ entities }) =>
			entities.map(entity => {
				const key = names.keyOf(entity);
				if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
				return `${entity.name} ${numbers.get(key)}`;
			}),
		);
	}

	const cases: readonly (readonly [why: string, articles: readonly string[], joined: readonly (readonly string[])[]])[] = [
		['a bare acronym joins its expansion', ['The [ORG Harbour Safety Board] (HSB) met.', '[ORG HSB] met.'], [['Harbour Safety Board 1'], ['HSB 1']]],
		[
			'an acronym of two bodies joins neither',
			['The [ORG Harbour Safety Board] (HSB) met.', 'The [ORG Hill Sports Board] (HSB) met.', '[ORG HSB] met.'],
			[['Harbour Safety Board 1'], ['Hill Sports Board 2'], ['HSB 3']],
		],
		['a last name joins the one person who has it', ['[PER Ada Lund] left.', '[PER Lund] stayed.'], [['Ada Lund 1'], ['Lund 1']]],
		[
			'a last name that two people share joins neither',
			['[PER Ada Lund] left.', '[PER Per Lund] left.', '[PER Lund] stayed.'],
			[['Ada Lund 1'], ['Per Lund 2'], ['Lund 3']],
		],
		['a shorter form joins the full name', ['[PER Bilal bin Saqib] left.', '[PER Bilal Saqib] left.'], [['Bilal bin Saqib 1'], ['Bilal Saqib 1']]],
		['accents, case and titles make no difference', ['[PER Björn Åkesson]', '[PER BJORN AKESSON]'], [['Björn Åkesson 1'], ['BJORN AKESSON 1']]],
		['a full name has one type', ['[ORG North Bridge] [ORG North Bridge]', '[LOC North Bridge]'], [['North Bridge 1'], ['North Bridge 1']]],
		['a single word may be two things', ['[LOC Victoria] is wide.', '[PER Victoria] is tall.'], [['Victoria 1'], ['Victoria 2']]],
	];
	test.each(cases)('%s', (_, articles, expected) => {
		expect(joined(articles)).toEqual(expected);
	});

	test('what a person decided comes first: across types, transitive, and for an acronym and its expansion alike', () => {
		const articles = [
			'[PER Ada Lund] met the [ORG Harbour Safety Board] (HSB).',
			'[ORG Nan Borg] met [PER HSB].',
			'[MISC A. L.] of the [ORG Board].',
		];
		const aliases = [
			['Ada Lund', 'Nan Borg'],
			['Nan Borg', 'A. L.'],
			['Board', 'Harbour Safety Board'],
		];
		expect(joined(articles, aliases)).toEqual([
			['Ada Lund 1', 'Harbour Safety Board 2'],
			['Nan Borg 1', 'HSB 2'],
			['A. L. 1', 'Board 2'],
		]);
		const names = namesByAliases(aliases);
		expect(names.chosenName(names.keyOf({ type: 'PER', name: 'A. L.', aliases: [], acronym: null }))).toBe('Ada Lund');
		expect(names.chosenName(names.keyOf({ type: 'PER', name: 'Someone Else', aliases: [], acronym: null }))).toBeUndefined();
	});
});

test('acronyms that a text never explains', () => {
	const text =
		'The NHPA said so. HARBOUR REOPENS AFTER NHPA VOTE\nThe Safe Ports Union (SPU) and the SPU agreed with NATO on Part XVI.\nThe NHPA again.';
	expect(unexplainedAcronyms(text).map(({ acronym, spans }) => [acronym, spans.map(({ from, to }) => text.slice(from, to))])).toEqual([
		['NHPA', expect.arrayContaining(['NHPA', 'NHPA'])],
	]);
});
