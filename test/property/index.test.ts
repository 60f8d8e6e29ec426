import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Corpus } from '../../server/core/corpus/corpus.ts';
import { editCorpus, openCorpus, verifyCorpus } from '../../server/core/corpus/corpusVersion.ts';
import { DocumentColumn } from '../../server/core/corpus/documentColumn.ts';
import { createText } from '../../server/core/source/chunkedText.ts';
import { corpusChanges, corpusText } from './corpusArbitraries.ts';
import { seededRuns } from './seed.ts';
import { applyChanges } from './textArbitraries.ts';

function open(content: string, chunkUnits?: number): Corpus {
	return openCorpus('memory:/a.corpus', 1, createText(content, chunkUnits));
}

/** All that an index says, and what each document holds. */
function reading(corpus: Corpus): unknown {
	const { dialect, count, start, line, flags } = corpus.index;
	const documents = Array.from({ length: count }, (_, ordinal) => {
		const document = corpus.document(ordinal);
		return [start[ordinal], line[ordinal], flags[ordinal], document.source(), document.parsed().value.name, document.line, document.span];
	});
	return { dialect, preamble: corpus.preamble, documents };
}

describe('DocumentIndex', () => {
	it('Incremental equals full', () => {
		fc.assert(
			fc.property(
				corpusText,
				fc.array(corpusChanges, { minLength: 1, maxLength: 6 }),
				fc.constantFrom(1, 7, 65_536),
				(content, batches, chunkUnits) => {
					let corpus = open(content, chunkUnits);
					reading(corpus);
					batches.forEach((makeChanges, batch) => {
						const changes = makeChanges(content.length);
						content = applyChanges(content, changes);
						corpus = editCorpus(corpus, batch + 2, changes);
						expect(verifyCorpus(corpus)).toBeUndefined();
						expect(reading(corpus)).toEqual(reading(open(content)));
					});
				},
			),
			seededRuns(600),
		);
	});

	it('Chunk boundaries do not matter', () => {
		fc.assert(
			fc.property(corpusText, content => {
				const whole = reading(open(content, 65_536));
				for (const chunkUnits of [1, 7]) expect(reading(open(content, chunkUnits))).toEqual(whole);
			}),
			seededRuns(300),
		);
	});

	it('Parsing never fails', () => {
		fc.assert(
			fc.property(fc.oneof(corpusText, fc.string({ unit: 'binary', maxLength: 300 }), fc.uint8Array({ maxLength: 300 })), content => {
				const corpus = open(typeof content === 'string' ? content : new TextDecoder().decode(content));
				for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
					const { value, problems } = corpus.document(ordinal).parsed();
					expect(value.body.from).toBeLessThanOrEqual(value.body.to);
					expect(Array.isArray(problems)).toBe(true);
				}
			}),
			seededRuns(500),
		);
	});

	it('A snapshot never changes', () => {
		fc.assert(
			fc.property(corpusText, corpusChanges, (content, makeChanges) => {
				const corpus = open(content, 7);
				const before = reading(corpus);
				reading(editCorpus(corpus, 2, makeChanges(content.length)));
				expect(reading(corpus)).toEqual(before);
			}),
			seededRuns(300),
		);
	});

	it('What was learnt about a document is what its text says, whatever was edited elsewhere', () => {
		const key = Symbol('source');
		fc.assert(
			fc.property(corpusText, fc.array(corpusChanges, { minLength: 1, maxLength: 4 }), (content, batches) => {
				let corpus = open(content);
				for (const [batch, makeChanges] of batches.entries()) {
					for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
						const document = corpus.document(ordinal);
						expect(document.memo(key, () => document.source())).toBe(document.source());
					}
					corpus = editCorpus(corpus, batch + 2, makeChanges(corpus.text.length));
				}
			}),
			seededRuns(300),
		);
	});
});

describe('A column of values', () => {
	it('carried through any edits holds the values of the text as it is, and looks at nothing but what they touched', () => {
		fc.assert(
			fc.property(corpusText, fc.array(corpusChanges, { minLength: 1, maxLength: 6 }), (content, batches) => {
				const column = new DocumentColumn<string>();
				const fill = (of: Corpus): { readonly values: readonly string[]; readonly looked: number } => {
					const draft = column.draft(of);
					for (let ordinal = draft.from; ordinal < draft.to; ordinal++) draft.values[ordinal] = of.document(ordinal).source();
					column.keep(draft);
					return { values: draft.values, looked: draft.to - draft.from };
				};
				const sources = (of: Corpus): string[] => Array.from({ length: of.index.count }, (_, ordinal) => of.document(ordinal).source());
				let corpus = open(content);
				fill(corpus);
				batches.forEach((makeChanges, batch) => {
					const before = { corpus, sources: sources(corpus) };
					const changes = makeChanges(content.length);
					content = applyChanges(content, changes);
					corpus = editCorpus(corpus, batch + 2, changes);
					const { values, looked } = fill(corpus);
					expect(values).toEqual(sources(corpus));
					if (changes.length === 0 && corpus.lineage === before.corpus.lineage) expect(looked).toBe(0);
					expect(fill(corpus).looked).toBe(0);
					// A request may still read an old version.
					expect(fill(before.corpus).values).toEqual(before.sources);
				});
			}),
			seededRuns(300),
		);
	});

	it('looks at the one document that an edit touches', () => {
		const column = new DocumentColumn<string>();
		const corpus = open('<<<FILE a>>>\nOne\n<<<FILE b>>>\nTwo\n<<<FILE c>>>\nThree\n');
		const draft = column.draft(corpus);
		for (let ordinal = 0; ordinal < 3; ordinal++) draft.values[ordinal] = corpus.document(ordinal).source();
		column.keep(draft);
		const edited = editCorpus(corpus, 2, [{ from: 32, to: 32, insert: '\n<<<FILE new>>>\n' }]);
		expect(column.draft(edited)).toMatchObject({ from: 1, to: 3 });
		expect(column.draft(edited).values[3]).toBe('<<<FILE c>>>\nThree\n');
	});

	it('is worked out anew where its basis is another one', () => {
		const column = new DocumentColumn<number>();
		const corpus = open('<<<FILE a>>>\n<<<FILE b>>>\n');
		const draft = column.draft(corpus, [1]);
		draft.values.fill(1);
		column.keep(draft);
		expect(column.draft(corpus, [1])).toMatchObject({ from: 2, to: 2, values: [1, 1] });
		expect(column.draft(corpus, [2])).toMatchObject({ from: 0, to: 2 });
	});
});
