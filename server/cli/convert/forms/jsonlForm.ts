import type { ByteSource } from '../../../core/source/byteSource.ts';
import { UsageError } from '../../exitCode.ts';
import type { Entry } from '../entry.ts';
import type { FileReader, FileWriter, Form, ReadOptions, WriteOptions } from '../form.ts';
import { lineText, readLines } from '../lines.ts';
import { entryOfRow, findColumns, rowOf, type TableColumns } from '../tableRow.ts';

/** JSON Lines: an object a line. */
export const jsonlForm: Form = {
	id: 'jsonl',
	title: 'JSON Lines: name, text and attributes of a document in each line',
	extensions: ['.jsonl', '.ndjson'],
	reader: readJsonLines,
	writer: writeJsonLines,
};

async function* readJsonLines(source: ByteSource, path: string, options: ReadOptions): ReturnType<FileReader> {
	let columns: TableColumns | undefined;
	for await (const line of readLines(source, path, options.onProgress)) {
		const text = lineText(line).replace(/^\ufeff/, '');
		if (text.trim() === '') continue;
		const where = `${path}:${line.number + 1}`;
		const row = parseObject(text, where);
		// Rows of one file have columns of their own, but what holds the text is one.
		if (!columns || !(columns.text in row)) columns = findColumns(Object.keys(row), options, where);
		yield entryOfRow(row, { ...columns, name: columns.name ?? findColumns(Object.keys(row), options, where).name }, options, where);
	}
}

function parseObject(text: string, where: string): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(text);
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
	} catch (error) {
		throw new UsageError(`${where}: the line is no JSON (${(error as Error).message}).`);
	}
	throw new UsageError(`${where}: the line is no JSON object.`);
}

async function writeJsonLines(entries: AsyncIterable<Entry>, sink: Parameters<FileWriter>[1], options: WriteOptions): Promise<void> {
	for await (const entry of entries) {
		const row = await rowOf(entry, options);
		const attributes = row['attributes'];
		// The object itself, where every value has a type of its own.
		const written = typeof attributes === 'string' ? { ...row, attributes: JSON.parse(attributes) as unknown } : row;
		await sink.write(`${JSON.stringify(written)}\n`);
	}
}
