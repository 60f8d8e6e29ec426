/**
 * Prints how well articles and parts are found: `npm run evaluate:articles [-- MODEL.bin.gz]`. By default the model of `train:articles -- --held-out`,
 * which never saw the articles of the boundary sets, where it is there; else the one that ships, which has seen some of them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { createArticleAnalyser } from '../../server/core/articles/analyse.ts';
import { readBoundarySet } from './boundarySets.ts';
import { generateBlocks } from './generateBlocks.ts';
import { bodyOf, type LabelledBlock } from './labelledBlock.ts';
import { type Counts, f1, scoreBlocks } from './scoreBlocks.ts';
import { readLeftOutIds, readSourceArticles } from './sourceArticles.ts';
import { splitByRepeats } from './trivialRule.ts';

const heldOut = fileURLToPath(new URL('../../.cache/articles-held-out.bin.gz', import.meta.url));
const shipped = fileURLToPath(new URL('../../models/articles.bin.gz', import.meta.url));
const modelPath = process.argv[2] ?? (existsSync(heldOut) ? heldOut : shipped);
const analyser = createArticleAnalyser(new Uint8Array(gunzipSync(readFileSync(modelPath))));

const goals: Readonly<Record<string, number>> = { furniture: 0.995, 'furniture-hard': 0.995, native: 0.97 };
const percent = (value: number): string => value.toFixed(3);
const precision = ({ right, found }: Counts): number => (found === 0 ? 1 : right / found);
const recall = ({ right, wanted }: Counts): number => (wanted === 0 ? 1 : right / wanted);

const sets: [name: string, blocks: LabelledBlock[]][] = ['furniture', 'furniture-hard', 'native', 'single'].map(name => [
	name,
	readBoundarySet(`boundaries/${name}`),
]);
for (const name of ['train-seed', 'train-native', 'train-lay', 'train-single']) sets.push([name, readBoundarySet(`articles/${name}`)]);
const articles = readSourceArticles(readLeftOutIds());
sets.push(['generated layouts', generateBlocks(articles, { corpora: 60, seed: 71, mode: 'layout' })]);
sets.push(['generated singles with sub-headings', generateBlocks(articles, { corpora: 40, seed: 72, mode: 'native', articles: 1, subheads: true })]);

console.log(`model ${modelPath === heldOut ? 'without the articles of the boundary sets' : modelPath === shipped ? 'as shipped' : 'given'}`);
console.log('set | precision | recall | F1 | goal | trivial rule F1 | false boundaries per 100 documents | dateline, exact span');
for (const [name, blocks] of sets) {
	const scores = scoreBlocks(blocks, analyser.analyseNow);
	const trivial = scoreBlocks(blocks, splitByRepeats);
	const { boundaries } = scores;
	const alarms = ((boundaries.found - boundaries.right) * 100) / scores.blocks;
	console.log(
		[
			name,
			percent(precision(boundaries)),
			percent(recall(boundaries)),
			percent(f1(boundaries)),
			goals[name] ?? '-',
			percent(f1(trivial.boundaries)),
			alarms.toFixed(1),
			`${percent(f1(scores.datelines))} of ${scores.datelines.wanted}`,
		].join(' | '),
	);
	const kinds = [...scores.kinds].filter(([, { wanted }]) => wanted > 0).map(([kind, counts]) => `${kind} ${percent(f1(counts))} (${counts.wanted})`);
	console.log(`    ${kinds.join(', ')}`);
}

const bodies = sets.flatMap(([, blocks]) => blocks).map(bodyOf);
const units = bodies.reduce((sum, body) => sum + new TextEncoder().encode(body).length, 0);
for (const body of bodies) analyser.analyseNow(body);
const started = performance.now();
for (const body of bodies) analyser.analyseNow(body);
console.log(`speed, warm: ${(units / 1000 / (performance.now() - started)).toFixed(2)} MB/s over ${(units / 1_000_000).toFixed(1)} MB`);
