import { createRequire } from 'node:module';
import AjvDraft04 from 'ajv-draft-04';
import { describe, expect, it } from 'vitest';
import type { CheckedFinding } from '../../server/cli/check/checkedFile.ts';
import { countFindings, emptyTotals } from '../../server/cli/check/totals.ts';
import { type CheckFormat, checkFormats, createReporter } from '../../server/cli/formats/formats.ts';
import { maximumResults } from '../../server/cli/formats/sarif.ts';
import { createStyles } from '../../server/cli/terminal.ts';
import type { Rule, Severity } from '../../server/core/rules/rule.ts';

const rules: Rule[] = [
	{ id: 'CF101', name: 'unclosed-delimiter', severity: 'error', fix: 'safe', group: 'delimiter' },
	{ id: 'CA203', name: 'missing-headline', severity: 'information', fix: null, group: 'anatomy' },
];

function finding(change: Partial<CheckedFinding> = {}): CheckedFinding {
	const range = { start: { line: 4, character: 0 }, end: { line: 4, character: 11 } };
	return {
		rule: 'CF101',
		name: 'unclosed-delimiter',
		severity: 'error',
		message: 'A closing > is missing: 100% of it,\nreally.',
		range,
		related: [{ range, message: 'here' }],
		fingerprint: '0123456789abcdef',
		fixes: [{ title: 'Add >', safety: 'safe', edits: [{ range: { start: range.end, end: range.end }, newText: '>>>' }] }],
		...change,
	};
}

function report(format: CheckFormat, findings: readonly CheckedFinding[], path = 'a b/c.corpus', statistics = false): string {
	const fails = (severity: Severity): boolean => severity === 'error';
	const setting = { rules, version: '1.2.3', styles: createStyles(false), environment: {}, fails, statistics, shard: undefined };
	const reporter = createReporter(format, setting);
	const totals = { ...emptyTotals(), files: 3, unreadable: 1, documents: 3 };
	countFindings(totals, findings);
	const portions = [findings.slice(0, 1), findings.slice(1)];
	return [
		reporter.begin(),
		reporter.open({ path, dialect: 'canonical', documents: 2, preamble: null }),
		...portions.map(portion =>
			reporter.findings(
				portion,
				portion.map(() => ({ text: '<<<FILE a\tb', skipped: 0 })),
			),
		),
		reporter.close([], undefined),
		reporter.unreadable('bad.txt', 'it is UTF-16'),
		reporter.open({ path: 'clean.corpus', dialect: 'canonical', documents: 1, preamble: null }),
		reporter.close([], undefined),
		reporter.end(totals),
	].join('');
}

