import type { ArticleAnalysis } from '../articles/article.ts';
import type { Recurrence } from '../articles/boilerplate.ts';
import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import type { EntityAnalysis } from '../entities/mention.ts';
import type { ArticleContext } from '../entities/temporal/findTimes.ts';

/** The mentions and entities of one article. Their spans count from `from`. */
export interface ArticleEntities {
	/** Where the analysed text starts, from the document's start. */
	readonly from: number;
	readonly to: number;
	/** What values were read by: the article's day, country and language. */
	readonly context: ArticleContext;
	/** Who found the names: the trained model, or rules, where it does not read the article's script or is missing. */
	readonly names: 'model' | 'rules';
	readonly analysis: EntityAnalysis;
}

/**
 * What has been learnt about documents so far. Features look here and never start work of their own:
 * what is undefined is not known yet, and whoever shows the answer asks again once it is.
 */
export interface Analyses {
	/** Spans count from the body's start (`parsed().value.body.from`). */
	articles(document: CorpusDocument): ArticleAnalysis | undefined;
	/** Grows whenever `articles` comes to say something else of a document of the corpus whose text is what it was. */
	articleRevision(corpus: Corpus): number;
	/** How often a line of the document's body stands in the documents of its source; undefined where that is too seldom for furniture. */
	recurrence?(document: CorpusDocument, line: string): Recurrence | undefined;
	/** One for each article, in order. */
	entities(document: CorpusDocument): readonly ArticleEntities[] | undefined;
}

/** For callers that want documents alone. */
export const noAnalyses: Analyses = Object.freeze({ articles: () => undefined, articleRevision: () => 0, entities: () => undefined });
