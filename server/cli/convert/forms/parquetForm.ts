import type { ByteSource } from '../../../core/source/byteSource.ts';
import { UsageError } from '../../exitCode.ts';
import type { BufferedSink } from '../../streams/byteSink.ts';
import type { Entry } from '../entry.ts';
import type { FileReader, FileWriter, Form, ReadOptions, WriteOptions } from '../form.ts';
import { columnsOf, entryOfRow, findColumns, type Row, rowOf } from '../tableRow.ts';

/** Apache Parquet: a row a document. */
export const parquetForm: Form = {
	id: 'parquet',
	title: 'Parquet: a row with name, text and attributes for each document',
	extensions: ['.parquet'],
	reader: readParquet,
	writer: writeParquet,
};

/** A row group is closed when its texts come to so many UTF-16 units, or its rows to so many: what is held of a table at once. */
const groupUnits = 16 * 1024 * 1024;
const groupRows = 10_000;

/** Rows that are gathered for one row group. */
export class RowGroup {
	readonly rows: Row[] = [];
	#units = 0;

	add(row: Row): void {
		this.rows.push(row);
		this.#units += row['text']?.length ?? 0;
	}

	get isFull(): boolean {
		return this.#units >= groupUnits || this.rows.length >= groupRows;
	}
}

async function writeParquet(entries: AsyncIterable<Entry>, sink: Parameters<FileWriter>[1], options: WriteOptions): Promise<void> {
	const table = await createParquetTable(await columnsOf(options), sink);
	let group = new RowGroup();
	for await (const entry of entries) {
		group.add(await rowOf(entry, options));
		if (!group.isFull) continue;
		await table.write(group.rows);
		group = new RowGroup();
	}
	if (group.rows.length > 0) await table.write(group.rows);
	await table.finish();
}

/** A Parquet file under way. */
export interface ParquetTable {
	write(rows: readonly Row[]): Promise<void>;
	finish(): Promise<void>;
}

/** Starts a Parquet file of string columns; all may be null but the name and the text. */
export async function createParquetTable(columns: readonly string[], sink: BufferedSink): Promise<ParquetTable> {
	const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
	const bytes = new ByteWriter();
	const flush = async (): Promise<void> => {
		await sink.write(new Uint8Array(bytes.buffer, 0, bytes.index));
		bytes.index = 0;
	};
	const writer = Object.assign(bytes, { flush, finish: flush });
	const isRequired = (name: string): boolean => name === 'name' || name === 'text';
	const table = new ParquetWriter({
		writer,
		codec: 'SNAPPY',
		createdBy: 'corpus convert',
		schema: [
			{ name: 'root', num_children: columns.length },
			...columns.map(name => ({
				name,
				type: 'BYTE_ARRAY' as const,
				converted_type: 'UTF8' as const,
				logical_type: { type: 'STRING' as const },
				repetition_type: isRequired(name) ? ('REQUIRED' as const) : ('OPTIONAL' as const),
			})),
		],
	});
	return {
		async write(rows) {
			await table.write({ columnData: columns.map(name => ({ name, data: rows.map(row => row[name] ?? null) })), rowGroupSize: rows.length });
		},
		async finish() {
			await table.finish();
		},
	};
}

/** The library's own decoder takes a byte-order mark at the start of a value away. */
const parsers = { stringFromBytes: (bytes: Uint8Array | undefined) => bytes && decoder.decode(bytes) };
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

async function* readParquet(source: ByteSource, path: string, options: ReadOptions): ReturnType<FileReader> {
	const [{ parquetMetadataAsync, parquetReadObjects }, { compressors }] = await Promise.all([import('hyparquet'), import('hyparquet-compressors')]);
	const size = await source.size();
	const file = {
		byteLength: size,
		async slice(start: number, end: number = size): Promise<ArrayBuffer> {
			const target = new Uint8Array(Math.max(0, Math.min(end, size) - start));
			if ((await source.read(start, target)) < target.length) throw new Error('it became shorter while it was read');
			return target.buffer;
		},
	};
	let rowStart = 0;
	try {
		const metadata = await parquetMetadataAsync(file);
		const columns = findColumns(
			metadata.schema.slice(1).map(({ name }) => name),
			options,
			path,
		);
		for (const group of metadata.row_groups) {
			const rowEnd = rowStart + Number(group.num_rows);
			const rows = await parquetReadObjects({ file, metadata, rowStart, rowEnd, compressors, parsers });
			for (const [index, row] of rows.entries()) yield entryOfRow(row, columns, options, `${path}, row ${rowStart + index + 1}`);
			rowStart = rowEnd;
			options.onProgress(Math.min(size, rowEnd), Number(metadata.num_rows));
		}
	} catch (error) {
		if (error instanceof UsageError) throw error;
		throw new UsageError(`${path}: it cannot be read as Parquet: ${(error as Error).message}.`);
	}
}
