import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { countFindings, emptyTotals } from '../../server/cli/check/totals.ts';
import { type CheckFormat, createReporter } from '../../server/cli/formats/formats.ts';
import { resultSchemas } from '../../server/cli/schemas/resultSchemas.ts';
import { createStyles } from '../../server/cli/terminal.ts';
import { corpus, folderWith, useCorpusCommand } from './corpusCommand.ts';

useCorpusCommand();

const root = fileURLToPath(new URL('../../', import.meta.url));
const schemaText = (name: string): string => readFileSync(path.join(root, 'schemas', name), 'utf8');
const corporaIn = (folder: string): string[] =>
	readdirSync(path.join(root, folder))
		.filter(name => name.endsWith('.corpus.txt'))
		.map(name => path.join(root, folder, name));

/** Everything that shows in results: every rule and dialect, names, times and amounts of each kind, files that cannot be read. */
let corpora: string[];

beforeAll(() => {
	const folder = folderWith({
		'values.corpus': `<<<FILE a.txt noeol title="Rain">>>
Minister opens bridge
ISLAMABAD, Aug 9 (AFP): The National Bridge Authority (NBA) paid $3-4 million on Monday, 8 to 10 per cent more than in 2024.

"It is 5 km long," Ahmed Khan said at 9 a.m. in Lahore.
<<<FILE empty.txt>>>
`,
		'utf16.corpus': new Uint8Array([0xff, 0xfe, 0x3c, 0x00]),
		'empty.corpus': '',
	});
	corpora = [...corporaIn('samples'), ...corporaIn('test/workbench/workspace')];
	for (const name of ['values.corpus', 'utf16.corpus', 'empty.corpus', 'missing.corpus']) corpora.push(path.join(folder, name));
});

function validatorOf(name: string): ValidateFunction {
	return new Ajv({ strict: true, allowUnionTypes: true }).compile(JSON.parse(schemaText(name)));
}

/** Holds results against a schema, and against the same results with one more member in one of their objects, which it must refuse. */
function expectToFollow(name: string, results: readonly unknown[]): void {
	const validate = validatorOf(name);
	expect(results.length).toBeGreaterThan(0);
	for (const result of results) expect(validate(result), JSON.stringify(validate.errors?.slice(0, 5))).toBe(true);
	const shapes = new Map<string, object>();
	for (const result of results) collectShapes(result, '', shapes);
	for (const [shape, example] of shapes) {
		if (openObjects.test(shape)) continue;
		const result = results.find(each => contains(each, example));
		Object.assign(example, { unheardOf: true });
		expect([shape, validate(result)]).toEqual([shape, false]);
		delete (example as { unheardOf?: true }).unheardOf;
	}
}

