// DuckDB reads what `corpus convert` writes, and `corpus convert` reads what DuckDB writes. The last line sums up: N passed, M failed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Installed beside this file when the part runs, so that no other part waits for it.
const { DuckDBInstance } = createRequire(import.meta.url)('@duckdb/node-api');
const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'corpus-interchange-'));

const documents = [
	{ name: 'a.txt', lang: 'en', date: '2025-08-09', title: 'Floods, "close" pass', text: 'Floods close the pass\n\nIt\'s "bad", they said.\n' },
	{ name: 'sub/b.txt', lang: 'ur', date: null, title: null, text: 'سیلاب نے راستہ بند کر دیا\r\n漢字 😀,\t;\n' },
	{ name: 'c.txt', lang: null, date: null, title: '', text: '' },
	{ name: 'd.txt', lang: null, date: null, title: null, text: 'no line end' },
	{ name: 'e.txt', lang: null, date: null, title: null, text: 'NULL\n<<<FILE x>>>\n\\\\N\n' },
];
const columns = /** @type {const} */ (['name', 'lang', 'date', 'title', 'text']);

/** @param {readonly string[]} args */
function corpus(...args) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' });
	assert.equal(status, 0, stderr);
	return { stdout, stderr };
}

writeFileSync(join(folder, 'in.jsonl'), documents.map(document => `${JSON.stringify(document)}\n`).join(''));
corpus('convert', 'in.jsonl', '-o', 'in.corpus');
// So many that a table has several row groups.
const many = Array.from({ length: 25_000 }, (_, index) => `<<<FILE n/${index}.txt id=${index}>>>\nDocument ${index}\n`).join('');
writeFileSync(join(folder, 'many.corpus'), many);

const database = await (await DuckDBInstance.create(':memory:')).connect();
/** @param {string} sql */
const rows = async sql => (await database.runAndReadAll(sql)).getRowObjects();
/** @param {string} name */
const file = name => `'${join(folder, name).replaceAll("'", "''")}'`;
const expected = documents.map(document => ({ ...document }));

