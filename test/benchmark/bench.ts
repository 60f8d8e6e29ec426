/**
 * `npm run bench`: one table in which every row stands beside its peer or floor, measured in the same run on the same text.
 * `--large` adds files of 1 GB. What is measured runs one after another, each in a process of its own, so that no row pays for another's memory.
 */
import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { articleRows } from './articleRows.ts';
import { benchCorpus } from './benchCorpus.ts';
import { type BenchRow, benchTable } from './benchTable.ts';
import { diskRows, editRows } from './coreRows.ts';

const [kind, megabytes, path] = process.argv.slice(2);

if (kind === 'edit') console.log(JSON.stringify(await editRows(Number(megabytes), [...benchCorpus(Number(megabytes) * 1e6)].join(''))));
else if (kind === 'articles') console.log(JSON.stringify(await articleRows(Number(megabytes))));
else if (kind === 'disk') console.log(JSON.stringify(await diskRows(Number(megabytes), path!)));
else await main();

async function main(): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'corpus-bench-'));
	try {
		const rows: BenchRow[] = [];
		for (const size of [1, 10, 50]) rows.push(...(await measure('edit', size)));
		for (const size of [1, 10]) rows.push(...(await measure('articles', size)));
		for (const size of process.argv.includes('--large') ? [1, 10, 100, 1000] : [1, 10, 100]) {
			const file = join(folder, `bench-${size}.corpus`);
			await pipeline(Readable.from(benchCorpus(size * 1e6)), createWriteStream(file));
			rows.push(...(await measure('disk', size, file)));
			await rm(file);
		}
		console.log(benchTable(rows));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function measure(what: 'edit' | 'disk' | 'articles', size: number, file = ''): Promise<readonly BenchRow[]> {
	const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, import.meta.filename, what, String(size), file]);
	return JSON.parse(stdout) as readonly BenchRow[];
}
