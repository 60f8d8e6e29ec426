import type { Article, ArticleAnalysis, PartValue, QuotationValue } from '../articles/article.ts';
import { type Span, shiftSpan } from '../source/span.ts';
import type { ArticleEntities } from './analyses.ts';

/** Whether an analysis has quotations whose speakers are known, so that knowing the entities says more about them. */
export function hasSpeakers({ articles }: ArticleAnalysis): boolean {
	return articles.some(({ parts }) => parts.some(({ value }) => isQuotation(value)));
}

/**
 * The speakers of quotations by the names of their entities: `Ms Lind` is Anna Lind where the article says so, `NHB` the body that it stands for. What
 * the trained model reads as a place or as no name at all is no speaker: none is better than a wrong one. `entities` has one entry for each article.
 */
export function nameSpeakers({ articles, possible }: ArticleAnalysis, entities: readonly ArticleEntities[]): ArticleAnalysis {
	return { articles: articles.map((article, index) => nameSpeakersOf(article, entities[index])), possible };
}

function nameSpeakersOf(article: Article, entities: ArticleEntities | undefined): Article {
	if (!entities) return article;
	const parts = article.parts.map(part => (isQuotation(part.value) ? { ...part, value: named(part.value, article, entities) } : part));
	return { ...article, parts };
}

function named(value: QuotationValue, article: Article, { names, analysis }: ArticleEntities): QuotationValue | null {
	const span: Span = shiftSpan(value.speakerSpan, -article.span.from);
	const inside = analysis.mentions.filter(mention => mention.entity !== null && mention.span.from < span.to && span.from < mention.span.to);
	// The last one is the name: what stands before it is the office, `Pakistan's Prime Minister Shehbaz Sharif`.
	const mention = inside.findLast(({ type }) => type === 'PER') ?? inside.findLast(({ type }) => type === 'ORG');
	if (!mention) return names === 'rules' ? value : null;
	const entity = analysis.entities.find(({ id }) => id === mention.entity);
	return entity ? { speaker: entity.name, speakerSpan: shiftSpan(mention.span, article.span.from) } : value;
}

function isQuotation(value: PartValue): value is QuotationValue {
	return value !== null && typeof value === 'object' && 'speaker' in value;
}
