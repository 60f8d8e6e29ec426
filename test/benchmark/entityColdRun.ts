/** A process of its own: what loading costs, and reading articles of which nothing is known, with code that is not compiled. Prints both as JSON. */
import { cpuMs, type EntityReader, type EntityReaderName, entityReaders, rateOf, textsFor } from './entityTexts.ts';

/** How a cold run went. */
export interface ColdRun {
	readonly loadMs: number;
	/** MB/s. */
	readonly rate: number;
}

const name = process.argv[2] as EntityReaderName;
const texts = textsFor(name);
let read: EntityReader = () => undefined;
const loadMs = cpuMs(() => {
	read = entityReaders[name]();
});
const readMs = cpuMs(() => {
	for (const text of texts) read(text);
});
const run: ColdRun = { loadMs, rate: rateOf(texts, readMs) };
console.log(JSON.stringify(run));
