import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleAnalysis } from '../../../server/core/articles/article.ts';
import { createLineCounts, lineKey, lineKeys, sourceOf, withFurniture } from '../../../server/core/articles/boilerplate.ts';
import { editCorpus, openCorpus } from '../../../server/core/corpus/corpusVersion.ts';
import { createLearnedFurniture } from '../../../server/core/features/learnedFurniture.ts';
import { createText } from '../../../server/core/source/chunkedText.ts';
import { createPace, unhurried } from '../../../server/core/util/slices.ts';

const key = (line: string): number => lineKey(line)!;

describe('keys of lines', () => {
	it('are equal for equal lines, blanks at their ends aside, whatever the line ends', () => {
		const keys = [...lineKeys('Follow\r\n  Share this \r\rText of the story.\n\nFollow\u00a0')];
		expect(keys).toEqual([key('Follow'), key('Share this'), key('Text of the story.')]);
	});

	it('are not made for lines without letters, single letters and long text', () => {
		for (const line of ['', ' ', '* * *', 'x', 'word '.repeat(50)]) expect(lineKey(line)).toBeUndefined();
		expect(lineKey('シェア')).toBeDefined();
	});

	it('are of the two ends of a long document', () => {
		const body = Array.from({ length: 2000 }, (_, at) => `line ${at}`).join('\n');
		const keys = lineKeys(body);
		expect(keys).toHaveLength(300);
		expect(keys).toContain(key('line 0'));
		expect(keys).toContain(key('line 1999'));
	});
});

describe('the source of a document', () => {
	it.each([
		['pk/2025/a.txt', null, 'pk'],
		['a.txt', null, ''],
		['pk/a.txt', 'Arab News', 'Arab News'],
	])('%s with %s is %s', (name, attribute, source) => {
		expect(sourceOf(name, attribute)).toBe(source);
	});
});

describe('furniture', () => {
	const count = (documents: readonly string[], source = 'pk', maximumLines = 10_000) => {
		const counts = createLineCounts(maximumLines);
		for (const body of documents) counts.add(source, lineKeys(body));
		return counts;
	};
	const pages = (number: number, withLine: number): string[] =>
		Array.from({ length: number }, (_, at) => `${at < withLine ? 'Follow\n' : ''}Story ${at}\nIts text ${at}.`);

	it('stands in at least five documents', () => {
		expect(count(pages(4, 4)).furniture('pk', key('Follow'))).toBeUndefined();
		expect(count(pages(5, 5)).furniture('pk', key('Follow'))).toEqual({ source: 'pk', count: 5, total: 5 });
	});

	it('stands in at least one in ten documents of its source', () => {
		expect(count(pages(480, 312)).furniture('pk', key('Follow'))).toEqual({ source: 'pk', count: 312, total: 480 });
		expect(count(pages(480, 48)).furniture('pk', key('Follow'))).toBeDefined();
		expect(count(pages(480, 47)).furniture('pk', key('Follow'))).toBeUndefined();
	});

	it('is a matter of each source', () => {
		const counts = count(pages(10, 10));
		for (const body of pages(100, 2)) counts.add('sa', lineKeys(body));
		expect(counts.furniture('pk', key('Follow'))).toBeDefined();
		expect(counts.furniture('sa', key('Follow'))).toBeUndefined();
	});

	it('counts a line once a document', () => {
		expect(count(['Follow\nFollow', 'Follow\nFollow\nFollow']).furniture('pk', key('Follow'))).toBeUndefined();
	});

	it('is found in as little memory as is allowed', () => {
		const counts = createLineCounts(2000);
		for (let at = 0; at < 5000; at++) {
			counts.add(
				'pk',
				lineKeys(`${at % 5 === 0 ? 'Follow\n' : ''}${Array.from({ length: 20 }, (_, line) => `Own line ${at * 20 + line}`).join('\n')}`),
			);
			expect(counts.size).toBeLessThanOrEqual(2000);
		}
		expect(counts.furniture('pk', key('Follow'))!.count).toBeGreaterThan(990);
		expect(counts.furniture('pk', key('Own line 0'))).toBeUndefined();
	});

	it('tells when it changed', () => {
		const counts = createLineCounts(1000);
		const revisions = pages(6, 6).map(body => {
			counts.add('pk', lineKeys(body));
			return counts.revision;
		});
		expect(revisions).toEqual([0, 0, 0, 0, 1, 1]);
	});

	it('after documents went is what it would have been without them', () => {
		const line = fc.constantFrom('Follow', 'Share', 'Print', 'Read more', 'A story', 'Another');
		const documents = fc.array(fc.record({ source: fc.constantFrom('a', 'b'), lines: fc.array(line), stays: fc.boolean() }), { maxLength: 60 });
		fc.assert(
			fc.property(documents, all => {
				const [both, fresh] = [createLineCounts(1000), createLineCounts(1000)];
				for (const { source, lines } of all) both.add(source, lineKeys(lines.join('\n')));
				for (const { source, lines, stays } of all) {
					if (stays) fresh.add(source, lineKeys(lines.join('\n')));
					else both.remove(source, lineKeys(lines.join('\n')));
				}
				expect(both.size).toBe(fresh.size);
				for (const source of ['a', 'b'])
					for (const text of ['Follow', 'Share', 'Print', 'Read more', 'A story', 'Another'])
						expect(both.furniture(source, key(text))).toEqual(fresh.furniture(source, key(text)));
			}),
		);
	});
});

