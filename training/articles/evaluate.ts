/**
 * Prints how well articles and their parts are found: `npm run evaluate:articles`. Two tables: sources that were left out of training, and the boundary
 * sets, whose articles were. Models for both are trained at the first run, one a fold of sources, and kept in .cache.
 * `-- --shipped` scores the model that ships instead, which has seen some of the articles; `-- --quick` leaves out the sources alone, with smaller models.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createArticleAnalyser } from '../../server/core/articles/analyse.ts';
import { readBoundarySet } from './boundarySets.ts';
import { cachedModel } from './cachedModel.ts';
import { type Measured, type MeasuredPart, measure, recallAtOneFalseAlarm, tableHead, tableRows } from './evaluationTable.ts';
import { type BlockMix, generateBlocks } from './generateBlocks.ts';
import { bodyOf } from './labelledBlock.ts';
import { readLeftOutIds, readSourceArticles } from './sourceArticles.ts';
import { divide, foldOf, sourceFolds } from './sourceFolds.ts';
import { shippedSize, type TrainingSize } from './trainingRecipe.ts';

const usesShipped = process.argv.includes('--shipped');
const isQuick = process.argv.includes('--quick');
const shipped = new Uint8Array(gunzipSync(readFileSync(new URL('../../models/articles.bin.gz', import.meta.url))));
const articles = readSourceArticles();
const size: TrainingSize = isQuick ? { corpora: 1300, epochs: 3, apartCorpora: 1300, doubtfulCorpora: 500 } : shippedSize;

const foldModels = sourceFolds.map((_, fold) =>
	usesShipped ? shipped : cachedModel(`without-fold-${fold + 1}`, divide(articles, fold).outside, size),
);
const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** Four draws of the same articles: of one, the figures stray by a hundredth. */
const seeds = [70, 170, 270, 370];

/** Documents of the left-out sources, a quarter of them from each fold. */
function generated(mix: Omit<BlockMix, 'seed'>): MeasuredPart[] {
	return sourceFolds.map((_, fold) => ({
		model: foldModels[fold]!,
		blocks: seeds.flatMap(seed => generateBlocks(divide(articles, fold).inside, { ...mix, seed: seed + fold })),
	}));
}

/** A boundary set's documents whose sources are all of one fold, each scored by the model without that fold. */
function inFolds(name: string): MeasuredPart[] {
	const blocks = readBoundarySet(name);
	return sourceFolds.map((_, fold) => ({
		model: foldModels[fold]!,
		blocks: blocks.filter(({ sources }) => sources.every(source => foldOf(source) === fold)),
	}));
}

function printSet(name: string, goal: string, parts: readonly MeasuredPart[]): Measured {
	const measured = measure(parts);
	for (const row of tableRows(name, goal, measured)) print(row);
	return measured;
}

print(usesShipped ? 'The model that ships, which has seen some of these articles.\n' : 'Sources left out of training.\n');
print(tableHead);
printSet('generated: furniture', '0.995', generated({ corpora: 25, mode: 'furniture' }));
printSet('generated: furniture, one cue missing', '0.995', generated({ corpora: 25, mode: 'furniture-hard' }));
const own = printSet('generated: own layout', '0.97', generated({ corpora: 30, mode: 'native' }));
printSet('generated: made-up layouts', '-', generated({ corpora: 40, mode: 'layout' }));
printSet('generated: the mix that the shipped model is trained on, short news included', '-', generated({ corpora: 40 }));
const singles = printSet('generated: own layout, one article', 'false 1', generated({ corpora: 40, mode: 'native', articles: 1, subheads: false }));
printSet('generated: own layout, one article with sub-headings', 'false 3', generated({ corpora: 40, mode: 'native', articles: 1, subheads: true }));
printSet('generated: made-up layouts, one article', 'false 1', generated({ corpora: 30, mode: 'layout', articles: 1 }));
printSet('boundaries/native', '0.97', inFolds('boundaries/native'));
printSet('boundaries/single', 'false 1', inFolds('boundaries/single'));
const at = recallAtOneFalseAlarm(own, singles);
print(`own layout at one false boundary in 100 documents of one article: recall ${at.recall.toFixed(3)} (goal 0.90), from ${at.threshold} on\n`);
for (const [fold, { name }] of sourceFolds.entries())
	printSet(`own layout, left out: ${name}`, '-', [generated({ corpora: 30, mode: 'native' })[fold]!]);

if (!isQuick) {
	const model = usesShipped ? shipped : cachedModel('without-boundary-articles', readSourceArticles(readLeftOutIds()), size);
	print(usesShipped ? '\nBoundary sets.\n' : '\nBoundary sets: their articles left out of training, other articles of their sources not.\n');
	print(tableHead);
	const goals: Readonly<Record<string, string>> = { furniture: '0.995', 'furniture-hard': '0.995', native: '0.97', single: 'false 1' };
	for (const [name, goal] of Object.entries(goals)) printSet(name, goal, [{ model, blocks: readBoundarySet(`boundaries/${name}`) }]);
}

const analyser = createArticleAnalyser(shipped);
const bodies = ['furniture', 'native', 'single'].flatMap(name => readBoundarySet(`boundaries/${name}`)).map(bodyOf);
const bytes = bodies.reduce((sum, body) => sum + new TextEncoder().encode(body).length, 0);
for (const body of bodies) analyser.analyseNow(body);
const started = process.cpuUsage();
for (const body of bodies) analyser.analyseNow(body);
const { user, system } = process.cpuUsage(started);
print(`\nspeed, warm, processor time: ${(bytes / (user + system)).toFixed(2)} MB/s over ${(bytes / 1_000_000).toFixed(1)} MB`);
