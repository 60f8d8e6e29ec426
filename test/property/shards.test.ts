import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { sectionDocuments } from '../../server/cli/sections/cutSections.ts';
import { sharesOf } from '../../server/cli/shard/planShard.ts';
import { corpusText } from './corpusArbitraries.ts';
import { runCommand } from './runCommand.ts';
import { seededRuns } from './seed.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'corpus-shards-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Documents that are copies of each other, share names, differ in case, are folders, declare their size, end badly: what looks across documents. */
const crowd = fc
	.array(
		fc.constantFrom(
			'<<<FILE a.txt>>>\nSame.\n',
			'<<<FILE a.txt>>>\nSame.\n\n',
			'<<<FILE a.txt>>>\nOther <<<FILE x.txt>>>\n',
			'<<<FILE A.TXT>>>\nSame.\n',
			'<<<FILE a.txt/b.txt>>>\r\nSame.\r\n',
			'<<<FILE b bytes=7>>>\nSame.\n',
			'<<<FILE "caf\u00e9">>>\nNul \u0000 and \u0007 here.\n',
			'<<<FILE "cafe\u0301">>>\nNul \u0000 and \u0007 here.\n',
			'<<<FILE a-2.txt\nUnclosed.\n',
			'<<<FILE news/one.txt bytes=5>>>\n\n<<<END>>>\n',
			'<<<FILE news/one.txt sha256=00>>>\nBody\n\n<<<END>>>\nbetween\n',
			'<<<FILE e.txt>>>',
			'<<<FILE f.txt>>>\nThe National Tea Board (NTB) met.\n',
			'<<<FILE g.txt>>>\nThe Northern Tram Bureau (NTB) met the National Tea Board (NTB).\n',
			'\ufeff<<<FILE m.txt>>>\rlone returns\r',
		),
		{ maxLength: 12 },
	)
	.map(pieces => pieces.join(''));

const bytes = fc
	.tuple(
		fc.oneof(
			corpusText,
			crowd,
			fc.tuple(crowd, corpusText).map(pair => pair.join('')),
		),
		fc.array(fc.tuple(fc.nat(), fc.constantFrom(0xff, 0xc3, 0x0a)), { maxLength: 2 }),
	)
	.map(([text, damage]) => {
		const damaged = Buffer.from(text);
		for (const [at, byte] of damage) if (damaged.length > 0) damaged[at % damaged.length] = byte;
		return damaged;
	});

let run = 0;

/** Joins the results of so many shards, and expects what one run gives. */
async function expectJoined(files: readonly (string | Buffer)[], count: number, format: string): Promise<void> {
	const own = path.join(folder, `${run++}`);
	mkdirSync(own);
	const paths = files.map((content, index) => {
		const file = path.join(own, `${index}.corpus`);
		writeFileSync(file, content);
		return file;
	});
	const whole = await runCommand(['check', '--format', format, ...paths]);
	const results: string[] = [];
	for (let index = 1; index <= count; index++) {
		const { out } = await runCommand(['check', '--format', format, '--shard', `${index}/${count}`, ...paths]);
		const file = path.join(own, `result-${index}`);
		writeFileSync(file, out);
		results.unshift(file);
	}
	const merged = await runCommand(['merge-results', '--format', format, ...results]);
	expect(merged.out).toBe(whole.out);
	expect(merged.code).toBe(whole.code);
	rmSync(own, { recursive: true });
}

describe('shards', () => {
	it.each(['json', 'jsonl', 'sarif'])('joined, give what one run gives, whatever their number (%s)', async format => {
		const corpora = fc.array(bytes, { minLength: 1, maxLength: 3 });
		await fc.assert(
			fc.asyncProperty(corpora, fc.integer({ min: 1, max: 7 }), async (files, count) => {
				await expectJoined(files, count, format);
			}),
			seededRuns(25),
		);
	});

	it('of more documents than are looked at together are joined, too: what is found across them counts once', async () => {
		const copies = Array.from({ length: sectionDocuments + 10 }, (_, index) => `<<<FILE ${index % 4000}.txt>>>\n${index % 3}\n`);
		const acronyms =
			'<<<FILE f>>>\nThe National Tea Board (NTB) met.\n<<<FILE g>>>\nThe Northern Tram Bureau (NTB) met the National Tea Board (NTB).\n';
		await expectJoined([copies.join('') + acronyms], 1, 'json');
	});

	it('share out every byte of every file, once', () => {
		fc.assert(
			fc.property(fc.array(fc.oneof(fc.nat({ max: 40 }), fc.constant(0)), { maxLength: 8 }), fc.integer({ min: 1, max: 9 }), (sizes, count) => {
				const total = sizes.reduce((sum, size) => sum + size, 0);
				const seen = sizes.map(() => [] as [number, number][]);
				for (let index = 1; index <= count; index++)
					for (const { at, from, to } of sharesOf(sizes, total, { index, count })) seen[at]!.push([from, to]);
				for (const [at, size] of sizes.entries()) {
					expect(seen[at]!.length).toBeGreaterThan(0);
					expect(seen[at]![0]![0]).toBe(0);
					expect(seen[at]!.at(-1)![1]).toBe(size);
					for (const [index, [from]] of seen[at]!.entries()) if (index > 0) expect(from).toBe(seen[at]![index - 1]![1]);
				}
			}),
			seededRuns(500),
		);
	});
});
