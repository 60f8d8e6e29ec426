import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hashText } from '../../../server/core/entities/recogniser/featureHash.ts';
import { loadRecogniser } from '../../../server/core/entities/recogniser.ts';
import { dataFolder, type LabelledDocument } from '../../../training/entities/corpora.ts';
import { findErrors, formatErrors } from '../../../training/entities/errors.ts';
import { writtenLists } from '../../../training/entities/gazetteerLists.ts';
import { readMarkedText } from '../../../training/entities/markedText.ts';
import { withEntitiesSection } from '../../../training/entities/notice.ts';
import { trainModel } from '../../../training/entities/recipe.ts';

const tables = {
	lists: new Map([[1, [hashText('marland'), hashText('harbourtown')]]]),
	clusters: new Map([[3, ['said', 'visited', 'met'].map((word, index) => ({ hash: hashText(word), cluster: index + 1 }))]]),
	coarser: [new Uint16Array(4097).fill(1), new Uint16Array(4097).fill(1), new Uint16Array(4097).fill(1)] as const,
};

/** `[PER Ada Brook] left.` as a labelled document. */
function documentOf(marked: string, number: number): LabelledDocument {
	return { ...readMarkedText(marked, 'made', 'made.txt')[0]!, number };
}

const people = ['Ada Brook', 'Tom Reed', 'Ines Vale', 'Karim Dost', 'Lena Moor'];
const places = ['Marland', 'Harbourtown', 'Eastfield', 'Norvale'];
const bodies = ['Marland Water Board', 'Reed Holdings', 'Harbourtown Council'];
const documents = people.flatMap((person, p) =>
	places.map((place, q) =>
		documentOf(
			`${place} votes today\n[PER ${person}] said on Monday that the [ORG ${bodies[(p + q) % 3]}] met in [LOC ${place}]. The mayor visited [LOC ${place}] with [PER ${person}].`,
			p * places.length + q,
		),
	),
);

describe('a training', () => {
	const packed = trainModel(documents, tables, () => undefined);

	it('gives the same bytes again', () => {
		expect(
			Buffer.compare(
				packed,
				trainModel(documents, tables, () => undefined),
			),
		).toBe(0);
	});

	it('gives other bytes for other documents', () => {
		expect(
			Buffer.compare(
				packed,
				trainModel(documents.slice(1), tables, () => undefined),
			),
		).not.toBe(0);
	});

	it('learns the names that it was shown', () => {
		const text = 'Tom Reed said that the Harbourtown Council met in Norvale.';
		const found = loadRecogniser(packed)
			.recognise(text)
			.map(({ type, span }) => `${type} ${text.slice(span.from, span.to)}`);
		expect(found).toEqual(['PER Tom Reed', 'ORG Harbourtown Council', 'LOC Norvale']);
	});
});

describe('sets with guidelines of their own', () => {
	it('teach what they share, and keep their guidelines to themselves', () => {
		const mayors = (set: string, mark: (person: string) => string): LabelledDocument[] =>
			people.flatMap((person, p) =>
				places.map((place, q) => ({ ...documentOf(`The ${mark(person)} spoke in [LOC ${place}] on Monday.`, p * places.length + q), set })),
			);
		const own = mayors('wikigold', person => `[PER Mayor ${person}]`);
		const packed = trainModel([...mayors('made', person => `Mayor [PER ${person}]`), ...own, ...own], tables, () => undefined);
		const text = 'The Mayor Tom Reed spoke in Norvale on Monday.';
		const found = loadRecogniser(packed)
			.recognise(text)
			.map(({ type, span }) => `${type} ${text.slice(span.from, span.to)}`);
		expect(found).toEqual(['PER Tom Reed', 'LOC Norvale']);
	});
});

describe('a marked text', () => {
	it('has names in place, and a blank line between documents', () => {
		const [first, second] = readMarkedText('[ORG Reed Holdings]\n[PER Ada Brook] left [LOC Marland].\n\nNobody came.\n', 'made', 'made.txt');
		expect(first).toEqual({
			set: 'made',
			number: 0,
			text: 'Reed Holdings\nAda Brook left Marland.',
			mentions: [
				{ from: 0, to: 13, type: 'ORG' },
				{ from: 14, to: 23, type: 'PER' },
				{ from: 29, to: 36, type: 'LOC' },
			],
		});
		expect(second).toEqual({ set: 'made', number: 1, text: 'Nobody came.', mentions: [] });
	});

	it.each(['one\n\n[PERS Ada Brook] left', 'one\n\n[PER Ada Brook left', 'one\n\nAda [the] Brook'])(
		'with another bracket is refused: %j',
		content => {
			expect(() => readMarkedText(content, 'made', 'made.txt')).toThrow(/^made\.txt, document 2: ".+" has a bracket of no mark/);
		},
	);
});

