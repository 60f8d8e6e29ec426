import { attributeMap, attributesOf, FormatError, looseText, strictText, type TransferDocument, type TransferReader } from './transferDocument.ts';

/** Rows: JSON Lines and CSV. A row is a document: `name`, `text`, and its attributes. */

/** JSON Lines: `{"name", "text", "attributes"}`; content that is no UTF-8 stands in `base64` in place of `text`. */
export function* writeJsonLines(documents: Iterable<TransferDocument>): Generator<string> {
	for (const document of documents) {
		const text = strictText(document.content);
		const content = text === undefined ? { base64: Buffer.from(document.content).toString('base64') } : { text };
		yield `${JSON.stringify({ name: document.name, attributes: attributeMap(document), ...content })}\n`;
	}
}

/**
 * Reads JSON Lines of ours and of others: the text from `text`, `content` or `body`, the name from `name`, `id`, `path`, `file` or `url`, what else is a text or a number
 * becomes an attribute.
 */
export const readJsonLines: TransferReader = function* (bytes, path) {
	const names = createNamer();
	let number = 0;
	for (const line of looseText(bytes).split('\n')) {
		number++;
		if (line.trim() === '') continue;
		let row: unknown;
		try {
			row = JSON.parse(line);
		} catch (error) {
			throw new FormatError(`${path}:${number}: this line is no JSON: ${(error as Error).message}`);
		}
		if (typeof row !== 'object' || row === null || Array.isArray(row))
			throw new FormatError(`${path}:${number}: an object is expected on each line.`);
		yield documentOfRow(row as Record<string, unknown>, names, `${path}:${number}`);
	}
};

const textKeys = ['text', 'content', 'body'];
const nameKeys = ['name', 'id', 'path', 'file', 'url'];

/** One row of a table as a document. Shared by JSON Lines, CSV and Parquet. */
export function documentOfRow(row: Record<string, unknown>, nameFor: (wanted: string | undefined) => string, place: string): TransferDocument {
	const { base64, attributes } = row;
	const textKey = textKeys.find(key => typeof row[key] === 'string');
	if (textKey === undefined && typeof base64 !== 'string') throw new FormatError(`${place}: a field "text" is expected (or "content", "body").`);
	const nameKey = nameKeys.find(key => typeof row[key] === 'string' || typeof row[key] === 'number');
	const rest = Object.entries(row).filter(([key]) => key !== textKey && key !== nameKey && key !== 'attributes' && key !== 'base64');
	const nested = typeof attributes === 'object' && attributes !== null ? Object.entries(attributes) : [];
	const pairs = [...nested, ...rest].flatMap(([key, value]): [string, string][] => (isPlain(value) ? [[key, String(value)]] : []));
	const text = textKey === undefined ? undefined : row[textKey];
	const content = typeof text === 'string' ? Buffer.from(text, 'utf8') : Buffer.from(String(base64), 'base64');
	return { name: nameFor(nameKey === undefined ? undefined : String(row[nameKey])), attributes: attributesOf(pairs), content };
}

function isPlain(value: unknown): value is string | number | boolean | bigint {
	return ['string', 'number', 'boolean', 'bigint'].includes(typeof value);
}

/** Gives rows without a name one: `000001.txt`, by their place. */
export function createNamer(extension = '.txt'): (wanted: string | undefined) => string {
	let count = 0;
	return wanted => {
		count++;
		return wanted !== undefined && wanted !== '' ? wanted : `${String(count).padStart(6, '0')}${extension}`;
	};
}

/** CSV of RFC 4180, UTF-8, with a head: `name`, `text`, then a column for each attribute that occurs. */
export function* writeCsv(documents: readonly TransferDocument[]): Generator<string> {
	const keys = [...new Set(documents.flatMap(document => document.attributes.flatMap(({ key, value }) => (value === undefined ? [] : [key]))))];
	yield csvRow(['name', 'text', ...keys]);
	for (const document of documents) {
		const attributes = attributeMap(document);
		yield csvRow([document.name, looseText(document.content), ...keys.map(key => attributes[key] ?? '')]);
	}
}

function csvRow(fields: readonly string[]): string {
	return `${fields.map(field => (/[",\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',')}\r\n`;
}

/** Reads CSV with a head. Fields may hold line ends and quotes, as RFC 4180 has it; rows end at LF or CR LF. */
export const readCsv: TransferReader = function* (bytes, path) {
	const names = createNamer();
	let head: string[] | undefined;
	let number = 0;
	for (const row of csvRows(looseText(bytes).replace(/^\ufeff/, ''), path)) {
		number++;
		if (!head) {
			head = row;
			continue;
		}
		if (row.length === 1 && row[0] === '') continue;
		if (row.length !== head.length) throw new FormatError(`${path}: row ${number} has ${row.length} fields, but the head has ${head.length}.`);
		yield documentOfRow(Object.fromEntries(head.map((key, index) => [key, row[index]])), names, `${path}: row ${number}`);
	}
};

function* csvRows(text: string, path: string): Generator<string[]> {
	let row: string[] = [];
	let index = 0;
	while (index < text.length) {
		let field = '';
		if (text[index] === '"') {
			const start = index++;
			for (;;) {
				const quote = text.indexOf('"', index);
				if (quote < 0) throw new FormatError(`${path}: a quoted field that starts at offset ${start} is not closed.`);
				field += text.slice(index, quote);
				index = quote + 1;
				if (text[index] !== '"') break;
				field += '"';
				index++;
			}
		} else {
			const end = fieldEnd(text, index);
			field = text.slice(index, end);
			index = end;
		}
		row.push(field);
		if (text[index] === ',') {
			index++;
			if (index === text.length) row.push('');
			continue;
		}
		if (index < text.length && text[index] !== '\n' && !text.startsWith('\r\n', index))
			throw new FormatError(`${path}: text stands behind a quoted field at offset ${index}.`);
		index += text[index] === '\r' ? 2 : 1;
		yield row;
		row = [];
	}
	if (row.length > 0) yield row;
}

/** Where an unquoted field ends: at a comma or a line end. */
function fieldEnd(text: string, from: number): number {
	for (let index = from; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		if (unit === 0x2c || unit === 0x0a || (unit === 0x0d && text.charCodeAt(index + 1) === 0x0a)) return index;
	}
	return text.length;
}
