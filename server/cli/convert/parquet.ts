import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { createNamer, documentOfRow } from './tables.ts';
import { attributeMap, FormatError, strictText, type TransferDocument, type TransferReader } from './transferDocument.ts';

/** How many rows are held at once; what readers of Parquet fetch at once, too. */
const rowsPerGroup = 10_000;

/**
 * A Parquet file (Apache Parquet 2, Snappy): `name` and `text` as strings, `attributes` as a JSON string, and `content` in bytes for what is no UTF-8, where there
 * is any. Row groups are written as they fill.
 */
export async function writeParquet(documents: readonly TransferDocument[]): Promise<Uint8Array> {
	const texts = documents.map(document => strictText(document.content));
	const hasBytes = texts.includes(undefined);
	const columnsOf = (from: number, to: number) => {
		const group = documents.slice(from, to);
		const text = { name: 'text', data: texts.slice(from, to).map(each => each ?? null), type: 'STRING' as const, nullable: hasBytes };
		const bytes = {
			name: 'content',
			data: group.map((document, index) => (texts[from + index] === undefined ? document.content : null)),
			type: 'BYTE_ARRAY' as const,
			nullable: true,
		};
		return [
			{ name: 'name', data: group.map(document => document.name), type: 'STRING' as const, nullable: false },
			text,
			{ name: 'attributes', data: group.map(document => JSON.stringify(attributeMap(document))), type: 'STRING' as const, nullable: false },
			...(hasBytes ? [bytes] : []),
		];
	};
	const writer = new ByteWriter();
	const parquet = new ParquetWriter({ writer, schema: schemaFromColumnData({ columnData: columnsOf(0, rowsPerGroup) }) });
	for (let from = 0; from < Math.max(1, documents.length); from += rowsPerGroup)
		await parquet.write({ columnData: columnsOf(from, from + rowsPerGroup) });
	await parquet.finish();
	return new Uint8Array(writer.getBuffer());
}

/** Reads Parquet with a text column, ours or another's; columns are named as for JSON Lines. */
export const readParquet: TransferReader = async function* (bytes, path) {
	const file = bytes.slice().buffer;
	const names = createNamer();
	try {
		const metadata = await parquetMetadataAsync(file);
		const total = Number(metadata.num_rows);
		for (let rowStart = 0; rowStart < total; rowStart += rowsPerGroup) {
			const rows = await parquetReadObjects({ file, metadata, rowStart, rowEnd: Math.min(total, rowStart + rowsPerGroup) });
			for (const [index, row] of rows.entries()) yield documentOfRow(unfolded(row), names, `${path}: row ${rowStart + index + 1}`);
		}
	} catch (error) {
		if (error instanceof FormatError) throw error;
		throw new FormatError(`${path} cannot be read as Parquet: ${(error as Error).message}`);
	}
};

/** A row of ours has its attributes as JSON and bytes apart; a row of another tool is taken as it is. */
function unfolded(row: Record<string, unknown>): Record<string, unknown> {
	const { attributes, content, ...rest } = row;
	const unfoldedRow: Record<string, unknown> = { ...rest };
	if (content instanceof Uint8Array) unfoldedRow['base64'] = Buffer.from(content).toString('base64');
	else if (content !== null && content !== undefined) unfoldedRow['content'] = content;
	if (typeof attributes === 'string') {
		try {
			unfoldedRow['attributes'] = JSON.parse(attributes) as unknown;
		} catch {
			unfoldedRow['attributes-text'] = attributes;
		}
	}
	return unfoldedRow;
}

/** The card of a Hugging Face dataset folder: what is in it, where, and in which languages, in the front matter that the Hub reads. */
export function datasetCard(title: string, documents: readonly TransferDocument[], parquetBytes: number): string {
	const languages = [
		...new Set(
			documents.flatMap(document =>
				document.attributes.filter(({ key }) => key === 'lang').map(({ value }) => (value ?? '').split('-')[0]!.toLowerCase()),
			),
		),
	]
		.filter(language => /^[a-z]{2,3}$/.test(language))
		.sort();
	const contentBytes = documents.reduce((sum, document) => sum + document.content.length, 0);
	const lines = [
		'---',
		`pretty_name: ${JSON.stringify(title)}`,
		...(languages.length > 0 ? ['language:', ...languages.map(language => `- ${language}`)] : []),
		'size_categories:',
		`- ${sizeCategory(documents.length)}`,
		'configs:',
		'- config_name: default',
		'  data_files:',
		'  - split: train',
		'    path: data/train-*',
		'dataset_info:',
		'  features:',
		'  - name: name',
		'    dtype: string',
		'  - name: text',
		'    dtype: string',
		'  - name: attributes',
		'    dtype: string',
		'  splits:',
		'  - name: train',
		`    num_bytes: ${contentBytes}`,
		`    num_examples: ${documents.length}`,
		`  download_size: ${parquetBytes}`,
		`  dataset_size: ${contentBytes}`,
		'---',
		'',
		`# ${title}`,
		'',
		`${documents.length} documents, exported from an article corpus. Each row is one document: \`name\` as its delimiter has it, \`text\` without escapes, and`,
		'`attributes` as a JSON object (`lang`, `date`, `title`, `source` and others, where the corpus has them).',
		'',
		'Licence, sources and how the texts were chosen are not known to the exporter: please add them here before publishing.',
		'',
	];
	return lines.join('\n');
}

/** The Hub's words for how many rows a dataset has. */
function sizeCategory(rows: number): string {
	const bounds: readonly [number, string][] = [
		[1e3, 'n<1K'],
		[1e4, '1K<n<10K'],
		[1e5, '10K<n<100K'],
		[1e6, '100K<n<1M'],
		[1e7, '1M<n<10M'],
		[1e8, '10M<n<100M'],
	];
	return bounds.find(([bound]) => rows < bound)?.[1] ?? '100M<n<1B';
}
