import { writeArticleModel } from '../../server/core/articles/articleModel.ts';
import { doubtfulRows, joinRows } from './doubtfulRows.ts';
import { generateBlocks } from './generateBlocks.ts';
import { createRandom } from './random.ts';
import { type ArticlesBySource, jackknife } from './sourceFolds.ts';
import { freshTables, type TablesOf } from './trainTables.ts';
import { type TreeRecipe, trainTrees } from './trainTrees.ts';

/** How much a model is trained on. */
export interface TrainingSize {
	/** Layouts drawn, each with about four documents, and passes over their lines. */
	readonly corpora: number;
	readonly epochs: number;
	/** Layouts drawn for each of the tables that are without a fold, and of that fold for the trees. */
	readonly apartCorpora: number;
	readonly doubtfulCorpora: number;
}

/** What the model that ships was trained with. */
export const shippedSize: TrainingSize = { corpora: 5200, epochs: 4, apartCorpora: 2600, doubtfulCorpora: 1500 };

const seed = 5;
const doubtfulSeed = 900;
const treeSeed = 11;
const treeRecipe: TreeRecipe = { trees: 300, depth: 4, rate: 0.05, rowShare: 0.6, cueShare: 0.4, leastWeight: 4, shrink: 4 };
/** The probability from which a boundary is split at: chosen for one false boundary in 100 documents of one article, three where it has sub-headings. */
const threshold = 0.6;

/**
 * The file of a model trained on documents made of these articles. The trees learn from what tables say of sources that they have not seen: of those that
 * they have, they are surer than they will be of any other. The same articles and size give the same bytes.
 */
export function trainArticleModel(
	articles: ArticlesBySource,
	size: TrainingSize,
	note: (text: string) => void = () => {},
	tablesOf: TablesOf = freshTables,
): Uint8Array {
	const tables = tablesOf(articles, { corpora: size.corpora, epochs: size.epochs, seed });
	note(`both tables, from ${size.corpora} layouts, seed ${seed}`);
	const rows = joinRows(
		jackknife(articles).map(({ inside, outside }) => {
			const blocks = generateBlocks(inside, { corpora: size.doubtfulCorpora, seed: doubtfulSeed });
			const found = doubtfulRows(tablesOf(outside, { corpora: size.apartCorpora, epochs: size.epochs, seed }), blocks);
			note(`${found.count} lines in doubt of ${blocks.length} documents`);
			return found;
		}),
	);
	const trees = trainTrees(rows, treeRecipe, createRandom(treeSeed));
	return writeArticleModel({ ...tables, trees, threshold: Math.fround(threshold) });
}
