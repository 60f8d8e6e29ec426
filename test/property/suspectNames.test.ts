import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crossFindings } from '../../server/cli/check/crossFindings.ts';
import { nameRules } from '../../server/cli/check/crossRules.ts';
import { describeFinding } from '../../server/cli/check/describe.ts';
import { joinSurveys } from '../../server/cli/check/joinedSurvey.ts';
import { openCorpus } from '../../server/cli/engine.ts';
import { bytesAsFile } from '../../server/cli/files/byteFile.ts';
import { surveyRange } from '../../server/cli/sections/survey.ts';
import { unsafeNameReason } from '../../server/core/corpus/names.ts';
import { NameTree } from '../../server/core/corpus/nameTree.ts';
import { nameRefusals } from '../../server/core/corpus/refusals.ts';
import { runRules } from '../../server/core/rules/runRules.ts';
import { defaultConfiguration } from '../../server/core/workspace/configuration.ts';
import { seededRuns } from './seed.ts';

/** Names that are alike, numbered as a fix would number them, in folders that are names too; capitals whose small letter depends on what follows. */
const segment = fc
	.tuple(
		fc.constantFrom('a', 'A', 'ΑΣ', 'ας', 'ασ', '\u00e9', 'e\u0301', '.x', 'news', '\u0130'),
		fc.constantFrom('', '', '-2', '-3', '-4', '-02', '-2-2'),
		fc.constantFrom('', '', '.txt', '.TXT', '.a.b'),
	)
	.map(parts => parts.join(''));
const name = fc.array(segment, { minLength: 1, maxLength: 3 }).map(segments => segments.join('/'));
const names = fc.array(fc.oneof(name, fc.constantFrom('', '../a', 'a//b')), { maxLength: 12 });

it('looking at suspect names alone finds what looking at all names does, with the same fixes', async () => {
	await fc.assert(
		fc.asyncProperty(names, async all => {
			const bytes = Buffer.from(all.map((each, index) => `<<<FILE ${each}>>>\n${index % 3}\n`).join(''));
			const opened = openCorpus('a.corpus', bytes, defaultConfiguration);
			if (!opened.ok) throw new Error(opened.error);
			const { dialect } = opened.value.index;
			const survey = joinSurveys([await surveyRange(bytesAsFile(bytes), dialect, 0, bytes.length, false)]);
			const rulesById = new Map(nameRules.map(rule => [rule.id, rule]));
			const whole = runRules(opened.value, defaultConfiguration, nameRules).map(finding =>
				describeFinding(opened.value, rulesById.get(finding.rule)!, finding),
			);
			const found = crossFindings('a.corpus', dialect, survey, defaultConfiguration)
				.all()
				.filter(({ finding }) => rulesById.has(finding.rule));
			expect(found.map(({ finding }) => finding)).toEqual(whole);
			for (const { ordinal, finding } of found) expect(opened.value.document(ordinal).line).toBe(finding.range.start.line);
		}),
		seededRuns(400),
	);
});

it('names are refused as a tree of all of them refuses them', () => {
	fc.assert(
		fc.property(names, all => {
			const tree = new NameTree();
			const twice = all.flatMap((each, ordinal) => (unsafeNameReason(each) === undefined && tree.add(each, ordinal) !== undefined ? [ordinal] : []));
			const folders = all.flatMap((each, ordinal) => (tree.documentWithin(each) === undefined ? [] : [ordinal]));
			const refusals = nameRefusals(all.length, ordinal => ({ name: all[ordinal]!, line: undefined }));
			const of = (rule: string): number[] => refusals.filter(refusal => refusal.rule === rule).map(({ ordinal }) => ordinal);
			expect(of('CF120')).toEqual(twice);
			expect(of('CF124')).toEqual(folders);
			expect(of('CF107').length + of('CF122').length).toBe(all.filter(each => unsafeNameReason(each) !== undefined).length);
		}),
		seededRuns(1000),
	);
});
