import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule, Severity } from '../../core/rules/rule.ts';
import { docsOf } from '../../core/rules/ruleDocs.ts';
import type { Range } from '../../core/source/span.ts';
import { type CheckedFinding, type CheckedFix, severities } from '../check/checkedFile.ts';
import { type CheckTotals, findingCount } from '../check/totals.ts';
import type { Shard } from '../shard/planShard.ts';
import { createJsonReporter } from './json.ts';
import type { Reporter } from './reporter.ts';

/**
 * GitHub stores the first 5,000 results of a run and refuses a file with more than 25,000. The report keeps the 5,000 worst, so that what is
 * left out is our choice and said in the report. (GitHub's documentation of its limits on SARIF results.)
 */
export const maximumResults = 5000;

/** GitHub takes 10 MB, compressed. Results that are as long as 40 MB together are about that: what would come behind them is left out, too. */
export const maximumResultsLength = 40_000_000;

/** GitHub shows 100 locations of a result. */
const maximumLocations = 100;

/** The place of what the other formats say, too, in the properties of a shard's run: what `corpus merge-results` reads. */
export const shardProperty = 'corpusResult';

interface Problem {
	readonly path: string;
	readonly line: number | undefined;
	readonly error: string;
}

/** SARIF 2.1.0 (OASIS), one run, with every rule of this version listed. The run of a shard holds its complete result among its properties. */
export function createSarifReporter(rules: readonly Rule[], version: string, shard: Shard | undefined): Reporter {
	const ruleIndex = new Map(rules.map((rule, index) => [rule.id, index]));
	const kept: Record<Severity, string[]> = { error: [], warning: [], information: [], hint: [] };
	const problems: Problem[] = [];
	const complete = shard && createJsonReporter(shard);
	const pieces: string[] = [complete?.begin() ?? ''];
	let filePath = '';
	return {
		begin: () => '',
		unreadable(file, error) {
			problems.push({ path: file, line: undefined, error });
			if (complete) pieces.push(complete.unreadable(file, error));
			return '';
		},
		open(head) {
			filePath = head.path;
			if (complete) pieces.push(complete.open(head));
			return '';
		},
		findings(findings, excerpts) {
			for (const finding of findings) {
				const bucket = kept[finding.severity];
				if (bucket.length < maximumResults) bucket.push(JSON.stringify(result(filePath, finding, ruleIndex)));
			}
			if (complete) pieces.push(complete.findings(findings, excerpts));
			return '';
		},
		close(unchecked, facts) {
			for (const { range, reason } of unchecked) problems.push({ path: filePath, line: range?.start.line, error: reason });
			if (complete) pieces.push(complete.close(unchecked, facts));
			return '';
		},
		end(totals) {
			const results = withinLength(severities.flatMap(severity => kept[severity]).slice(0, maximumResults));
			const driver = { name: 'Article Corpus', semanticVersion: version, rules: rules.map(describeRule) };
			const notifications = [...problems.map(notChecked), ...leftOut(totals, results.length)];
			const invocations = [{ executionSuccessful: problems.length === 0, toolExecutionNotifications: notifications }];
			const head = JSON.stringify({ tool: { driver }, columnKind: 'utf16CodeUnits', invocations });
			const properties = complete ? `,\n"properties":{"${shardProperty}":${pieces.join('')}${complete.end(totals).trimEnd()}}` : '';
			return `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[\n${head.slice(0, -1)},"results":[${results.map(each => `\n${each}`).join(',')}]${properties}}\n]}\n`;
		},
	};
}

function withinLength(results: readonly string[]): readonly string[] {
	let length = 0;
	return results.filter(each => {
		length += each.length;
		return length <= maximumResultsLength;
	});
}

function describeRule(rule: Rule) {
	const docs = docsOf(rule);
	return {
		id: rule.id,
		name: rule.name
			.split('-')
			.map(word => word.charAt(0).toUpperCase() + word.slice(1))
			.join(''),
		shortDescription: { text: docs.summary },
		fullDescription: { text: `${docs.summary} ${docs.why}` },
		help: { text: `${docs.why}\n\n${docs.fix}`, markdown: `${docs.why}\n\n${docs.fix}` },
		defaultConfiguration: { level: level(rule.severity) },
		properties: { tags: [rule.group], 'problem.severity': problemSeverity(rule.severity) },
	};
}

function result(filePath: string, finding: CheckedFinding, ruleIndex: ReadonlyMap<string, number>) {
	const related = finding.related.slice(0, maximumLocations).map((each, index) => ({
		id: index,
		message: { text: each.message },
		physicalLocation: physicalLocation(filePath, each.range),
	}));
	return {
		ruleId: finding.rule,
		ruleIndex: ruleIndex.get(finding.rule) ?? -1,
		level: level(finding.severity),
		message: { text: finding.message },
		locations: [{ physicalLocation: physicalLocation(filePath, finding.range) }],
		partialFingerprints: { 'corpusFinding/v1': finding.fingerprint, primaryLocationLineHash: finding.fingerprint },
		...(related.length > 0 ? { relatedLocations: related } : {}),
		...(finding.fixes.length > 0 ? { fixes: finding.fixes.filter(fix => fix.edits.length > 0).map(fix => describeFix(filePath, fix)) } : {}),
	};
}

function describeFix(filePath: string, fix: CheckedFix) {
	const replacements = fix.edits.map(edit => ({ deletedRegion: region(edit.range), insertedContent: { text: edit.newText } }));
	return { description: { text: fix.title }, artifactChanges: [{ artifactLocation: { uri: artifactUri(filePath) }, replacements }] };
}

function physicalLocation(filePath: string, range: Range) {
	return { artifactLocation: { uri: artifactUri(filePath) }, region: region(range) };
}

/** SARIF counts lines and columns from 1, the end column exclusive. */
function region({ start, end }: Range) {
	return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

function artifactUri(filePath: string): string {
	if (path.isAbsolute(filePath)) return pathToFileURL(filePath).href;
	return filePath.split('/').map(encodeURIComponent).join('/');
}

function level(severity: Severity): 'error' | 'warning' | 'note' {
	return severity === 'error' || severity === 'warning' ? severity : 'note';
}

function problemSeverity(severity: Severity): 'error' | 'warning' | 'recommendation' {
	return severity === 'error' || severity === 'warning' ? severity : 'recommendation';
}

function notChecked({ path: file, line, error }: Problem) {
	const region = line === undefined ? {} : { region: { startLine: line + 1 } };
	return {
		level: 'error',
		message: { text: `${file} was not checked: ${error}.` },
		locations: [{ physicalLocation: { artifactLocation: { uri: artifactUri(file) }, ...region } }],
	};
}

function leftOut(totals: CheckTotals, shown: number) {
	const text = sarifLimitMessage(totals, shown);
	return text === undefined ? [] : [{ level: 'warning', message: { text } }];
}

/** What a capped report says of itself; undefined where nothing was left out. */
export function sarifLimitMessage(totals: CheckTotals, shown: number = maximumResults): string | undefined {
	const total = findingCount(totals);
	if (total <= shown) return undefined;
	return `Of ${total} findings, this report holds the ${shown} most severe: GitHub stores no more. The formats json and jsonl list all of them.`;
}
