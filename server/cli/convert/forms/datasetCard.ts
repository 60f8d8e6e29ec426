/** What a data set's card says of it. */
export interface DatasetFacts {
	readonly name: string;
	readonly columns: readonly string[];
	readonly examples: number;
	/** Of all values, as UTF-8. */
	readonly textBytes: number;
	/** Of the files. */
	readonly downloadBytes: number;
	/** BCP 47. */
	readonly languages: readonly string[];
}

/** The card of a data set with one split: README.md with a head in YAML as the Hugging Face Hub reads it. */
export function datasetCard({ name, columns, examples, textBytes, downloadBytes, languages }: DatasetFacts): string {
	const text = (value: string): string => JSON.stringify(value);
	const head = [
		`pretty_name: ${text(name)}`,
		...(languages.length > 0 ? ['language:', ...languages.map(language => `- ${text(language)}`)] : []),
		'size_categories:',
		`- ${sizeCategory(examples)}`,
		'configs:',
		'- config_name: default',
		'  data_files:',
		'  - split: train',
		'    path: data/train-*',
		'dataset_info:',
		'  features:',
		...columns.flatMap(column => [`  - name: ${text(column)}`, '    dtype: string']),
		'  splits:',
		'  - name: train',
		`    num_bytes: ${textBytes}`,
		`    num_examples: ${examples}`,
		`  download_size: ${downloadBytes}`,
		`  dataset_size: ${textBytes}`,
	];
	const told = columns.map(column => `- \`${column}\`${columnNotes[column] ? `: ${columnNotes[column]}` : ''}`);
	return `---\n${head.join('\n')}\n---\n\n# ${name.replace(/[\r\n]/g, ' ')}\n\n${examples} documents of an article corpus, one a row. Columns:\n\n${told.join('\n')}\n\nAll are strings; a column is null where a document has no such attribute. \`corpus convert\` turns this folder back into a corpus.\n`;
}

const columnNotes: Readonly<Record<string, string>> = {
	name: "the document's path in the corpus",
	text: 'the content, byte for byte',
	lang: 'BCP 47',
	date: 'ISO 8601',
	attributes: "the document's attributes as a JSON object",
};

/** The Hub's own steps. */
function sizeCategory(examples: number): string {
	const steps: readonly (readonly [number, string])[] = [
		[1e3, 'n<1K'],
		[1e4, '1K<n<10K'],
		[1e5, '10K<n<100K'],
		[1e6, '100K<n<1M'],
		[1e7, '1M<n<10M'],
		[1e8, '10M<n<100M'],
		[1e9, '100M<n<1B'],
	];
	return steps.find(([below]) => examples < below)?.[1] ?? '1B<n<10B';
}

/** The files that a card names, with their splits. Reads `configs` as the Hub's tools write them: a line for each path. Empty where there are none. */
export function cardPatterns(card: string): readonly { readonly split: string | undefined; readonly pattern: string }[] {
	const head = /^---\r?\n([\s\S]*?)\r?\n---/.exec(card)?.[1] ?? '';
	const found: { split: string | undefined; pattern: string }[] = [];
	let split: string | undefined;
	let isInPaths = false;
	for (const line of head.split(/\r?\n/)) {
		const entry = /^\s*(?:- )?\s*(split|path|data_files):\s*(.*?)\s*$/.exec(line);
		const item: string | undefined = isInPaths ? /^\s+- (.+?)\s*$/.exec(line)?.[1] : undefined;
		isInPaths = entry ? entry[1] !== 'split' && entry[2] === '' : isInPaths && item !== undefined;
		if (entry?.[1] === 'split') split = unquoted(entry[2]!);
		else if (entry && entry[2] !== '') found.push({ split, pattern: unquoted(entry[2]!) });
		else if (!entry && item !== undefined) found.push({ split, pattern: unquoted(item) });
	}
	return found;
}

function unquoted(value: string): string {
	return /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
}
