import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createArticleAnalyser } from '../../../server/core/articles/analyse.ts';
import { openCorpus } from '../../../server/core/corpus/corpusVersion.ts';
import { articleRules } from '../../../server/core/rules/articleRules.ts';
import type { Finding } from '../../../server/core/rules/rule.ts';
import { docsOf } from '../../../server/core/rules/ruleDocs.ts';
import { articleFindings } from '../../../server/core/rules/runRules.ts';
import { createText } from '../../../server/core/source/chunkedText.ts';
import { twoStories } from './twoStories.ts';

const analyser = createArticleAnalyser(new Uint8Array(gunzipSync(readFileSync(new URL('../../../models/articles.bin.gz', import.meta.url)))));
const now = Date.UTC(2026, 0, 1);

interface Checked {
	readonly text: string;
	readonly findings: readonly Finding[];
	fixed(rule: string, title: RegExp): string;
}

function check(text: string): Checked {
	const corpus = openCorpus('file:///a.corpus', 1, createText(text));
	const findings: Finding[] = [];
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
		const document = corpus.document(ordinal);
		const { body } = document.parsed().value;
		const analysis = analyser.analyseNow(document.source().slice(body.from, body.to));
		findings.push(...articleFindings(document, analysis, now, { rules: {} }, articleRules));
	}
	return {
		text,
		findings,
		fixed(rule, title) {
			const fix = findings
				.filter(finding => finding.rule === rule)
				.flatMap(({ fixes }) => fixes)
				.find(candidate => title.test(candidate.title));
			if (!fix) throw new Error(`No fix of ${rule} is called ${title}.`);
			return corpus.text.edit(fix.edits()).slice(0);
		},
	};
}

const idsOf = ({ findings }: Checked): string[] => findings.map(({ rule }) => rule);
const story = (date: string): string =>
	`River bridge opens to traffic after two years\n\n${date}\n\nNORTHPORT: The bridge across the Elm opened on Friday after two years of work, and the first cars crossed it before noon.\n\nFerries that had carried travellers in the meantime made their last crossing in the evening.\n`;

describe('several articles in one document', () => {
	const before = `<<<FILE first.txt >>>\nNothing to split here\n<<<FILE page.txt lang=en bytes=4000>>>\n${twoStories}`;

	it('are told with the reason, and split into documents named for their headlines', () => {
		const checked = check(before);
		const [finding] = checked.findings.filter(({ rule }) => rule === 'CA201');
		expect(before.slice(finding!.span.from, finding!.span.to)).toMatch(/^Bakers of Southham .* two years$/);
		expect(finding!.message).toMatch(/A second article seems to start here: "Bakers of Southham .* \(\d\d %: /);
		expect(finding!.fixes[0]!.safety).toBe('unsafe');
		const split = checked.fixed('CA201', /Split here/);
		expect(split).toContain('\n<<<FILE bakers-of-southham-agree-on-one-price');
		expect(split).not.toContain('bytes=4000');
		expect(idsOf(check(split))).not.toContain('CA201');
		expect(split.replace(/^<<<FILE.*\n/gm, '')).toBe(before.replace(/^<<<FILE.*\n/gm, ''));
	});

	it('get names that no other document has', () => {
		const split = check(before).fixed('CA201', /Split here/);
		const name = /<<<FILE (bakers\S*?\.txt)/.exec(split)![1]!;
		const again = check(`<<<FILE ${name} >>>\nTaken\n${before}`).fixed('CA201', /Split here/);
		expect(again).toContain(`${name.replace('.txt', '-2.txt')}`);
	});
});

describe('a repeated headline', () => {
	it('goes with its line and leaves the rest as it is', () => {
		const checked = check(`<<<FILE page.txt>>>\n${twoStories}`);
		expect(idsOf(checked).filter(id => id === 'CA202')).toHaveLength(2);
		const fixed = checked.fixed('CA202', /Remove/);
		expect(fixed.match(/^Northport reopens/gm)).toHaveLength(1);
		expect(fixed).toContain('Follow\n\n  • Bridge over the Elm');
	});
});

describe('dates', () => {
	it('are missed where an article has none, unless the delimiter says it', () => {
		expect(idsOf(check(`<<<FILE a.txt>>>\n${story('').replace(/\n\n\n/, '\n')}`))).toContain('CA204');
		expect(idsOf(check(`<<<FILE a.txt date=2024-05-03>>>\n${story('').replace(/\n\n\n/, '\n')}`))).not.toContain('CA204');
		expect(idsOf(check(`<<<FILE a.txt>>>\n${story('Updated 3 May 2024')}`))).toEqual([]);
	});

	it.each([
		['Updated 31 February 2024', 'CA205', /"31 February 2024".*no such day exists/],
		['Published: 03/04/2024', 'CA205', /either way/],
		['Updated 3 May 2031', 'CA206', /2031-05-03 lies in the future/],
		['Tuesday, 3 May 2024', 'CA206', /2024-05-03 is not a Tuesday: it is a Friday/],
		['Published 4 May 2024\nUpdated 3 May 2024', 'CA206', /update of 2024-05-03 comes before the publication on 2024-05-04/],
	])('%s is %s', (date, rule, message) => {
		const checked = check(`<<<FILE a.txt>>>\n${story(date)}`);
		expect(idsOf(checked)).toEqual([rule]);
		expect(checked.findings[0]!.message).toMatch(message);
	});
});

describe('the examples of the rules', () => {
	it.each(articleRules.map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
		expect(idsOf(check(docsOf(rule).bad))).toContain(id);
		expect(idsOf(check(docsOf(rule).good))).not.toContain(id);
	});
});
