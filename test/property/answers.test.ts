import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver';
import { joinRuns } from '../../client/common/symbolRuns.ts';
import type { Article, ArticleAnalysis } from '../../server/core/articles/article.ts';
import type { Corpus } from '../../server/core/corpus/corpus.ts';
import { editCorpus, openCorpus } from '../../server/core/corpus/corpusVersion.ts';
import { type BackgroundAnalysis, createBackgroundAnalysis } from '../../server/core/features/backgroundAnalysis.ts';
import { documentHead } from '../../server/core/features/documentHead.ts';
import { type OutlineEntry, outline } from '../../server/core/features/outline.ts';
import { outlineChanges } from '../../server/core/features/outlineChanges.ts';
import { articleRules } from '../../server/core/rules/articleRules.ts';
import { entityRules } from '../../server/core/rules/entityRules.ts';
import { createText } from '../../server/core/source/chunkedText.ts';
import { unhurried } from '../../server/core/util/slices.ts';
import { defaultConfiguration } from '../../server/core/workspace/configuration.ts';
import type { Host } from '../../server/core/workspace/host.ts';
import { allFindingsOf, diagnosticItemsOf } from '../../server/lsp/findings.ts';
import type { SymbolChanges } from '../../server/lsp/protocol.ts';
import { defaultEditorSettings } from '../../server/lsp/settings.ts';
import { symbolChangesAnswer, symbolOf, symbolsAnswer } from '../../server/lsp/symbols.ts';
import { movedSymbol } from '../movedSymbol.ts';
import { corpusChanges, corpusText } from './corpusArbitraries.ts';
import { seededRuns } from './seed.ts';
import { applyChanges } from './textArbitraries.ts';

const uri = 'memory:/a.corpus';
const configuration = defaultConfiguration;

/** Articles by the plainest rule: blank lines part them, their first line is the headline, every line is a paragraph. */
function articlesOf(body: string): ArticleAnalysis {
	const articles: Article[] = [];
	for (const { index, 0: text } of body.matchAll(/[^\r\n]+(?:(?:\r\n|\n|\r)[^\r\n]+)*/g)) {
		const parts = [...text.matchAll(/[^\r\n]+/g)].map(line => ({
			kind: 'paragraph' as const,
			span: { from: index + line.index, to: index + line.index + line[0].length },
			value: null,
			confidence: 1,
		}));
		const headlineSpan = parts[0]!.span;
		const headline = body.slice(headlineSpan.from, headlineSpan.to);
		articles.push({ span: { from: index, to: index + text.length }, headline, headlineSpan, date: null, confidence: 1, evidence: [], parts });
	}
	return { articles, possible: [] };
}

/** Everything that is known of one corpus after another, as a server knows it. */
function createKnowledge(): { session: Parameters<typeof allFindingsOf>[0]; learn(corpus: Corpus): Promise<BackgroundAnalysis> } {
	const host: Host = {
		now: () => Date.UTC(2026, 0, 1),
		yield: () => Promise.resolve(),
		log: () => {},
		readData: name => Promise.reject(new Error(`There is no ${name}.`)),
		openBytes: () => Promise.resolve(undefined),
		blobs: undefined,
	};
	let present: Corpus;
	const analyses = createBackgroundAnalysis({
		host,
		snapshot: () => ({ id: 1, corpora: new Map([[uri, present]]), configuration, configurations: new Map(), suppressions: new Map() }),
		loadArticles: async () => async document => {
			const { body } = document.parsed().value;
			return articlesOf(document.source().slice(body.from, body.to));
		},
		loadEntities: () => Promise.reject(new Error('Entities are not looked for.')),
		onProgress: () => {},
		maximumEntityUnits: 0,
	});
	return {
		session: { analyses, host, settings: () => defaultEditorSettings, qualityRules: () => [...articleRules, ...entityRules] },
		learn: async corpus => {
			present = corpus;
			for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) await analyses.findArticles(corpus.document(ordinal), unhurried);
			return analyses;
		},
	};
}

