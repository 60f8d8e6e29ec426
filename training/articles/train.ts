/**
 * Trains the model that finds articles and their parts: `npm run train:articles`. Writes models/articles.bin.gz.
 * `--held-out` leaves the articles of the boundary sets out and writes ../shared-free scratch file `.cache/articles-held-out.bin` for evaluation.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { writeArticleModel } from '../../server/core/articles/articleModel.ts';
import { generateBlocks } from './generateBlocks.ts';
import { readLeftOutIds, readSourceArticles } from './sourceArticles.ts';
import { examplesOf, trainModel } from './trainTables.ts';

const isHeldOut = process.argv.includes('--held-out');
const corpora = Number(process.argv.find(argument => argument.startsWith('--corpora='))?.slice(10) ?? 2600);
const epochs = Number(process.argv.find(argument => argument.startsWith('--epochs='))?.slice(9) ?? 4);
const seed = 5;
const threshold = 0.8;

const started = performance.now();
const note = (text: string): void => void process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1)} s  ${text}\n`);
const articles = readSourceArticles(isHeldOut ? readLeftOutIds() : new Set());
const blocks = generateBlocks(articles, { corpora, seed });
note(`${blocks.length} blocks, seed ${seed}`);
const examples = examplesOf(blocks);
note(`${examples.count} lines`);
const bytes = writeArticleModel(trainModel(examples, seed, threshold, epochs));
const packed = gzipSync(bytes, { level: 9 });
const folder = new URL(isHeldOut ? '../../.cache/' : '../../models/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL(isHeldOut ? 'articles-held-out.bin.gz' : 'articles.bin.gz', folder), packed);
note(`${bytes.length} bytes, ${packed.length} packed`);
