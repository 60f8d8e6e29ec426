import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { CheckedFinding } from '../../server/cli/check/checkedFile.ts';
import { describeFinding } from '../../server/cli/check/describe.ts';
import { compareFindings } from '../../server/cli/check/finishFindings.ts';
import { runChecks } from '../../server/cli/check/runChecks.ts';
import { createSuppressionStore } from '../../server/cli/check/suppressionStore.ts';
import { createWorkForce } from '../../server/cli/check/workForce.ts';
import { createConfigurationFinder } from '../../server/cli/configuration.ts';
import { openCorpus, rules } from '../../server/cli/engine.ts';
import { runRules } from '../../server/core/rules/runRules.ts';
import { defaultConfiguration } from '../../server/core/workspace/configuration.ts';
import { corpusText } from './corpusArbitraries.ts';
import { seededRuns } from './seed.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'corpus-sections-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function inSections(file: string, sectionBytes: number): Promise<readonly CheckedFinding[]> {
	const selection = { selected: undefined, ignored: new Set<string>(), named: new Set<string>() };
	const run = {
		options: { selection, minimumSeverity: 'hint' as const, withExcerpts: true, fix: false, unsafeFixes: false, diff: false, accepts: () => false },
		configurations: createConfigurationFinder(rules, undefined),
		sidecars: createSuppressionStore(),
		workForce: createWorkForce(1),
		sectionBytes,
		onProgress: () => undefined,
	};
	const found: CheckedFinding[] = [];
	const input = { kind: 'file', path: file, found: false } as const;
	for await (const event of runChecks([{ input, place: undefined }], run)) {
		if (event.kind === 'findings') {
			found.push(...event.findings);
			expect(event.excerpts).toHaveLength(event.findings.length);
		} else expect(event.kind).not.toBe('unreadable');
	}
	return found;
}

/** What the rules about the format find in the text as a whole, without what identifies a finding. */
function asOneText(file: string, bytes: Uint8Array): readonly unknown[] {
	const opened = openCorpus(file, bytes, defaultConfiguration);
	if (!opened.ok) return [];
	const byId = new Map(rules.map(rule => [rule.id, rule]));
	const findings = runRules(opened.value, defaultConfiguration, rules).map(finding =>
		describeFinding(opened.value, byId.get(finding.rule)!, finding),
	);
	return findings.sort(compareFindings).map(comparable);
}

/** Rewriting a whole file is named in a report and not listed; the line end that a file lacks is, in a report, of the kind that most of all lines have. */
function comparable({ fingerprint: _fingerprint, ...finding }: Omit<CheckedFinding, 'fingerprint'> & { fingerprint?: string }): unknown {
	return ['CF114', 'CF132', 'CF137'].includes(finding.rule) ? { ...finding, fixes: finding.fixes.map(({ title }) => title) } : finding;
}

/** One acronym with two names, in one document and in several. */
const acronyms = fc.constantFrom(
	'<<<FILE f.txt>>>\nThe National Tea Board (NTB) met.\n',
	'<<<FILE g.txt>>>\nThe Northern Tram Bureau (NTB) met the National Tea Board (NTB).\n',
	'<<<FILE h.txt>>>\r\nRain.\r\nThe Northern Tram Bureau (NTB) met.\r\n',
);

it('a corpus checked in sections, each as short as it may be, gives what the rules find in the whole', async () => {
	const file = path.join(folder, 'a.corpus');
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.oneof(corpusText, acronyms), { maxLength: 3 }).map(parts => parts.join('')),
			fc.integer({ min: 1, max: 60 }),
			async (text, sectionBytes) => {
				const bytes = Buffer.from(text);
				writeFileSync(file, bytes);
				const found = await inSections(file, sectionBytes);
				expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(found.length);
				const aboutFormat = found.filter(({ rule }) => !rule.startsWith('CA'));
				expect(aboutFormat.map(comparable)).toEqual(asOneText(file, bytes));
			},
		),
		{ ...seededRuns(150), examples: [['<<<FILE "two words">>>\r\n<<<FILE "two words">>><<<END>>>\n', 1]] },
	);
});
