/**
 * Bundled as what ships is, and run by node alone (`entityRows.ts`):
 *
 *     node entityRun.mjs cold NAME     in a process that has just begun: what a reader takes to load, and to read articles of which it knows nothing
 *     node entityRun.mjs warm          all readers in turns, so that all have the machine in the same moods; the best of several runs of each
 *
 * Prints JSON.
 */
import { cpuMs, type EntityReader, type EntityReaderName, entityReaderNames, entityReaders, rateOf, textsFor } from './entityTexts.ts';

/** How a cold run went. */
export interface ColdRun {
	readonly loadMs: number;
	/** MB/s. */
	readonly rate: number;
}

/** MB/s by reader. */
export type WarmRates = Readonly<Record<EntityReaderName, number>>;

const warmRuns = 7;
const [kind, name] = process.argv.slice(2);
console.log(JSON.stringify(kind === 'warm' ? warmRates() : coldRun(name as EntityReaderName)));

function coldRun(reader: EntityReaderName): ColdRun {
	const texts = textsFor(reader);
	let read: EntityReader = () => undefined;
	const loadMs = cpuMs(() => {
		read = entityReaders[reader]();
	});
	const readMs = cpuMs(() => {
		for (const text of texts) read(text);
	});
	return { loadMs, rate: rateOf(texts, readMs) };
}

function warmRates(): WarmRates {
	const readers = entityReaderNames.map(reader => ({ texts: textsFor(reader), read: entityReaders[reader]() }));
	const shortestMs = readers.map(() => Number.POSITIVE_INFINITY);
	for (let run = 0; run <= warmRuns; run++) {
		for (const [index, { texts, read }] of readers.entries()) {
			const milliseconds = cpuMs(() => {
				for (const text of texts) read(text);
			});
			// The first run warms up.
			if (run > 0) shortestMs[index] = Math.min(shortestMs[index]!, milliseconds);
		}
	}
	return Object.fromEntries(readers.map(({ texts }, index) => [entityReaderNames[index]!, rateOf(texts, shortestMs[index]!)])) as WarmRates;
}
