import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Corpus } from '../../../server/core/corpus/corpus.ts';
import { openCorpus } from '../../../server/core/corpus/corpusVersion.ts';
import { entityRules } from '../../../server/core/rules/entityRules.ts';
import { fixAll } from '../../../server/core/rules/fixAll.ts';
import { formatRules } from '../../../server/core/rules/registry.ts';
import { runRules } from '../../../server/core/rules/runRules.ts';
import { openCorpusBytes } from '../../../server/core/workspace/openBytes.ts';
import { contentsOf } from './contentsOf.ts';

const folder = new URL('../../../samples/', import.meta.url);
const settings = { rules: {} };
const expected: Record<string, readonly { rule: string; line: number }[]> = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'));
const names = readdirSync(folder).filter(name => name.endsWith('.corpus.txt'));

function open(name: string): Corpus {
	const opened = openCorpusBytes(`memory:/${name}`, readFileSync(new URL(name, folder)));
	if (!opened.ok) throw new Error(`${name}: ${opened.error}`);
	return opened.value;
}

test('Every sample has its expected findings written down, and every rule has a sample.', () => {
	expect(names).toEqual(Object.keys(expected).sort());
	for (const { id, name } of formatRules) expect(names).toContain(`${id.toLowerCase()}-${name}.corpus.txt`);
});

describe.each(names)('%s', name => {
	test('has the findings that were put into it, on their lines, and no other', () => {
		const corpus = open(name);
		const found = runRules(corpus, settings, [...formatRules, ...entityRules]).map(({ rule, span }) => ({
			rule,
			line: corpus.text.lineAt(span.from),
		}));
		expect(found).toEqual(expected[name]);
	});

	test('has no safe fix left after fix-all, and its articles are what they were', () => {
		const corpus = open(name);
		const result = fixAll(corpus, text => openCorpus(corpus.uri, 1, text), { settings });
		expect(result.isComplete).toBe(true);
		expect(result.remaining.flatMap(({ rule, fixes }) => (fixes.some(({ safety }) => safety === 'safe') ? [rule] : []))).toEqual([]);
		expect(contentsOf(openCorpus(corpus.uri, 1, result.text))).toEqual(contentsOf(corpus));
	});
});
