import { createHash, type Hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readArticleModel, writeArticleModel } from '../../server/core/articles/articleModel.ts';
import { noTrees } from '../../server/core/articles/boundaryTrees.ts';
import type { ArticlesBySource } from './sourceFolds.ts';
import { type TrainingSize, trainArticleModel } from './trainingRecipe.ts';
import { freshTables, type TablesOf } from './trainTables.ts';

const cacheFolder = new URL('../../.cache/articles/', import.meta.url);

/** A model for measuring, trained on these articles; kept beside the project under a key of the articles and of all code that shapes it. */
export function cachedModel(name: string, articles: ArticlesBySource, size: TrainingSize): Uint8Array {
	return cached(name, keyOf(measuring, articles, size), () => {
		process.stderr.write(`training a model: ${name}\n`);
		return trainArticleModel(articles, size, undefined, cachedTables);
	});
}

/** Tables are kept as models without trees: two folds that are left out together are left out in either order. */
const cachedTables: TablesOf = (articles, size) =>
	readArticleModel(
		cached('tables', keyOf([...measuring, ...looking], articles, size), () =>
			writeArticleModel({ ...freshTables(articles, size), trees: noTrees, threshold: 1 }),
		),
	);

function cached(name: string, key: string, make: () => Uint8Array): Uint8Array {
	const file = new URL(`${name}-${key}.bin`, cacheFolder);
	if (existsSync(file)) return new Uint8Array(readFileSync(file));
	const bytes = make();
	mkdirSync(cacheFolder, { recursive: true });
	writeFileSync(file, bytes);
	return bytes;
}

function keyOf(leftOut: readonly string[], articles: ArticlesBySource, size: object): string {
	const hash = createHash('sha256').update(JSON.stringify(size));
	addCode(hash, leftOut);
	for (const [source, group] of articles) hash.update(`${source}\0${group.map(({ id }) => id).join('\0')}\0`);
	return hash.digest('hex').slice(0, 16);
}

function addCode(hash: Hash, leftOut: readonly string[]): void {
	for (const folder of ['../../server/core/articles/', './']) {
		const at = new URL(folder, import.meta.url);
		for (const name of readdirSync(at).sort())
			if (name.endsWith('.ts') && !leftOut.includes(name.slice(0, -3))) hash.update(name).update(readFileSync(new URL(name, at)));
	}
}

/** Code that measures, or works on what a model has decided, and shapes none. */
const measuring =
	'evaluate evaluationTable scoreBlocks boundarySets cachedModel trivialRule train analyse decideLines assembleArticles article boilerplate datedStory evidence inlineParts quotations restructure speakers weekdays'.split(
		' ',
	);
/** Code that shapes the trees of a model, and not its tables. */
const looking = 'secondLook alikeLines topicDepths boundaryTrees trainTrees doubtfulRows trainingRecipe sourceFolds firstLook'.split(' ');