describe('SARIF', () => {
	const schema: object = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
	const validate = new AjvDraft04({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
	const parse = (text: string) => JSON.parse(text) as { runs: [{ results: { level: string }[]; invocations: unknown }] };

	it('follows its schema, lists all rules, and names places as GitHub reads them', () => {
		const log = JSON.parse(report('sarif', [finding(), finding({ rule: 'CA203', severity: 'information', related: [], fixes: [] })]));
		expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
		const [run] = log.runs;
		expect(run.columnKind).toBe('utf16CodeUnits');
		expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual(['CF101', 'CA203']);
		expect(run.tool.driver.rules[0].name).toBe('UnclosedDelimiter');
		expect(run.results[0]).toMatchObject({
			ruleId: 'CF101',
			ruleIndex: 0,
			level: 'error',
			locations: [
				{ physicalLocation: { artifactLocation: { uri: 'a%20b/c.corpus' }, region: { startLine: 5, startColumn: 1, endLine: 5, endColumn: 12 } } },
			],
			partialFingerprints: { 'corpusFinding/v1': '0123456789abcdef', primaryLocationLineHash: '0123456789abcdef' },
		});
		expect(run.results[1]).toMatchObject({ ruleId: 'CA203', ruleIndex: 1, level: 'note' });
		expect(run.invocations[0].executionSuccessful).toBe(false);
		expect(run.invocations[0].toolExecutionNotifications[0].message.text).toBe('bad.txt was not checked: it is UTF-16.');
	});

	it('keeps the worst findings within the limit of GitHub and says what it left out', () => {
		const mild = Array.from({ length: maximumResults }, () => finding({ rule: 'CA203', severity: 'information' }));
		const [run] = parse(report('sarif', [...mild, finding(), finding()])).runs;
		expect(run.results).toHaveLength(maximumResults);
		expect(run.results.slice(0, 3).map(each => each.level)).toEqual(['error', 'error', 'note']);
		expect(JSON.stringify(run.invocations)).toContain(`Of ${maximumResults + 2} findings, this report holds the ${maximumResults} most severe`);
	});
});

describe('the other formats', () => {
	it('github: workflow commands with everything escaped', () => {
		expect(report('github', [finding()], 'a,b:c.corpus')).toBe(
			'::error file=a%2Cb%3Ac.corpus,line=5,endLine=5,col=1,endColumn=12,title=CF101 unclosed-delimiter::A closing > is missing: 100%25 of it,%0Areally.\n' +
				'::error file=bad.txt,title=not checked::it is UTF-16\n',
		);
	});

	it('gitlab: a JSON array with unique fingerprints and lines from 1', () => {
		const issues = JSON.parse(report('gitlab', [finding(), finding({ fingerprint: 'fedcba9876543210', severity: 'hint' })]));
		expect(issues).toHaveLength(3);
		expect(issues[0]).toMatchObject({
			check_name: 'unclosed-delimiter',
			severity: 'major',
			location: { path: 'a b/c.corpus', lines: { begin: 5, end: 5 } },
		});
		expect(issues[1].severity).toBe('info');
		expect(issues[2]).toMatchObject({ check_name: 'unreadable-file', severity: 'blocker' });
		expect(new Set(issues.map((issue: { fingerprint: string }) => issue.fingerprint)).size).toBe(3);
		expect(JSON.parse(report('gitlab', []))).toHaveLength(1);
	});

	it('junit: XML in which what fails the run is a failure, and control characters are shown', () => {
		const xml = report('junit', [finding({ message: 'a <b> & "c" \u0000\u001b[2J' }), finding({ rule: 'CA203', severity: 'information' })]);
		expect(xml).toContain('<testsuite name="a b/c.corpus" tests="2" failures="1" errors="0">');
		expect(xml).toContain('message="a &lt;b&gt; &amp; &quot;c&quot; \\x00\\x1b[2J"');
		expect(xml).toContain('<testcase classname="bad.txt" name="readable"><error message="it is UTF-16"/></testcase>');
		expect(xml).toContain('<testcase classname="clean.corpus" name="check"/>');
		expect(xml.match(/<testsuite /g)).toHaveLength(3);
		expect(xml.match(/<\/testsuite>/g)).toHaveLength(3);
	});

	it('json and jsonl: the contract, a file or a finding a line', () => {
		const json = JSON.parse(report('json', [finding()]));
		expect(json.version).toBe(1);
		expect(json.files.map((file: { path: string }) => file.path)).toEqual(['a b/c.corpus', 'bad.txt', 'clean.corpus']);
		expect(json.files[1]).toEqual({ path: 'bad.txt', error: 'it is UTF-16' });
		const lines = report('jsonl', [finding(), finding()])
			.trimEnd()
			.split('\n')
			.map(line => JSON.parse(line));
		expect(lines.map(line => [line.version, line.path, line.rule ?? line.error])).toEqual([
			[1, 'a b/c.corpus', 'CF101'],
			[1, 'a b/c.corpus', 'CF101'],
			[1, 'bad.txt', 'it is UTF-16'],
		]);
	});

	it('pretty and concise: lines and columns from 1, marked, nothing that moves the cursor', () => {
		const pretty = report('pretty', [finding({ message: 'Evil \u001b[2J\u202e' })]);
		expect(pretty).toContain('error CF101 (unclosed-delimiter) Evil \\x1b[2J\\u202e');
		expect(pretty).toContain('at a b/c.corpus:5:1');
		expect(pretty).toContain('  5 | <<<FILE a\\x09b\n    | ^^^^^^^^^^^^^^\n');
		expect(pretty).toContain('1 finding (1 error) in 2 corpora, 3 documents.');
		expect(pretty).toContain('1 file could not be read.');
		expect(report('concise', [finding()])).toBe(
			'a b/c.corpus:5:1: error CF101 A closing > is missing: 100% of it,\\x0areally.\nbad.txt: cannot be read: it is UTF-16\n',
		);
	});

	it('statistics: rules by how often they fire', () => {
		const mixed = [finding(), finding({ rule: 'CA203', name: 'missing-headline', fixes: [] }), finding()];
		expect(report('pretty', mixed, 'a.corpus', true)).toBe('    2  CF101  [*]  unclosed-delimiter\n    1  CA203  [ ]  missing-headline\n');
		expect(JSON.parse(report('json', mixed, 'a.corpus', true)).statistics[0]).toEqual({
			rule: 'CF101',
			name: 'unclosed-delimiter',
			count: 2,
			fixable: 2,
		});
	});

	it('none of them breaks on nothing', () => {
		for (const format of checkFormats) expect(report(format, []).length).toBeGreaterThanOrEqual(0);
	});
});
