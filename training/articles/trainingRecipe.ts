import { writeArticleModel } from '../../server/core/articles/articleModel.ts';
import { generateBlocks } from './generateBlocks.ts';
import type { SourceArticle } from './sourceArticles.ts';
import { examplesOf, trainModel } from './trainTables.ts';

/** How much a model is trained on: layouts drawn, each with about four documents, and passes over their lines. */
export interface TrainingSize {
	readonly corpora: number;
	readonly epochs: number;
}

/** What the model that ships was trained with. */
export const shippedSize: TrainingSize = { corpora: 5200, epochs: 4 };

const seed = 5;
/** The probability from which a boundary is split at: chosen for one false boundary in 100 documents of one article, three where it has sub-headings. */
const threshold = 0.7;

/** The file of a model trained on documents made of these articles. The same articles and size give the same bytes. */
export function trainArticleModel(
	articles: ReadonlyMap<string, readonly SourceArticle[]>,
	size: TrainingSize,
	note: (text: string) => void = () => {},
): Uint8Array {
	const blocks = generateBlocks(articles, { corpora: size.corpora, seed });
	note(`${blocks.length} documents, seed ${seed}`);
	const examples = examplesOf(blocks);
	note(`${examples.count} lines`);
	return writeArticleModel(trainModel(examples, seed, threshold, size.epochs));
}
