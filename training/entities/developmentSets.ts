import { readFileSync } from 'node:fs';
import type { GoldMention, LabelledDocument } from './corpora.ts';
import { readMarkedText } from './markedText.ts';

/** What development/ holds of an article that lies beside the project: its labels, and how much of its text they cover, in UTF-16 units. */
interface LabelledArticle {
	readonly id: string;
	readonly length: number;
	readonly mentions: readonly GoldMention[];
}

interface SourceArticle {
	readonly id: string;
	readonly title: string;
	readonly byline?: string;
	readonly dateline?: string;
	readonly body: readonly string[];
}

const articlesFile = new URL('../../../shared/data/articles/articles.jsonl', import.meta.url);

/**
 * Texts that measure and never train. `wire`: headlines, datelines, tables and company reports in the forms of newswire, written for this project. `reuters`, `world`: real news
 * (agency reports of 1987; articles of a British broadcaster of 2022) whose texts belong to their publishers and lie beside the project; the labels are the project's.
 */
export function readDevelopmentSets(): LabelledDocument[] {
	const articles = readArticles();
	return [...readMarkedText(readFile('wire.txt'), 'wire', 'wire.txt'), ...readLabels('reuters', articles), ...readLabels('world', articles)];
}

/** A text with the times and amounts of money in it, the values of times as TIMEX3 has them; the amount is null where there are two. */
export interface ValueText {
	readonly id: string;
	readonly set: string;
	/** The day of the article. */
	readonly date: string;
	readonly text: string;
	readonly times: readonly { readonly from: number; readonly to: number; readonly value: string }[];
	readonly money: readonly { readonly from: number; readonly to: number; readonly amount: number | null; readonly currency: string }[];
}

/** The texts whose times and amounts are labelled: those of `reuters` and `world`, and paragraphs that were written for it (`own`, `own2`). They measure; what they showed to be missed has been mended since, so that they flatter. */
export function readValueTexts(): ValueText[] {
	const articles = readArticles();
	const labelled = JSON.parse(readFile('values.json')) as (Omit<ValueText, 'set' | 'text'> & { readonly text: string | null })[];
	const named = new Map([...readLabels('reuters', articles), ...readLabels('world', articles)].map(document => [document.id, document]));
	return labelled.map(({ text, ...value }) => {
		const article = named.get(value.id);
		return { ...value, set: article?.set ?? value.id.slice(0, value.id.indexOf('-')), text: text ?? article!.text };
	});
}

function readArticles(): Map<string, SourceArticle> {
	const articles = new Map<string, SourceArticle>();
	for (const line of readFileSync(articlesFile, 'utf8').trimEnd().split('\n')) {
		const article = JSON.parse(line) as SourceArticle;
		articles.set(article.id, article);
	}
	return articles;
}

function readLabels(set: string, articles: ReadonlyMap<string, SourceArticle>): (LabelledDocument & { readonly id: string })[] {
	const labelled = JSON.parse(readFile(`${set}.labels.json`)) as LabelledArticle[];
	return labelled.map(({ id, length, mentions }, number) => {
		const article = articles.get(id);
		const text = article ? textOf(article).slice(0, length) : '';
		if (text.length < length)
			throw new Error(`${set}.labels.json: ${id} is labelled up to unit ${length}, but its text has ${text.length} in ${articlesFile.pathname}.`);
		return { id, set, number, text, mentions };
	});
}

/** Headline, byline and paragraphs, a line each; the dateline before the first paragraph. */
function textOf({ title, byline, dateline, body }: SourceArticle): string {
	const [first = '', ...others] = body;
	return [title, ...(byline ? [byline] : []), dateline ? `${dateline} ${first}` : first, ...others].join('\n');
}

function readFile(name: string): string {
	return readFileSync(new URL(`development/${name}`, import.meta.url), 'utf8');
}
