import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { ArticlesBySource } from './sourceFolds.ts';
import { type TrainingSize, trainArticleModel } from './trainingRecipe.ts';

const cacheFolder = new URL('../../.cache/articles/', import.meta.url);

/** A model for measuring, trained on these articles; kept beside the project under a key of the articles and of all code that shapes it. */
export function cachedModel(name: string, articles: ArticlesBySource, size: TrainingSize): Uint8Array {
	const hash = createHash('sha256').update(codeHash()).update(JSON.stringify(size));
	for (const [source, group] of articles) hash.update(`${source}\0${group.map(({ id }) => id).join('\0')}\0`);
	const file = new URL(`${name}-${hash.digest('hex').slice(0, 16)}.bin`, cacheFolder);
	if (existsSync(file)) return new Uint8Array(readFileSync(file));
	process.stderr.write(`training a model: ${name}\n`);
	const bytes = trainArticleModel(articles, size);
	mkdirSync(cacheFolder, { recursive: true });
	writeFileSync(file, bytes);
	return bytes;
}

let knownCodeHash: string | undefined;

function codeHash(): string {
	if (knownCodeHash) return knownCodeHash;
	const hash = createHash('sha256');
	for (const folder of ['../../server/core/articles/', './']) {
		const at = new URL(folder, import.meta.url);
		for (const name of readdirSync(at).sort())
			if (name.endsWith('.ts') && !measuring.has(name)) hash.update(name).update(readFileSync(new URL(name, at)));
	}
	return (knownCodeHash = hash.digest('hex'));
}

/** Code that measures, or works on what a model has decided, and shapes none. */
const measuring = new Set(
	'evaluate evaluationTable scoreBlocks boundarySets cachedModel trivialRule train sourceFolds assembleArticles article boilerplate datedStory evidence inlineParts quotations restructure speakers weekdays'
		.split(' ')
		.map(name => `${name}.ts`),
);
