import { mkdir, open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as tinyglobby from 'tinyglobby';
import { UsageError } from '../../exitCode.ts';
import { fileSink } from '../../streams/byteSink.ts';
import { openHeldFile } from '../../streams/heldFile.ts';
import type { Entry } from '../entry.ts';
import type { FolderReader, Form, ReadOptions, WriteOptions } from '../form.ts';
import { columnsOf, rowOf } from '../tableRow.ts';
import { csvForm, tsvForm } from './csvForm.ts';
import { cardPatterns, datasetCard } from './datasetCard.ts';
import { jsonlForm } from './jsonlForm.ts';
import { createParquetTable, type ParquetTable, parquetForm, RowGroup } from './parquetForm.ts';

/** A folder as the Hugging Face Hub holds data sets: Parquet files under `data/`, and a card, README.md, that describes them. */
export const datasetForm: Form = {
	id: 'huggingface',
	title: 'a Hugging Face dataset folder with its card',
	extensions: [],
	folderReader: readDataset,
	folderWriter: writeDataset,
};

const tables = [parquetForm, jsonlForm, csvForm, tsvForm];

/** A shard is closed when it has so many bytes of text: the Hub's own limit is 500 MB. */
const shardBytes = 500_000_000;

async function* readDataset(folder: string, options: ReadOptions): ReturnType<FolderReader> {
	const card = await readFile(path.join(folder, 'README.md'), 'utf8').catch(() => '');
	const declared = cardPatterns(card);
	const patterns =
		declared.length > 0 ? declared : [{ split: undefined, pattern: `**/*{${tables.flatMap(({ extensions }) => extensions).join(',')}}` }];
	const splits = new Set(patterns.map(({ split }) => split));
	let files = 0;
	for (const { split, pattern } of patterns) {
		const found = await tinyglobby.glob([pattern], { cwd: folder, onlyFiles: true, expandDirectories: false, followSymbolicLinks: false });
		for (const file of found.filter(each => !each.startsWith('../')).sort()) {
			const form = tables.find(({ extensions }) => extensions.some(extension => file.endsWith(extension)));
			if (!form?.reader) continue;
			files++;
			const source = await openHeldFile(path.join(folder, file));
			try {
				for await (const entry of form.reader(source, `${folder}/${file}`, options)) {
					const marked = split !== undefined && splits.size > 1 && !entry.attributes.some(({ key }) => key === 'split');
					yield marked ? { ...entry, attributes: [...entry.attributes, { key: 'split', value: split }] } : entry;
				}
			} finally {
				await source.close();
			}
		}
	}
	if (files === 0) throw new UsageError(`${folder}: no Parquet, JSON Lines or CSV file is in this folder.`);
}

/** A Parquet file under way, and how many bytes of text it has. */
interface Shard {
	readonly table: ParquetTable;
	bytes: number;
	finish(): Promise<void>;
}

async function openShard(file: string, columns: readonly string[]): Promise<Shard> {
	const handle = await open(file, 'wx');
	const sink = fileSink(handle);
	const table = await createParquetTable(columns, sink);
	return {
		table,
		bytes: 0,
		async finish() {
			await table.finish();
			await sink.flush();
			await handle.close();
		},
	};
}

async function writeDataset(entries: AsyncIterable<Entry>, folder: string, options: WriteOptions): Promise<void> {
	const columns = await columnsOf(options);
	const data = path.join(folder, 'data');
	await mkdir(data);
	const files: string[] = [];
	const languages = new Set<string>();
	let examples = 0;
	let textBytes = 0;
	let shard: Shard | undefined;
	const startShard = (): Promise<Shard> => {
		files.push(path.join(data, `part-${files.length}.parquet`));
		return openShard(files.at(-1)!, columns);
	};
	let group = new RowGroup();
	const flush = async (): Promise<void> => {
		if (group.rows.length === 0) return;
		shard ??= await startShard();
		await shard.table.write(group.rows);
		for (const row of group.rows) for (const value of Object.values(row)) shard.bytes += Buffer.byteLength(value ?? '');
		group = new RowGroup();
		if (shard.bytes < shardBytes) return;
		textBytes += shard.bytes;
		await shard.finish();
		shard = undefined;
	};
	for await (const entry of entries) {
		const language = entry.attributes.find(({ key }) => key === 'lang')?.value;
		if (language !== undefined) languages.add(language);
		group.add(await rowOf(entry, options));
		examples++;
		if (group.isFull) await flush();
	}
	await flush();
	if (files.length === 0) shard = await startShard();
	textBytes += shard?.bytes ?? 0;
	await shard?.finish();
	let downloadBytes = 0;
	for (const [index, file] of files.entries()) {
		const number = (count: number): string => String(count).padStart(5, '0');
		downloadBytes += (await stat(file)).size;
		await rename(file, path.join(data, `train-${number(index)}-of-${number(files.length)}.parquet`));
	}
	const card = datasetCard({ name: path.basename(folder), columns, examples, textBytes, downloadBytes, languages: [...languages].sort() });
	await writeFile(path.join(folder, 'README.md'), card);
}