describe('what was written for training', () => {
	const folder = new URL('../../../training/entities/', import.meta.url);

	it.each(readdirSync(new URL('written/', folder)))('%s has marks that hold whole names', file => {
		for (const { text, mentions } of readMarkedText(readFileSync(new URL(`written/${file}`, folder), 'utf8'), 'written', file)) {
			expect(text).not.toMatch(/^\s|\s$/);
			for (const { from, to } of mentions) {
				const around = `${text[from - 1] ?? ' '}${text.slice(from, to)}${text[to] ?? ' '}`;
				expect(around).not.toMatch(/^[\p{L}\p{N}][\p{L}\p{N}]|^.\s|\s.$|[\p{L}\p{N}](?!s)[\p{L}\p{N}]$/u);
			}
		}
	});

	it.each(writtenLists)('the list %s has a name a line, each once', list => {
		const names = readFileSync(new URL(`lists/${list}.txt`, folder), 'utf8')
			.trimEnd()
			.split('\n');
		expect(names.filter(name => name.trim() !== name || name === '' || /[\t()[\]]/.test(name))).toEqual([]);
		expect(new Set(names).size).toBe(names.length);
	});
});

describe('errors by kind', () => {
	it('tells wrong ends, wrong types, misses and inventions apart', () => {
		const document = documentOf('[PER Ada Brook] of [ORG Reed Holdings] flew to [LOC Marland] from [LOC Eastfield] on Monday.', 0);
		const at = (name: string, type: 'PER' | 'ORG' | 'LOC'): { from: number; to: number; type: 'PER' | 'ORG' | 'LOC' } => {
			const from = document.text.indexOf(name);
			return { from, to: from + name.length, type };
		};
		const errors = findErrors([document], () => [at('Brook', 'PER'), at('Reed Holdings', 'PER'), at('Eastfield', 'LOC'), at('Monday', 'ORG')]);
		expect(formatErrors(errors)).toEqual([
			'    1  ends      PER',
			'    1  invented  ORG',
			'    1  missed    LOC',
			'    1  type      ORG>PER',
			'made:0  ends PER  [Ada Brook] [Brook]  …Ada Brook of Reed Holdings flew to Marland from E…',
			'made:0  type ORG>PER  [Reed Holdings] [Reed Holdings]  …Ada Brook of Reed Holdings flew to Marland from Eastfield on Monda…',
			'made:0  missed LOC  [Marland] -  …Ada Brook of Reed Holdings flew to Marland from Eastfield on Monday.…',
			'made:0  invented ORG  - [Monday]  …dings flew to Marland from Eastfield on Monday.…',
		]);
	});
});

describe.skipIf(!existsSync(dataFolder))('the notice', () => {
	const notice = readFileSync(new URL('../../../models/NOTICE.md', import.meta.url), 'utf8');

	it('names every set with its licence and size, and leaves the other sections as they are', () => {
		const trained = [
			{ ...documents[0]!, set: 'wikigold' },
			{ ...documents[1]!, set: 'labelled-news' },
		];
		const written = withEntitiesSection(`# Data\n\n## a.bin\n\nOne.\n\n## entities.bin.gz\n\nOld.\n\n## z.bin\n\nTwo.\n`, trained);
		expect(written.startsWith('# Data\n\n## a.bin\n\nOne.\n\n## entities.bin.gz\n\n')).toBe(true);
		expect(written.endsWith('\n\n## z.bin\n\nTwo.\n')).toBe(true);
		expect(written).not.toContain('Old.');
		expect(written).toMatch(/^\| wikigold \| .*Wikipedia.* \| CC BY-SA.* \| 1 \| 5 \|$/m);
		expect(written).not.toContain('crossner');
		expect(written.match(/^- Global Voices, CC BY 3\.0: https?:\S+$/gm)).toHaveLength(8);
	});

	it('refuses a set whose licence nobody wrote down', () => {
		expect(() => withEntitiesSection(notice, documents)).toThrow('no row for made');
	});

	it('is the shipped one', async () => {
		const { readLabelledDocuments } = await import('../../../training/entities/corpora.ts');
		expect(withEntitiesSection(notice, readLabelledDocuments())).toBe(notice);
	});
});
