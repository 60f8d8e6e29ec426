/** Trains the model that finds articles and their parts, and writes models/articles.bin.gz: `npm run train:articles`. Takes five minutes or more. */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { readSourceArticles } from './sourceArticles.ts';
import { shippedSize, trainArticleModel } from './trainingRecipe.ts';

const started = performance.now();
const note = (text: string): void => void process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1)} s  ${text}\n`);
const bytes = trainArticleModel(readSourceArticles(), shippedSize, note);
const packed = gzipSync(bytes, { level: 9 });
writeFileSync(new URL('../../models/articles.bin.gz', import.meta.url), packed);
note(`${bytes.length} bytes, ${packed.length} packed`);
