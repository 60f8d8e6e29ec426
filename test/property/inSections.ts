import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect } from 'vitest';
import { fixFile } from '../../server/cli/check/fixFile.ts';
import { bytesAsFile } from '../../server/cli/files/byteFile.ts';
import { ChangedCopy } from '../../server/cli/rewrite/changedCopy.ts';
import { copySections, type SectionRewriter } from '../../server/cli/rewrite/rewriteSections.ts';
import { openSectionedCorpus, type SectionedCorpus } from '../../server/cli/sections/sectionedCorpus.ts';
import type { ByteSink } from '../../server/cli/streams/byteSink.ts';
import { defaultConfiguration } from '../../server/core/workspace/configuration.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'corpus-rewrite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A sink that keeps what is written. */
export function sinkInto(pieces: Buffer[]): ByteSink {
	return { write: async piece => void pieces.push(Buffer.from(piece)) };
}

let runs = 0;

/** Fixes a text in sections of so many bytes, and gives the diff, too, that is shown of it. */
export async function fixedInSections(
	text: string,
	unsafe: boolean,
	named: readonly string[],
	sectionBytes: number,
): Promise<{ fixed: string; diff: string }> {
	const file = path.join(folder, `${++runs}.corpus`);
	const shared = { file, path: 'a.corpus', isCopy: false, configuration: defaultConfiguration, named, unsafe, sectionBytes };
	writeFileSync(file, text);
	const task = { ...shared, sidecar: path.join(folder, 'none.json') };
	const shown = await fixFile({ ...task, diff: true, scratch: path.join(folder, `${runs}-shown`) });
	expect(readFileSync(file, 'utf8')).toBe(text);
	const { problem, fixed } = await fixFile({ ...task, diff: false, scratch: path.join(folder, `${runs}-written`) });
	expect([problem, fixed]).toEqual([undefined, shown.fixed]);
	const diff = shown.diff === undefined ? '' : readFileSync(shown.diff, 'utf8');
	return { fixed: readFileSync(file, 'utf8'), diff };
}

/** Rewrites a text in sections. */
export async function rewritten(text: string, sectionBytes: number, plan: (corpus: SectionedCorpus) => Promise<SectionRewriter>): Promise<string> {
	const file = bytesAsFile(Buffer.from(text));
	const corpus = await openSectionedCorpus('a.corpus', file, sectionBytes);
	const pieces: Buffer[] = [];
	const copy = new ChangedCopy(file, async () => sinkInto(pieces));
	await copySections(corpus, await plan(corpus), copy);
	await copy.finish(true);
	return Buffer.concat(pieces).toString();
}
