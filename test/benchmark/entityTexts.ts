import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import compromise from 'compromise';
import { createEntityAnalyser } from '../../server/core/entities/analysis/createEntityAnalyser.ts';
import { loadKnowledge } from '../../server/core/entities/knowledge/loadKnowledge.ts';
import { loadRecogniser } from '../../server/core/entities/recogniser.ts';

/** What is used of wink-nlp, which is no module: its own types say that it is one. */
type WinkNlp = (model: unknown) => {
	readDoc(text: string): { entities(): { out(form: unknown): unknown } };
	readonly its: { readonly detail: unknown };
};

const require = createRequire(import.meta.url);
const labelledNews = new URL('../../../shared/data/ner/labelled-news/news.jsonl', import.meta.url);

/** Real articles to read, so that words are as many and as rare as in news: those that the model learns from, where they lie beside the project; else nothing. */
export function entityTexts(): readonly string[] {
	if (!existsSync(labelledNews)) return [];
	const lines = readFileSync(labelledNews, 'utf8').trim().split('\n');
	return lines.map(line => (JSON.parse(line) as { text: string }).text);
}

/** Megabytes of UTF-8. */
function megabytesOf(texts: readonly string[]): number {
	return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
}

/** Processor time of a piece of work: other work on the machine does not count, and what the engine compiles and collects beside it does. */
export function cpuMs(work: () => void): number {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}

/** What reads an article: ours for names alone, or for all that the editor shows of an article; and others. */
export const entityReaders = {
	names: (): EntityReader => {
		const recogniser = loadRecogniser(data('entities'));
		return text => void recogniser.recognise(text);
	},
	everything: (): EntityReader => {
		const knowledge = loadKnowledge(data('knowledge'));
		if (!knowledge.ok) throw new Error(knowledge.error);
		const analyser = createEntityAnalyser({ recogniser: loadRecogniser(data('entities')), knowledge: knowledge.value });
		return text => void analyser.analyseArticle(text, { articleDate: '2025-08-09', country: 'PK', language: 'en' });
	},
	compromise: (): EntityReader => text => {
		const document = compromise(text);
		for (const view of [document.people(), document.organizations(), document.places()]) view.json({ offset: true });
	},
	'wink-nlp': (): EntityReader => {
		const nlp = (require('wink-nlp') as WinkNlp)(require('wink-eng-lite-web-model'));
		return text => void nlp.readDoc(text).entities().out(nlp.its.detail);
	},
} as const;

export type EntityReader = (text: string) => void;
export type EntityReaderName = keyof typeof entityReaders;
export const entityReaderNames = Object.keys(entityReaders) as readonly EntityReaderName[];

/** Peers are slow: they read one article in so many. */
const peersReadOneIn = 10;

/** What a reader of that name is given to read. */
export function textsFor(name: EntityReaderName): readonly string[] {
	const texts = entityTexts();
	return name === 'names' || name === 'everything' ? texts : texts.filter((_, number) => number % peersReadOneIn === 0);
}

/** MB/s. */
export function rateOf(texts: readonly string[], milliseconds: number): number {
	return megabytesOf(texts) * (1000 / milliseconds);
}

function data(name: string): Uint8Array {
	return gunzipSync(readFileSync(new URL(`../../models/${name}.bin.gz`, import.meta.url)));
}