describe('parts', () => {
	const body = 'Follow\nThe bridge is open\nText of it.';
	const part = (kind: 'paragraph' | 'headline', from: number, to: number) => ({ kind, span: { from, to }, value: null, confidence: 0.9 });
	const analysis: ArticleAnalysis = {
		articles: [
			{
				span: { from: 0, to: body.length },
				headline: null,
				headlineSpan: null,
				date: null,
				confidence: 1,
				evidence: [],
				parts: [part('paragraph', 0, 6), part('headline', 7, 25), part('paragraph', 26, 37)],
			},
		],
		possible: [],
	};

	it('that recur are boilerplate, headlines excepted, and nothing else changes', () => {
		const informed = withFurniture(analysis, body, found =>
			found === key('Follow') || found === key('The bridge is open') ? { source: 'pk', count: 9, total: 10 } : undefined,
		);
		expect(informed.articles[0]!.parts.map(({ kind }) => kind)).toEqual(['boilerplate', 'headline', 'paragraph']);
		expect(informed.articles[0]!.parts[0]!.confidence).toBe(0.9);
		expect(informed.articles[0]!.span).toEqual(analysis.articles[0]!.span);
	});

	it('are the very same where nothing recurs', () => {
		expect(withFurniture(analysis, body, () => undefined)).toBe(analysis);
	});
});

describe('furniture of an open corpus', () => {
	const document = (at: number, furniture: string): string => `<<<FILE pk/${at}.txt>>>\nStory ${at}\n${furniture}\nText of story ${at}.\n`;
	const open = (count: number) =>
		openCorpus('memory:/a.corpus.txt', 1, createText(Array.from({ length: count }, (_, at) => document(at, 'Follow')).join('')));

	it('is known once it is counted, and goes with an edit', async () => {
		const furniture = createLearnedFurniture();
		const corpus = open(6);
		expect(furniture.recurrence(corpus.document(0), 'Follow')).toBeUndefined();
		await furniture.update(corpus, unhurried);
		expect(furniture.recurrence(corpus.document(0), ' Follow ')).toEqual({ source: 'pk', count: 6, total: 6 });
		const at = corpus.text.slice(0).indexOf('Follow');
		const edited = editCorpus(corpus, 2, [{ from: at, to: at + 6, insert: 'Fellow' }]);
		await furniture.update(edited, unhurried);
		expect(furniture.recurrence(edited.document(0), 'Follow')).toEqual({ source: 'pk', count: 5, total: 6 });
		const shorter = editCorpus(edited, 3, [{ from: edited.document(4).span.from, to: edited.text.length, insert: '' }]);
		await furniture.update(shorter, unhurried);
		expect(furniture.recurrence(shorter.document(1), 'Follow')).toBeUndefined();
	});

	it('reads the edited document alone again', async () => {
		const furniture = createLearnedFurniture();
		const corpus = open(50);
		await furniture.update(corpus, unhurried);
		const edited = editCorpus(corpus, 2, [{ from: corpus.document(20).span.to - 1, to: corpus.document(20).span.to - 1, insert: ' More.' }]);
		const read: number[] = [];
		const watched = new Proxy(edited, {
			get: (target, property) =>
				property === 'document'
					? (ordinal: number) => {
							read.push(ordinal);
							return target.document(ordinal);
						}
					: Reflect.get(target, property),
		});
		await furniture.update(watched, unhurried);
		expect(read).toEqual([20]);
		expect(furniture.recurrence(edited.document(20), 'Follow')).toEqual({ source: 'pk', count: 50, total: 50 });
	});

	it('gives way, and goes on where it was stopped', async () => {
		const furniture = createLearnedFurniture();
		const corpus = open(20);
		let now = 0;
		const token = { isCancelled: false };
		const pace = createPace({ now: () => (now += 3), yield: () => Promise.resolve(void (token.isCancelled = now > 40)) }, token);
		await expect(furniture.update(corpus, pace)).rejects.toThrow();
		await furniture.update(corpus, unhurried);
		expect(furniture.recurrence(corpus.document(0), 'Follow')).toEqual({ source: 'pk', count: 20, total: 20 });
	});
});
