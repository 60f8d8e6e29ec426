import { applyPatch } from 'diff';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planMerge } from '../../server/cli/commands/merge.ts';
import { rules } from '../../server/cli/engine.ts';
import { type ByteFile, bytesAsFile } from '../../server/cli/files/byteFile.ts';
import { ChangedCopy } from '../../server/cli/rewrite/changedCopy.ts';
import { ChangedRegions } from '../../server/cli/rewrite/changedRegions.ts';
import { writeUnifiedDiff } from '../../server/cli/rewrite/unifiedDiff.ts';
import { formatDelimiters } from '../../server/core/features/formatDelimiters.ts';
import { mergeDocuments } from '../../server/core/features/mergeDocuments.ts';
import { fixAll } from '../../server/core/rules/fixAll.ts';
import { createText } from '../../server/core/source/chunkedText.ts';
import { defaultConfiguration } from '../../server/core/workspace/configuration.ts';
import { openCorpusBytes } from '../../server/core/workspace/openBytes.ts';
import { quietTerminal } from '../cli/quietTerminal.ts';
import { corpusText } from './corpusArbitraries.ts';
import { fixedInSections, rewritten, sinkInto } from './inSections.ts';
import { seededRuns } from './seed.ts';

/** Corpora in which the same names come again and again, in other letters, and as folders. */
const crowded = fc
	.array(
		fc.tuple(
			fc.constantFrom('a.txt', 'A.txt', 'a-2.txt', 'b', 'b/c', 'b/C', 'x//y', '../a.txt', '"two words"', 'con', 'path=a.txt'),
			fc.constantFrom('>>>', ' >>>', '>>', ' bytes=3>>>', ' noeol>>>'),
			fc.constantFrom('', 'One\n', 'One\nTwo\n', 'One\n<<<END>>>\n', '<<<END FILE: a.txt>>>\n', 'Red\r\n'),
		),
		{ maxLength: 8 },
	)
	.map(documents => documents.map(([name, close, body]) => `<<<FILE ${name}${close}\n${body}`).join(''));
const anyCorpus = fc.oneof(corpusText, crowded);
const sectionSize = fc.integer({ min: 1, max: 80 });

/** A byte-order mark at the start is taken off before there is a text. */
function withoutMark(text: string): string {
	return text.replace(/^\ufeff+/, '');
}

/** What the editor's fix-all makes of a text that it holds whole. */
function fixedWhole(text: string, unsafe: boolean, named: ReadonlySet<string>): string {
	const open = (content: string) => {
		const opened = openCorpusBytes('a.corpus', Buffer.from(content));
		if (!opened.ok) throw new Error(opened.error);
		return opened.value;
	};
	const accepts = ({ rule }: { rule: string }, safety: string): boolean =>
		safety === 'safe' || (safety === 'requested' && named.has(rule)) || (safety === 'unsafe' && unsafe);
	const { text: fixed } = fixAll(open(text), changed => open(changed.slice(0)), { settings: defaultConfiguration, rules, accepts });
	return fixed.slice(0);
}

it('fixes in sections, each as short as it may be, come out as in the whole, and their diff leads there', async () => {
	const requested = fc.subarray(['CF130', 'CF135', 'CF136', 'CF137', 'CF138']);
	await fc.assert(
		fc.asyncProperty(anyCorpus, fc.boolean(), requested, sectionSize, async (text, unsafe, named, sectionBytes) => {
			const { fixed, diff } = await fixedInSections(text, unsafe, named, sectionBytes);
			expect(fixed).toBe(fixedWhole(withoutMark(text), unsafe, new Set(named)));
			if (fixed !== text) expect(applyPatch(text, diff, { autoConvertLineEndings: false })).toBe(fixed);
			else expect(diff).toBe('');
		}),
		seededRuns(120),
	);
}, 3_600_000);

it('line ends of several kinds become one kind, wherever a piece ends', async () => {
	const line = fc.tuple(fc.constantFrom('', 'a', 'rain', '<<<FILE a>>>'), fc.constantFrom('\n', '\r\n', '\r'));
	const mixed = fc.array(line, { maxLength: 12 }).map(lines => lines.flat().join(''));
	await fc.assert(
		fc.asyncProperty(mixed, async text => {
			const { fixed } = await fixedInSections(text, false, ['CF132'], 20);
			const kinds = new Set(fixed.match(/\r\n|\r|\n/g));
			expect(kinds.size).toBeLessThan(2);
		}),
		seededRuns(60),
	);
}, 3_600_000);

it('format and merge write in sections what they write in the whole', async () => {
	await fc.assert(
		fc.asyncProperty(anyCorpus.map(withoutMark), sectionSize, async (text, sectionBytes) => {
			const opened = openCorpusBytes('a.corpus', Buffer.from(text));
			if (!opened.ok) return;
			const corpus = opened.value;
			const formatted = await rewritten(text, sectionBytes, async () => ({ changes: async section => formatDelimiters(section.corpus) }));
			expect(formatted).toBe(createText(text).edit(formatDelimiters(corpus)).slice(0));
			const merged = await rewritten(text, sectionBytes, sectioned => planMerge({ terminal: quietTerminal }, sectioned, [], {})).catch(
				(error: unknown) => {
					if (error instanceof Error && error.name === 'UsageError') return undefined;
					throw error;
				},
			);
			const expected = createText(text)
				.edit(mergeDocuments(corpus, 0, corpus.index.count - 1))
				.slice(0);
			if (merged !== undefined) expect(merged).toBe(expected);
		}),
		seededRuns(300),
	);
}, 3_600_000);

/** Random replacements in random texts, several rounds of them. */
const rounds = fc.array(
	fc.array(fc.record({ at: fc.nat(60), length: fc.nat(6), insert: fc.array(fc.constantFrom('a', 'b', '\n', 'é', '\r\n'), { maxLength: 5 }) }), {
		maxLength: 4,
	}),
	{ minLength: 1, maxLength: 4 },
);

it('a diff made of known regions, of several rounds of changes, leads from the first state to the last', async () => {
	const lines = fc.array(fc.constantFrom('a', 'b', '\n', '\n', '\r\n', 'x y'), { maxLength: 60 }).map(parts => Buffer.from(parts.join('')));
	await fc.assert(
		fc.asyncProperty(lines, rounds, async (first, changes) => {
			let regions = new ChangedRegions();
			let state: Buffer = first;
			for (const round of changes) {
				const own = new ChangedRegions();
				const pieces: Buffer[] = [];
				const copy = new ChangedCopy(bytesAsFile(state), async () => sinkInto(pieces), own);
				let end = 0;
				for (const { at, length, insert } of [...round].sort((a, b) => a.at - b.at)) {
					const from = Math.min(state.length, Math.max(end, at));
					end = Math.min(state.length, from + length);
					await copy.change([{ from, to: end, insert: Buffer.from(insert.join('')) }]);
				}
				await copy.finish(true);
				state = Buffer.concat(pieces);
				regions = regions.followedBy(own);
			}
			const diff = await diffOf(bytesAsFile(first), bytesAsFile(state), regions);
			if (diff === '') expect(state.toString()).toBe(first.toString());
			else expect(applyPatch(first.toString(), diff, { autoConvertLineEndings: false })).toBe(state.toString());
		}),
		seededRuns(1000),
	);
});

async function diffOf(before: ByteFile, after: ByteFile, regions: ChangedRegions): Promise<string> {
	const pieces: Buffer[] = [];
	await writeUnifiedDiff('a', before, after, regions, sinkInto(pieces));
	return Buffer.concat(pieces).toString();
}