/** All that is shown of a corpus, with limits of every size. */
async function answers({ session, learn }: ReturnType<typeof createKnowledge>, corpus: Corpus): Promise<unknown> {
	const analyses = await learn(corpus);
	const request = {
		snapshot: { id: 1, corpora: new Map([[uri, corpus]]), configuration, configurations: new Map(), suppressions: new Map() },
		pace: unhurried,
	};
	const shown: unknown[] = [];
	for (const maximum of [2, 7, 20, 5000]) {
		const { items, limit } = await outline(corpus, analyses, 'parts', maximum, unhurried);
		const answer = symbolsAnswer(corpus, items);
		const json: unknown = JSON.parse(answer.pieces.join(''));
		expect(json).toEqual(JSON.parse(JSON.stringify(answer)));
		shown.push(json, limit);
		for (const list of ['format', 'quality'] as const) shown.push(await diagnosticItemsOf(session, corpus, list, request, maximum));
	}
	const findings = await allFindingsOf(session, corpus, request);
	shown.push(
		findings.map(({ rule, severity, message, span, related, fixes }) => [rule, severity, message, span, related, fixes.map(fix => fix.edits())]),
	);
	return JSON.parse(JSON.stringify(shown));
}

describe('what an editor shows', () => {
	it('after any edits is what it shows of the text opened anew', async () => {
		await fc.assert(
			fc.asyncProperty(corpusText, fc.array(corpusChanges, { minLength: 1, maxLength: 4 }), async (content, batches) => {
				const knowledge = createKnowledge();
				let corpus = openCorpus(uri, 1, createText(content));
				await answers(knowledge, corpus);
				for (const [batch, makeChanges] of batches.entries()) {
					const changes = makeChanges(content.length);
					content = applyChanges(content, changes);
					corpus = editCorpus(corpus, batch + 2, changes);
					expect(await answers(knowledge, corpus)).toEqual(await answers(createKnowledge(), openCorpus(uri, batch + 2, createText(content))));
				}
			}),
			seededRuns(100),
		);
	});

	it('is the outline before and what changed, put together', async () => {
		await fc.assert(
			fc.asyncProperty(
				corpusText,
				fc.array(corpusChanges, { minLength: 1, maxLength: 4 }),
				fc.constantFrom(2, 7, 5000),
				async (content, batches, maximum) => {
					const knowledge = createKnowledge();
					let corpus = openCorpus(uri, 1, createText(content));
					let entries: readonly OutlineEntry[] = [];
					let symbols: readonly DocumentSymbol[] = [];
					const show = async (id: string): Promise<void> => {
						const { items } = await outline(corpus, await knowledge.learn(corpus), 'parts', maximum, unhurried);
						const answer = symbolChangesAnswer(corpus, id, items, outlineChanges(entries, items));
						const changes = JSON.parse(answer.pieces.join('')) as SymbolChanges;
						expect(changes).toEqual(JSON.parse(JSON.stringify(answer)));
						symbols = joinRuns(symbols, changes.runs, movedSymbol, symbol => symbol);
						entries = items;
						expect(symbols).toEqual(JSON.parse(symbolsAnswer(corpus, items).pieces.join('')));
					};
					await show('1');
					for (const [batch, makeChanges] of batches.entries()) {
						const changes = makeChanges(content.length);
						content = applyChanges(content, changes);
						corpus = editCorpus(corpus, batch + 2, changes);
						await show(String(batch + 2));
					}
				},
			),
			seededRuns(200),
		);
	});

	it('names documents by their opener alone as reading all of them does', () => {
		fc.assert(
			fc.property(corpusText, content => {
				const corpus = openCorpus(uri, 1, createText(content));
				for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
					const document = corpus.document(ordinal);
					const { name, body } = document.parsed().value;
					expect(documentHead(document)).toMatchObject({ name, bodyFrom: body.from });
				}
			}),
			seededRuns(500),
		);
	});

	it('is ASCII where its JSON is ready, whatever a name holds', async () => {
		const corpus = openCorpus(uri, 1, createText('<<<FILE "dünya 漢字 😀 \\u0001 \\"">>>\n\u2028 دنیا\n'));
		const { items } = await outline(corpus, await createKnowledge().learn(corpus), 'parts', 100, unhurried);
		const text = symbolsAnswer(corpus, items).pieces.join('');
		expect(text).toMatch(/^[\x20-\x7e]*$/);
		expect(JSON.parse(text)).toEqual(items.map(symbolOf));
	});
});
