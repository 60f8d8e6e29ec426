import { readFileSync } from 'node:fs';

/** One article of ../shared/data/articles. */
export interface SourceArticle {
	readonly id: string;
	readonly source: string;
	readonly lang: string;
	readonly title: string;
	readonly byline: string | null;
	readonly date: string | null;
	readonly dateline: string | null;
	readonly url: string | null;
	readonly body: readonly string[];
	/** What stands under its picture, between headline and text. */
	readonly captions: readonly string[];
	readonly style: string;
	readonly rawDateline: string;
	readonly rawBody: string | null;
}

export const dataFolder = new URL('../../../shared/data/', import.meta.url);

/** The articles by source, and by language where a source has several: one page has one language. Without those whose ids are left out. */
export function readSourceArticles(leftOutIds: ReadonlySet<string> = new Set()): Map<string, SourceArticle[]> {
	const bySource = new Map<string, SourceArticle[]>();
	for (const line of readFileSync(new URL('articles/articles.jsonl', dataFolder), 'utf8').split('\n')) {
		if (line === '') continue;
		const raw = JSON.parse(line) as Record<string, unknown>;
		const text = (key: string): string | null => (typeof raw[key] === 'string' && raw[key] !== '' ? clean(raw[key] as string) : null);
		const paragraphs = (raw['body'] as string[]).map(clean).filter(paragraph => /\p{L}/u.test(paragraph) && !wikiMarkup.test(paragraph));
		const title = text('title') ?? '';
		const captions = raw['source'] === 'nerel' ? leadingCaptions(paragraphs) : [];
		// Where a source has no headline, its first paragraph stands in its place.
		const isHeadline = title.length <= longestHeadline;
		const article: SourceArticle = {
			id: String(raw['id']),
			source: raw['source'] === 'masakhane' ? `masakhane/${String(raw['lang'])}` : String(raw['source']),
			lang: String(raw['lang']).slice(0, 2),
			title: isHeadline ? title : '',
			byline: text('byline'),
			date: text('date'),
			dateline: text('dateline'),
			url: text('url'),
			body: [...(isHeadline ? [] : [title]), ...paragraphs.slice(captions.length)],
			captions,
			style: String(raw['style']),
			rawDateline: typeof raw['raw_dateline'] === 'string' ? raw['raw_dateline'] : '',
			rawBody: typeof raw['raw_body'] === 'string' ? raw['raw_body'] : null,
		};
		if (leftOutIds.has(article.id) || article.body.length === 0) continue;
		const group = bySource.get(article.source);
		if (group) group.push(article);
		else bySource.set(article.source, [article]);
	}
	for (const [source, group] of bySource) bySource.set(source, withoutRecurringLines(group));
	return new Map([...bySource].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Fewer articles that share a paragraph are reports of one thing. */
const fewestWithLine = 4;

/** The articles without paragraphs that several of them have: remains of a page, which no label here calls furniture. */
function withoutRecurringLines(articles: readonly SourceArticle[]): SourceArticle[] {
	const counts = new Map<string, number>();
	for (const { body } of articles) for (const paragraph of new Set(body)) counts.set(paragraph, (counts.get(paragraph) ?? 0) + 1);
	const isOwn = (paragraph: string): boolean => counts.get(paragraph)! < fewestWithLine || paragraph.length > 200;
	return articles.map(article => ({ ...article, body: article.body.filter(isOwn) })).filter(({ body }) => body.length > 0);
}

/** Longer than any headline of the sources that have some, in units. */
const longestHeadline = 200;
const wikiMarkup = /^[\p{L} ]+\|/u;

/** The captions above the text, which this source counts among its paragraphs: they end without a full stop and are shorter than what follows. */
function leadingCaptions(paragraphs: readonly string[]): string[] {
	const captions: string[] = [];
	for (const [index, paragraph] of paragraphs.entries()) {
		const isOpenEnded = !/[.!?:;…]$/u.test(paragraph) || /\s(?:г|гг)\.$/u.test(paragraph);
		if (index > 1 || !isOpenEnded || paragraph.length > 200 || (paragraphs[index + 1]?.length ?? 0) <= paragraph.length) break;
		captions.push(paragraph);
	}
	return captions;
}

/** The ids that stand in the boundary sets. */
export function readLeftOutIds(): Set<string> {
	return new Set(readFileSync(new URL('boundaries/ids.txt', dataFolder), 'utf8').split('\n').filter(Boolean));
}

function clean(text: string): string {
	return text
		.replace(/[\u0000-\u0008\u000b-\u001f\u007f\u0085\u2028\u2029\ufeff]/g, '')
		.replace(/\s+/g, ' ')
		.trim();
}
