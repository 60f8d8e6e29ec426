import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BenchRow } from './benchTable.ts';
import type { ColdRun } from './entityColdRun.ts';
import { cpuMs, type EntityReaderName, entityReaders, entityTexts, rateOf, textsFor } from './entityTexts.ts';

/** Of so many runs, the fastest counts. */
const warmRuns = 5;
const coldRuns = 3;
const goal = { ratioAtLeast: 25 };

/** What a reader reads a second, known words and compiled code or not, and what it takes to load. */
interface Rates extends ColdRun {
	readonly warm: number;
}

/** How fast names, and all else that articles say, are found on one core, beside what else finds them in JavaScript. */
export async function entityRows(): Promise<BenchRow[]> {
	if (entityTexts().length === 0) {
		console.error('entities: there are no articles to read in ../shared/data/ner/labelled-news; these rows are left out.');
		return [];
	}
	const [names, everything, compromise, wink] = (await measureInTurns(['names', 'everything', 'compromise', 'wink-nlp'])) as [
		Rates,
		Rates,
		Rates,
		Rates,
	];
	const beside = (what: string, ours: Rates): BenchRow[] => [
		{ what: `${what}, warm`, ours: ours.warm, peer: compromise.warm, peerName: 'compromise', unit: 'MB/s', goal },
		{ what: `${what}, warm`, ours: ours.warm, peer: wink.warm, peerName: 'wink-nlp, no names', unit: 'MB/s' },
		{ what: `${what}, a new process`, ours: ours.rate, peer: compromise.rate, peerName: 'compromise', unit: 'MB/s', goal },
		{ what: `${what}, a new process`, ours: ours.rate, peer: wink.rate, peerName: 'wink-nlp, no names', unit: 'MB/s' },
		{ what: `loading what finds ${what}`, ours: ours.loadMs, peer: wink.loadMs, peerName: 'wink-nlp', unit: 'ms' },
	];
	return [...beside('names', names), ...beside('names, dates and amounts, resolved', everything)];
}

/** In turns, so that all have the machine in the same moods; of each the best counts. */
async function measureInTurns(readers: readonly EntityReaderName[]): Promise<readonly Rates[]> {
	const cold = readers.map((): ColdRun[] => []);
	for (let run = 0; run < coldRuns; run++) for (const [index, name] of readers.entries()) cold[index]!.push(await coldRun(name));
	const warm = readers.map(warmReader);
	const shortestMs = warm.map(() => Number.POSITIVE_INFINITY);
	for (let run = 0; run < warmRuns; run++)
		for (const [index, { readAll }] of warm.entries()) shortestMs[index] = Math.min(shortestMs[index]!, cpuMs(readAll));
	return readers.map((_, index) => ({
		loadMs: Math.min(...cold[index]!.map(({ loadMs }) => loadMs)),
		rate: Math.max(...cold[index]!.map(({ rate }) => rate)),
		warm: rateOf(warm[index]!.texts, shortestMs[index]!),
	}));
}

async function coldRun(name: EntityReaderName): Promise<ColdRun> {
	const script = fileURLToPath(new URL('entityColdRun.ts', import.meta.url));
	const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, script, name]);
	return JSON.parse(stdout) as ColdRun;
}

/** A reader that has read its texts once. */
function warmReader(name: EntityReaderName): { readonly texts: readonly string[]; readAll(): void } {
	const texts = textsFor(name);
	const read = entityReaders[name]();
	const readAll = (): void => {
		for (const text of texts) read(text);
	};
	readAll();
	return { texts, readAll };
}