/** The keys of attributes are the corpus's, and those of rules the configuration's. */
const openObjects = /\.(attributes|rules)\{/;

/** An example of each kind of object in a result, by where it stands and what members it has. */
function collectShapes(value: unknown, at: string, shapes: Map<string, object>): void {
	if (Array.isArray(value)) for (const item of value) collectShapes(item, `${at}[]`, shapes);
	else if (typeof value === 'object' && value !== null) {
		shapes.set(`${at}{${Object.keys(value).join(',')}}`, value);
		for (const [key, member] of Object.entries(value)) collectShapes(member, `${at}.${key}`, shapes);
	}
}

function contains(value: unknown, example: object): boolean {
	if (value === example) return true;
	return typeof value === 'object' && value !== null && Object.values(value).some(member => contains(member, example));
}

async function json(...args: readonly string[]): Promise<unknown> {
	return JSON.parse((await corpus(args)).stdout);
}

async function jsonLines(...args: readonly string[]): Promise<unknown[]> {
	return linesOf((await corpus(args)).stdout);
}

function linesOf(text: string): unknown[] {
	return text
		.trimEnd()
		.split('\n')
		.map(line => JSON.parse(line));
}

/** What a report says of a document that is too long to be checked. */
function uncheckedReport(format: CheckFormat): string {
	const setting = {
		rules: [],
		version: '1.0.0',
		styles: createStyles(false),
		environment: {},
		fails: () => true,
		statistics: false,
		shard: undefined,
	};
	const reporter = createReporter(format, setting);
	const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
	const totals = emptyTotals();
	countFindings(totals, []);
	return [
		reporter.begin(),
		reporter.open({ path: 'a.corpus', dialect: 'canonical', documents: 1, preamble: range }),
		reporter.close(
			[
				{ document: 'long.txt', range, reason: 'it is too long' },
				{ document: null, range: null, reason: 'a defect' },
			],
			undefined,
		),
		reporter.end(totals),
	].join('');
}

/** Articles that follow each other in one document, each with its headline twice and a text of its own. */
function manyArticles(count: number): string {
	const towns = ['Northport', 'Southham', 'Oakford', 'Elmbridge', 'Ryefield'];
	const things = ['river bridge', 'rye market', 'school roof', 'ferry line', 'wool mill', 'corn harvest', 'town clock'];
	const news = ['opens to traffic', 'is sold at last', 'waits for a new owner', 'closes for the winter', 'gets a new coat of paint'];
	return Array.from({ length: count }, (_, index) => {
		const [town, thing] = [towns[index % 5]!, things[index % 7]!];
		const headline = `Old ${thing} of ${town} ${news[(index * 3 + Math.floor(index / 7)) % 5]}`;
		return [
			headline,
			`Updated ${(index % 28) + 1} May 2024`,
			headline,
			`${town.toUpperCase()}: The council decided on Friday that the ${thing} number ${index} would be looked at again, ${index + 2} years after the flood.`,
			`The ${index + 3} members of the guild made their way home before noon, and nobody was seen there in the evening of that day.\n`,
		].join('\n\n');
	}).join('\n');
}

describe('the schemas of results', () => {
	it.each([...resultSchemas()])('%s is up to date (npm run docs:schemas)', (name, schema) => {
		expect(JSON.parse(schemaText(name))).toEqual(schema);
	});

	it('are all there is beside that of the configuration', () => {
		expect(readdirSync(path.join(root, 'schemas')).sort()).toEqual(['corpus.config.schema.json', ...resultSchemas().keys()].sort());
	});

	it('check: of one run, of shards and joined', async () => {
		const results = [await json('check', '--format', 'json', ...corpora), JSON.parse(uncheckedReport('json'))];
		for (const index of [1, 2, 3]) results.push(await json('check', '--format', 'json', '--shard', `${index}/3`, ...corpora));
		const folder = folderWith({});
		const parts = results.slice(2).map((result, index) => {
			writeFileSync(path.join(folder, `${index}.json`), JSON.stringify(result));
			return path.join(folder, `${index}.json`);
		});
		results.push(await json('merge-results', ...parts));
		expectToFollow('check.schema.json', results);
	});

	it('check: a fix of more than a hundred edits is named and has none', async () => {
		const folder = folderWith({ 'many.corpus': `<<<FILE a.txt>>>\n${manyArticles(130)}`, 'ends.corpus': '<<<FILE b.txt>>>\r\nRain.\nRain.\r\n' });
		const files = ['many.corpus', 'ends.corpus'].map(name => path.join(folder, name));
		const result = await json('check', '--format', 'json', ...files);
		const { files: checked } = result as { files: { findings: { fixes: { title: string; edits: unknown[] }[] }[] }[] };
		const unlisted = checked.map(({ findings }) =>
			findings.flatMap(({ fixes }) => fixes.filter(({ edits }) => edits.length === 0).map(({ title }) => title)),
		);
		expect(new Set(unlisted[0])).toEqual(new Set(['Split at all 129 articles']));
		expect(unlisted[1]).toEqual(['Write every line end as CR LF']);
		expectToFollow('check.schema.json', [result]);
		expectToFollow('check-line.schema.json', await jsonLines('check', '--format', 'jsonl', ...files));
	});

	it('check: lines, of one run and of shards', async () => {
		const lines = [...(await jsonLines('check', '--format', 'jsonl', ...corpora)), ...linesOf(uncheckedReport('jsonl'))];
		for (const index of [1, 2]) lines.push(...(await jsonLines('check', '--format', 'jsonl', '--shard', `${index}/2`, ...corpora)));
		expectToFollow('check-line.schema.json', lines);
	});

	it('check: statistics', async () => {
		expectToFollow('check-statistics.schema.json', [await json('check', '--statistics', '--format', 'json', ...corpora)]);
	});

	it('outline', async () => {
		const result = await json('outline', '--format', 'json', ...corpora);
		expectToFollow('outline.schema.json', [result]);
		const told = JSON.stringify(result);
		for (const kind of ['headline', 'dateline', 'paragraph', 'quotation']) expect(told).toContain(`"kind":"${kind}"`);
	});

	it('entities', async () => {
		const result = await json('entities', '--format', 'json', ...corpora);
		expectToFollow('entities.schema.json', [result]);
		const told = JSON.stringify(result);
		for (const type of ['PER', 'ORG', 'LOC', 'DATE', 'TIME', 'MONEY', 'PERCENT', 'QUANTITY']) expect(told).toContain(`"type":"${type}"`);
		expect(told).toContain('"upTo":');
	});

	it('ls, stats and rules', async () => {
		expectToFollow('ls.schema.json', [await json('ls', '--format', 'json', ...corpora)]);
		expectToFollow('stats.schema.json', [await json('stats', '--format', 'json', ...corpora)]);
		expectToFollow('rules.schema.json', [await json('rules', '--format', 'json')]);
	});
});
