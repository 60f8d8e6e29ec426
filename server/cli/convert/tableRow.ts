import type { AttributeValue } from '../../core/corpus/render.ts';
import { UsageError } from '../exitCode.ts';
import { printable } from '../terminal.ts';
import type { Entry } from './entry.ts';
import type { RawEntry, ReadOptions, WriteOptions } from './form.ts';
import { decodedEntry, heldEntry } from './forms/plainEntry.ts';

/** A document as a row of a table: what stands in each column, null where nothing does. */
export type Row = Readonly<Record<string, string | null>>;

const nameColumn = 'name';
const textColumn = 'text';
/** Where all attributes stand as one JSON object. */
const attributesColumn = 'attributes';

/** The columns of a table of documents, in their order. */
export async function columnsOf(options: WriteOptions): Promise<readonly string[]> {
	if (options.attributes === 'json') return [nameColumn, textColumn, attributesColumn];
	const keys = await options.attributeKeys();
	for (const key of keys) refuseClash(key);
	return [nameColumn, ...keys, textColumn];
}

/** A document's row, which the proof expects to read again. */
export async function rowOf(entry: Entry, options: WriteOptions): Promise<Row> {
	const { name } = entry;
	const { text, attributes } = await decodedEntry(entry, options.losses);
	options.proof.expect(name, attributes, text);
	if (options.attributes === 'json') {
		const object = Object.fromEntries(attributes.map(({ key, value }) => [key, value]));
		return { [nameColumn]: name, [textColumn]: text, [attributesColumn]: attributes.length > 0 ? JSON.stringify(object) : null };
	}
	for (const { key } of attributes) refuseClash(key);
	return { [nameColumn]: name, ...Object.fromEntries(attributes.map(({ key, value }) => [key, value ?? ''])), [textColumn]: text };
}

function refuseClash(key: string): void {
	if (key === nameColumn || key === textColumn || key === attributesColumn)
		throw new UsageError(`The attribute ${key} has the name of a column of the table. Give --attributes json to have all attributes in one column.`);
}

/** Which columns of a table hold what. */
export interface TableColumns {
	readonly name: string | undefined;
	readonly text: string;
}

const usualNames = [nameColumn, 'file_name', 'filename', 'file', 'path'];
const usualTexts = [textColumn, 'content', 'body', 'article', 'document', 'raw_content'];

/** Finds the columns of a table by what was asked for, or by their usual names. Throws `UsageError`, and lists what there is. */
export function findColumns(columns: readonly string[], options: ReadOptions, path: string): TableColumns {
	const wanted = (asked: string | undefined, usual: readonly string[], flag: string): string | undefined => {
		if (asked === undefined) return usual.find(each => columns.includes(each));
		if (columns.includes(asked)) return asked;
		throw new UsageError(`${path}: it has no column ${printable(asked)} (${flag}). It has: ${printable(columns.join(', '))}.`);
	};
	const text = wanted(options.textColumn, usualTexts, '--text-column');
	if (text === undefined)
		throw new UsageError(`${path}: no column is named text. Say with --text-column which one holds the documents: ${printable(columns.join(', '))}.`);
	return { name: wanted(options.nameColumn, usualNames, '--name-column'), text };
}

/** A row of any table as a document. Values that are no strings become strings, which is counted. */
export function entryOfRow(row: Readonly<Record<string, unknown>>, columns: TableColumns, { losses }: ReadOptions, where: string): RawEntry {
	const text = row[columns.text];
	if (typeof text !== 'string' && text !== null && text !== undefined)
		throw new UsageError(`${where}: what stands in the column ${printable(columns.text)} is no text.`);
	const name = columns.name === undefined ? undefined : row[columns.name];
	const attributes: AttributeValue[] = [];
	for (const [key, value] of Object.entries(row)) {
		if (key === columns.text || key === columns.name || value === null || value === undefined) continue;
		const object = key === attributesColumn ? objectOf(value) : undefined;
		if (object) for (const [inner, each] of Object.entries(object)) attributes.push({ key: inner, value: stringOf(each, losses) });
		else attributes.push({ key, value: stringOf(value, losses) });
	}
	const isMissing = name === null || name === undefined || name === '';
	return { ...heldEntry('', attributes, text ?? ''), name: isMissing ? undefined : stringOf(name, losses) };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
	let parsed: unknown = value;
	if (typeof value === 'string') {
		try {
			parsed = JSON.parse(value);
		} catch {
			return undefined;
		}
	}
	return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Record<string, unknown>) : undefined;
}

function stringOf(value: unknown, losses: ReadOptions['losses']): string {
	if (typeof value === 'string') return value;
	losses.add('{amount} values that are no strings became strings.', 1);
	// Columns of days and columns of times are one type to the reader.
	if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '');
	return typeof value === 'object'
		? JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner))
		: String(value);
}