/** @type {readonly (readonly [string, () => Promise<void>])[]} */
const tests = [
	[
		'Parquet, attributes as columns',
		async () => {
			corpus('convert', 'in.corpus', '-o', 'out.parquet');
			assert.deepEqual(await rows(`SELECT ${columns.join(', ')} FROM ${file('out.parquet')}`), expected);
			const types = await rows(`SELECT DISTINCT column_type FROM (DESCRIBE SELECT * FROM ${file('out.parquet')})`);
			assert.deepEqual(types, [{ column_type: 'VARCHAR' }]);
		},
	],
	[
		'Parquet, attributes as JSON',
		async () => {
			corpus('convert', 'in.corpus', '-o', 'json.parquet', '--attributes', 'json');
			const found = await rows(`SELECT name, attributes->>'$.lang' AS lang, attributes->>'$.title' AS title, text FROM ${file('json.parquet')}`);
			assert.deepEqual(
				found,
				documents.map(({ name, lang, title, text }) => ({ name, lang, title, text })),
			);
		},
	],
	[
		'Parquet of several row groups',
		async () => {
			corpus('convert', 'many.corpus', '-o', 'many.parquet');
			const [found] = await rows(
				`SELECT count(*)::INT AS documents, count(DISTINCT id)::INT AS ids, sum(CAST(text = 'Document ' || id || chr(10) AS INT))::INT AS equal FROM ${file('many.parquet')}`,
			);
			assert.deepEqual(found, { documents: 25_000, ids: 25_000, equal: 25_000 });
			const [groups] = await rows(`SELECT count(DISTINCT row_group_id)::INT AS groups FROM parquet_metadata(${file('many.parquet')})`);
			assert.deepEqual(groups, { groups: 3 });
		},
	],
	[
		'a Hugging Face dataset folder',
		async () => {
			corpus('convert', 'in.corpus', '--to', 'huggingface', '-o', 'dataset');
			assert.deepEqual(await rows(`SELECT ${columns.join(', ')} FROM ${file('dataset/data/train-*.parquet')}`), expected);
		},
	],
	[
		'CSV',
		async () => {
			corpus('convert', 'in.corpus', '-o', 'out.csv');
			const options = "header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', allow_quoted_nulls = false";
			assert.deepEqual(await rows(`SELECT ${columns.join(', ')} FROM read_csv(${file('out.csv')}, ${options})`), expected);
		},
	],
	[
		'JSON Lines',
		async () => {
			corpus('convert', 'in.corpus', '-o', 'out.jsonl');
			const types = columns.map(column => `${column}: 'VARCHAR'`).join(', ');
			const found = await rows(
				`SELECT ${columns.join(', ')} FROM read_json(${file('out.jsonl')}, format = 'newline_delimited', columns = {${types}})`,
			);
			assert.deepEqual(found, expected);
		},
	],
	...['zstd', 'gzip', 'snappy', 'brotli', 'lz4_raw', 'uncompressed'].map(
		codec =>
			/** @type {const} */ ([
				`Parquet that DuckDB wrote (${codec})`,
				async () => {
					await database.run(`COPY (SELECT * FROM ${file('out.parquet')}) TO ${file(`${codec}.parquet`)} (FORMAT parquet, COMPRESSION ${codec})`);
					assert.equal(corpus('convert', `${codec}.parquet`).stdout, readFileSync(join(folder, 'in.corpus'), 'utf8'));
				},
			]),
	),
	[
		'CSV that DuckDB wrote',
		async () => {
			await database.run(`COPY (SELECT * FROM ${file('out.parquet')}) TO ${file('duck.csv')} (FORMAT csv, HEADER, FORCE_QUOTE *, NULLSTR '')`);
			assert.equal(corpus('convert', 'duck.csv').stdout, readFileSync(join(folder, 'in.corpus'), 'utf8'));
		},
	],
	[
		'Parquet with numbers, dates and lists',
		async () => {
			await database.run(
				`COPY (SELECT 'x.txt' AS name, 'Rain' AS text, 7::BIGINT AS views, DATE '2025-08-09' AS date, [1, 2] AS pages, true AS free) TO ${file('types.parquet')}`,
			);
			const { stdout, stderr } = corpus('convert', 'types.parquet');
			assert.equal(stdout, '<<<FILE x.txt views=7 date=2025-08-09 pages="[1,2]" free=true noeol>>>\nRain\n');
			assert.match(stderr, /4 values that are no strings became strings/);
		},
	],
	[
		'the recipes of docs/cluster.md',
		async () => {
			const story = (/** @type {string} */ name, /** @type {string} */ date, /** @type {string} */ text) =>
				`<<<FILE ${name} date=${date}>>>\n${text}`;
			const kept = story('b.txt', '2025-08-09', 'Rain fell.\n') + story('z.txt', '2025-08-08', 'The sun came out.\n');
			const spaced = story('c.txt', '2025-08-10', 'Rain\n\nfell.\n');
			writeFileSync(join(folder, 'news.corpus'), kept + story('a.txt', '2025-08-09', 'Rain fell.\n') + spaced);
			corpus('convert', 'news.corpus', '-o', 'news.parquet');
			const page = readFileSync(new URL('../../docs/cluster.md', import.meta.url), 'utf8');
			const [byDay, twice, firstOfEach, ...more] = [...page.matchAll(/^```sql\n([\s\S]*?)^```/gm)].map(([, block]) =>
				String(block).replace(/'(\w+\.parquet)'/g, (_, name) => file(name)),
			);
			assert(byDay && twice && firstOfEach && more.length === 0, 'docs/cluster.md has other recipes than these tests');
			assert.deepEqual(
				(await rows(byDay)).map(({ date, documents, characters }) => [date, Number(documents), Number(characters)]),
				[
					['2025-08-08', 1, 18],
					['2025-08-09', 2, 22],
					['2025-08-10', 1, 12],
				],
			);
			assert.deepEqual(
				(await rows(twice)).map(({ names }) => /** @type {{ items: string[] }} */ (names).items),
				[['a.txt', 'b.txt', 'c.txt']],
			);
			await database.run(firstOfEach);
			corpus('convert', 'unique.parquet', '-o', 'unique.corpus');
			assert.equal(readFileSync(join(folder, 'unique.corpus'), 'utf8'), kept + spaced);
		},
	],
];

let passed = 0;
for (const [name, run] of tests) {
	try {
		await run();
		passed++;
		console.log(`ok - ${name}`);
	} catch (error) {
		console.log(`not ok - ${name}\n${error instanceof Error ? error.message : error}`);
	}
}
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${tests.length - passed} failed`);
process.exit(passed === tests.length ? 0 : 1);
