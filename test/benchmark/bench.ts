/**
 * `npm run bench`: one table in which every row stands beside its peer or floor, measured in the same run on the same articles.
 *
 *     npm run bench                            all rows, files up to 1 GB
 *     npm run bench -- --only servers,disk     some of them: edit, servers, articles, entities, cli, disk
 *     npm run bench -- --only disk --size 10G  files up to 10 GB (so much room in the folder for temporary files)
 *
 * What is measured runs one after another, each in a process of its own, so that no row pays for another's memory.
 */
import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs, promisify } from 'node:util';
import { articleRows } from './articleRows.ts';
import { benchCorpus } from './benchCorpus.ts';
import { type BenchRow, benchTable } from './benchTable.ts';
import { cliRows } from './cliRows.ts';
import { diskRows, editRows } from './coreRows.ts';
import { entityRows } from './entityRows.ts';
import { serverRows } from './serverRows.ts';

/** What makes some rows of the table, at some sizes in megabytes. */
interface RowMaker {
	readonly sizes: readonly number[];
	/** `file` is a corpus of that size, for makers that want one. */
	make(megabytes: number, file: string): Promise<readonly BenchRow[]>;
	readonly wantsFile?: boolean;
}

const makers: Readonly<Record<string, RowMaker>> = {
	edit: { sizes: [1, 10, 50], make: megabytes => editRows(megabytes, [...benchCorpus(megabytes * 1e6)].join('')) },
	servers: { sizes: [10, 40], make: serverRows },
	articles: { sizes: [1, 10], make: articleRows },
	// Of the size of the labelled articles, which there are no more of.
	entities: { sizes: [1], make: entityRows },
	cli: { sizes: [100, 1000], make: cliRows, wantsFile: true },
	disk: { sizes: [1, 10, 100, 1000, 10_000], make: diskRows, wantsFile: true },
};

const { values: options } = parseArgs({
	options: { only: { type: 'string' }, size: { type: 'string', default: '1G' }, make: { type: 'string' }, file: { type: 'string', default: '' } },
});

if (options.make === undefined) await main();
else console.log(JSON.stringify(await makers[options.make]!.make(megabytesOf(options.size), options.file)));

async function main(): Promise<void> {
	const wanted = options.only?.split(',') ?? Object.keys(makers);
	const unknown = wanted.filter(name => !(name in makers));
	if (unknown.length > 0) throw new Error(`--only: there is no ${unknown.join(', ')}; there are ${Object.keys(makers).join(', ')}.`);
	const largest = megabytesOf(options.size);
	const folder = await mkdtemp(join(tmpdir(), 'corpus-bench-'));
	try {
		const rows: BenchRow[] = [];
		for (const name of wanted) {
			for (const size of makers[name]!.sizes.filter(megabytes => megabytes <= largest)) rows.push(...(await measure(name, size, folder)));
		}
		console.log(benchTable(rows));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function measure(name: string, megabytes: number, folder: string): Promise<readonly BenchRow[]> {
	console.error(`${name}, ${megabytes} MB …`);
	const file = makers[name]!.wantsFile ? join(folder, `bench-${megabytes}.corpus`) : '';
	if (file !== '') await pipeline(Readable.from(benchCorpus(megabytes * 1e6)), createWriteStream(file));
	try {
		const parameters = ['--make', name, '--size', `${megabytes}M`, '--file', file];
		const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, import.meta.filename, ...parameters]);
		return JSON.parse(stdout) as readonly BenchRow[];
	} finally {
		if (file !== '') await rm(file);
	}
}

/** `500M` or `10G` in megabytes. */
function megabytesOf(size: string): number {
	const [, number, unit] = /^(\d+(?:\.\d+)?)([MG])$/i.exec(size) ?? [];
	if (!number || !unit) throw new Error(`--size: ${size} is no size such as 500M or 10G.`);
	return Number(number) * (unit.toUpperCase() === 'G' ? 1000 : 1);
}
