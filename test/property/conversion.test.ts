import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameRefusals } from '../../server/core/corpus/refusals.ts';
import { pack } from '../../server/core/corpus/writer.ts';
import { corpusInProcess } from '../cli/inProcess.ts';
import { seededRuns } from './seed.ts';

const forms = [
	'jsonl',
	'csv',
	'tsv',
	'parquet',
	'huggingface',
	'folder',
	'txtar',
	'repomix',
	'repomix-markdown',
	'repomix-plain',
	'gitingest',
	'vertical',
	'<<<FILE: name>>>',
	'<<<FILE name>>> ... <<<END>>>',
	'<<<FILE: name>>> ... <<<END FILE: name>>>',
	'<<<FILE name ... >>>',
];

const piece = fc.constantFrom(
	'Rain fell.',
	'<<<FILE x>>>',
	'<<<END>>>',
	'>>>',
	'-- x --',
	'</file>',
	'```',
	'`````',
	'='.repeat(16),
	'='.repeat(48),
	'='.repeat(64),
	'File: x',
	'FILE: x',
	'## File: x',
	'"',
	',',
	'\t',
	'\\',
	'&amp; <b>',
	'漢字 😀',
	'\u2028',
	'\ufeff',
	'\0',
	' ',
	'\n',
	'\n',
	'\n\n',
	'\r\n',
	'\r',
);
const content = fc.oneof(
	fc.array(piece, { maxLength: 12 }).map(pieces => new TextEncoder().encode(pieces.join(''))),
	fc.uint8Array({ maxLength: 20 }),
);
const name = fc.constantFrom('a.txt', 'b c.txt', 'sub/d.txt', 'é.txt', 'q"uote.txt', '-x', 'e', 'f.txt.gz');
const attributes = fc.uniqueArray(
	fc.record({
		key: fc.constantFrom('title', 'source', 'id', 'x_y'),
		value: fc.oneof(fc.string({ unit: 'grapheme-ascii', maxLength: 6 }), fc.constantFrom('é漢字', '', '"', '\n', '\r\n', ',', ' ', '<&>')),
	}),
	{ maxLength: 3, selector: ({ key }) => key },
);
const archive = fc
	.uniqueArray(fc.record({ name, attributes, content }), { minLength: 1, maxLength: 5, selector: entry => entry.name })
	.filter(entries => nameRefusals(entries.length, ordinal => ({ name: entries[ordinal]!.name, line: undefined })).length === 0);

test('A conversion is either proved by reading it back, or refused with what stands in its way.', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'corpus-property-'));
	let converted = 0;
	try {
		let run = 0;
		await fc.assert(
			fc.asyncProperty(archive, fc.constantFrom(...forms), async (entries, to) => {
				const packed = pack(entries);
				if (!packed.ok) throw new Error(JSON.stringify(packed.error));
				const input = path.join(folder, `${++run}.corpus`);
				writeFileSync(input, packed.value);
				const { code, stderr } = await corpusInProcess('convert', input, '--to', to, '-o', path.join(folder, `${run}.out`));
				if (code === 0) converted++;
				else expect(stderr).toMatch(/would be read as a delimiter|cannot stand in a heading/);
			}),
			seededRuns(300),
		);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	expect(converted).toBeGreaterThan(100);
}, 600_000);
