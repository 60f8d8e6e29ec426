import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { BenchRow } from './benchTable.ts';
import type { ColdRun, WarmRates } from './entityRun.ts';
import { type EntityReaderName, entityReaderNames, entityTexts } from './entityTexts.ts';

const coldRuns = 3;
/** As deep below the project as this file, so that what is bundled finds models and articles. */
const bundle = fileURLToPath(new URL('../../dist/benchmark/entityRun.mjs', import.meta.url));

/** How fast names, and all else that articles say, are found on one core, beside what else finds them in JavaScript. */
export async function entityRows(): Promise<BenchRow[]> {
	if (entityTexts().length === 0) {
		console.error('entities: there are no articles to read in ../shared/data/ner/labelled-news; these rows are left out.');
		return [];
	}
	// What runs a bench wraps every function to keep its name, which halves the speed of code made of many: what ships is measured.
	await build({
		entryPoints: [fileURLToPath(new URL('entityRun.ts', import.meta.url))],
		outfile: bundle,
		bundle: true,
		minify: true,
		platform: 'node',
		format: 'esm',
		external: ['compromise', 'wink-nlp', 'wink-eng-lite-web-model'],
	});
	try {
		return await rowsOf(JSON.parse(await run('warm')) as WarmRates);
	} finally {
		await rm(bundle);
	}
}

async function rowsOf(warm: WarmRates): Promise<BenchRow[]> {
	const cold = {} as Record<EntityReaderName, ColdRun>;
	for (const name of entityReaderNames) cold[name] = await bestColdRun(name);
	const beside = (what: string, ours: EntityReaderName, isGoal: boolean): BenchRow[] => {
		const goal = isGoal ? { goal: { ratioAtLeast: 25 } } : {};
		return [
			{ what: `${what}, warm`, ours: warm[ours], peer: warm.compromise, peerName: 'compromise', unit: 'MB/s', ...goal },
			{ what: `${what}, warm`, ours: warm[ours], peer: warm['wink-nlp'], peerName: 'wink-nlp, no names', unit: 'MB/s' },
			{ what: `${what}, a new process`, ours: cold[ours].rate, peer: cold.compromise.rate, peerName: 'compromise', unit: 'MB/s', ...goal },
			{ what: `${what}, a new process`, ours: cold[ours].rate, peer: cold['wink-nlp'].rate, peerName: 'wink-nlp, no names', unit: 'MB/s' },
			{ what: `loading what finds ${what}`, ours: cold[ours].loadMs, peer: cold['wink-nlp'].loadMs, peerName: 'wink-nlp', unit: 'ms' },
		];
	};
	return [...beside('names', 'names', true), ...beside('names, dates and amounts, resolved', 'everything', false)];
}

async function bestColdRun(name: EntityReaderName): Promise<ColdRun> {
	const all: ColdRun[] = [];
	for (let turn = 0; turn < coldRuns; turn++) all.push(JSON.parse(await run('cold', name)) as ColdRun);
	return { loadMs: Math.min(...all.map(({ loadMs }) => loadMs)), rate: Math.max(...all.map(({ rate }) => rate)) };
}

async function run(...parameters: readonly string[]): Promise<string> {
	return (await promisify(execFile)(process.execPath, [bundle, ...parameters])).stdout;
}
