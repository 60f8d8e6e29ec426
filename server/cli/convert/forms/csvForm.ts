import { Readable } from 'node:stream';
import { CsvError, type InfoField, parse } from 'csv-parse';
import type { ByteSource } from '../../../core/source/byteSource.ts';
import { readSome, WindowReader } from '../../../core/source/windowReader.ts';
import { UsageError } from '../../exitCode.ts';
import type { Entry } from '../entry.ts';
import type { FileReader, FileWriter, Form, ReadOptions, WriteOptions } from '../form.ts';
import { columnsOf, entryOfRow, findColumns, rowOf } from '../tableRow.ts';

/** Comma-separated values (RFC 4180) with a line of column names. */
export const csvForm: Form = separatedForm('csv', 'comma-separated values with a line of column names', ['.csv'], ',');

/** The same with tabs. */
export const tsvForm: Form = separatedForm('tsv', 'tab-separated values with a line of column names', ['.tsv'], '\t');

function separatedForm(id: string, title: string, extensions: readonly string[], separator: string): Form {
	return {
		id,
		title,
		extensions,
		reader: (source, path, options) => readTable(source, path, options, separator),
		writer: (entries, sink, options) => writeTable(entries, sink, options, separator),
	};
}

async function* readTable(source: ByteSource, path: string, options: ReadOptions, separator: string): ReturnType<FileReader> {
	const rows = Readable.from(windows(source, options)).pipe(
		parse({
			delimiter: separator,
			bom: true,
			relax_column_count: false,
			skip_empty_lines: true,
			record_delimiter: ['\r\n', '\n', '\r'],
			// An empty field without quotes is no value; one in quotes is an empty one.
			cast: (value: string, context: InfoField) => (value === '' && !context.quoting ? null : value),
		}),
	);
	let header: readonly string[] | undefined;
	let number = 1;
	try {
		for await (const record of rows as AsyncIterable<readonly (string | null)[]>) {
			if (!header) {
				header = record.map(column => column ?? '');
				findColumns(header, options, path);
				continue;
			}
			number++;
			const names = header;
			const row = Object.fromEntries(record.map((value, index) => [names[index]!, value]));
			yield entryOfRow(row, findColumns(header, options, path), options, `${path}, record ${number}`);
		}
	} catch (error) {
		if (error instanceof CsvError) throw new UsageError(`${path}: ${error.message}.`);
		throw error;
	}
}

async function* windows(source: ByteSource, { onProgress }: ReadOptions): AsyncGenerator<Uint8Array> {
	const size = await source.size();
	const reader = new WindowReader(source, 1024 * 1024);
	for (let offset = 0; offset < size; ) {
		const bytes = await readSome(reader, offset, size);
		offset += bytes.length;
		onProgress(offset, size);
		yield bytes;
	}
}

async function writeTable(entries: AsyncIterable<Entry>, sink: Parameters<FileWriter>[1], options: WriteOptions, separator: string): Promise<void> {
	const columns = await columnsOf(options);
	await sink.write(`${columns.join(separator)}\r\n`);
	for await (const entry of entries) {
		const row = await rowOf(entry, options);
		await sink.write(`${columns.map(column => field(row[column] ?? null, separator)).join(separator)}\r\n`);
	}
}

function field(value: string | null, separator: string): string {
	if (value === null) return '';
	const isPlain = value !== '' && !value.includes(separator) && !/["\r\n\ufeff]|^\s|\s$/.test(value);
	return isPlain ? value : `"${value.replaceAll('"', '""')}"`;
}
