import type { SourceArticle } from './sourceArticles.ts';

/** Sources that are left out of training together, so that what scores them has seen neither them nor, mostly, their script. */
export const sourceFolds: readonly { readonly name: string; readonly holds: (source: string) => boolean }[] = [
	{ name: 'newswire of 1987, English', holds: source => source.startsWith('reuters') },
	{ name: 'Russian', holds: source => source.startsWith('nerel') || source.startsWith('factrueval') },
	{
		name: 'radio and newspapers, eight languages of Africa and Europe',
		holds: source => /^masakhane\/(?:eng|fra|hau|ibo|orm|pcm|som|tir)/.test(source),
	},
	{
		name: 'Chinese, French, English; eight other languages of Africa',
		holds: source => /^(?:cec|gum-wikinews|wikinews-fr|masakhane\/(?:amh|lin|lug|run|sna|swa|xho|yor))/.test(source),
	},
];

/** The number of the fold that a source is in. Throws for one that is in none: it would be trained on and scored alike. */
export function foldOf(source: string): number {
	const fold = sourceFolds.findIndex(({ holds }) => holds(source));
	if (fold < 0) throw new Error(`The source ${source} is in no fold: add it to training/articles/sourceFolds.ts.`);
	return fold;
}

export type ArticlesBySource = ReadonlyMap<string, readonly SourceArticle[]>;

/** Articles in two parts. */
export interface Division {
	readonly inside: ArticlesBySource;
	readonly outside: ArticlesBySource;
}

/** The articles of a fold, and those of all others. */
export function divide(articles: ArticlesBySource, fold: number): Division {
	return divideBy(articles, source => foldOf(source) === fold);
}

/**
 * Divides articles for looking at what a model says of articles that it has not seen: by the folds of sources that they are of, or, where all are of one,
 * into two halves.
 */
export function jackknife(articles: ArticlesBySource): Division[] {
	const folds = sourceFolds.map(({ holds }) => divideBy(articles, holds)).filter(({ inside }) => inside.size > 0);
	if (folds.length > 1) return folds;
	const half = (turn: number): ArticlesBySource =>
		new Map(
			[...articles]
				.map(([source, group]) => [source, group.filter((_, index) => index % 2 === turn)] as const)
				.filter(([, group]) => group.length > 0),
		);
	return [0, 1].map(turn => ({ inside: half(turn), outside: half(1 - turn) }));
}

function divideBy(articles: ArticlesBySource, isInside: (source: string) => boolean): Division {
	const part = (wanted: boolean): ArticlesBySource => new Map([...articles].filter(([source]) => isInside(source) === wanted));
	return { inside: part(true), outside: part(false) };
}
