import path from 'node:path';
import type { Severity } from '../../core/rules/rule.ts';
import { append } from '../../core/util/append.ts';
import { sha256Hex } from '../../core/util/hash.ts';
import type { CheckedFinding } from '../check/checkedFile.ts';
import { printable } from '../terminal.ts';
import { createSeparator } from './json.ts';
import type { Reporter } from './reporter.ts';

/** Workflow commands, which GitHub Actions shows beside the lines of a pull request. Paths count from `GITHUB_WORKSPACE` where it is set. */
export function createGithubReporter(workspace: string | undefined): Reporter {
	let shown = '';
	const notChecked = (file: string, reason: string): string => githubCommand('error', { file, title: 'not checked' }, reason);
	return {
		begin: () => '',
		unreadable: (path, error) => notChecked(pathWithin(workspace, path), error),
		open(head) {
			shown = pathWithin(workspace, head.path);
			return '';
		},
		findings: findings => findings.map(finding => githubFinding(shown, finding)).join(''),
		close: unchecked => unchecked.map(({ reason }) => notChecked(shown, reason)).join(''),
		end: () => '',
	};
}

function githubFinding(file: string, { range, rule, name, severity, message }: CheckedFinding): string {
	const { start, end } = range;
	const columns: Record<string, string> = start.line === end.line ? { col: String(start.character + 1), endColumn: String(end.character + 1) } : {};
	const kind = severity === 'error' || severity === 'warning' ? severity : 'notice';
	return githubCommand(kind, { file, line: String(start.line + 1), endLine: String(end.line + 1), ...columns, title: `${rule} ${name}` }, message);
}

function githubCommand(kind: 'error' | 'warning' | 'notice', properties: Record<string, string>, message: string): string {
	const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeData(value).replaceAll(':', '%3A').replaceAll(',', '%2C')}`);
	return `::${kind} ${list.join(',')}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
	return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/**
 * GitLab's Code Quality report: one JSON array. Its fingerprints must be unique within a report, so they hold the path too. Paths count from
 * `CI_PROJECT_DIR` where it is set.
 */
export function createGitlabReporter(projectFolder: string | undefined): Reporter {
	const separator = createSeparator();
	let shown = '';
	const entry = (item: object): string => separator() + JSON.stringify(item);
	const notChecked = (path: string, error: string, line: number): string => {
		const fingerprint = sha256Hex(`unreadable\0${path}\0${line}`).slice(0, 32);
		const location = { path, lines: { begin: line } };
		return entry({ description: `Not checked: ${error}.`, check_name: 'unreadable-file', fingerprint, severity: 'blocker', location });
	};
	return {
		begin: () => '[',
		unreadable: (path, error) => notChecked(pathWithin(projectFolder, path), error, 1),
		open(head) {
			shown = pathWithin(projectFolder, head.path);
			return '';
		},
		findings: findings => findings.map(finding => entry(gitlabIssue(shown, finding))).join(''),
		close: unchecked => unchecked.map(({ range, reason }) => notChecked(shown, reason, (range?.start.line ?? 0) + 1)).join(''),
		end: () => `${separator.isUsed() ? '\n' : ''}]\n`,
	};
}

const gitlabSeverity: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', information: 'info', hint: 'info' };

function gitlabIssue(file: string, finding: CheckedFinding) {
	return {
		description: `${finding.rule} ${finding.message}`,
		check_name: finding.name,
		fingerprint: sha256Hex(`${finding.fingerprint}\0${file}`).slice(0, 32),
		severity: gitlabSeverity[finding.severity],
		location: { path: file, lines: { begin: finding.range.start.line + 1, end: finding.range.end.line + 1 } },
	};
}

/**
 * JUnit XML, which every CI server shows: a suite for each file, and in it a failed case for each finding that counts as one. A suite says at its start how
 * many cases it has, so the findings of one file are held until its end.
 */
export function createJunitReporter(fails: (severity: Severity) => boolean): Reporter {
	let path = '';
	let found: CheckedFinding[] = [];
	return {
		begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Article Corpus">\n',
		unreadable: (file, error) => suite(xml(file), 1, 0, 1, notReadable(xml(file), error)),
		open(head) {
			path = head.path;
			found = [];
			return '';
		},
		findings(findings) {
			append(found, findings);
			return '';
		},
		close(unchecked) {
			const name = xml(path);
			const errors = unchecked.map(({ reason }) => notReadable(name, reason)).join('');
			const failures = found.filter(finding => fails(finding.severity)).length;
			const cases = found.map(finding => junitCase(name, path, finding, fails(finding.severity))).join('') + errors;
			if (cases === '') return suite(name, 1, 0, 0, `\t\t<testcase classname="${name}" name="check"/>\n`);
			return suite(name, found.length + unchecked.length, failures, unchecked.length, cases);
		},
		end: () => '</testsuites>\n',
	};
}

function notReadable(name: string, error: string): string {
	return `\t\t<testcase classname="${name}" name="readable"><error message="${xml(error)}"/></testcase>\n`;
}

function suite(name: string, tests: number, failures: number, errors: number, cases: string): string {
	return `\t<testsuite name="${name}" tests="${tests}" failures="${failures}" errors="${errors}">\n${cases}\t</testsuite>\n`;
}

function junitCase(className: string, file: string, finding: CheckedFinding, isFailure: boolean): string {
	const { line, character } = finding.range.start;
	const place = `${file}:${line + 1}:${character + 1}`;
	const told = xml(`${place}: ${finding.severity} ${finding.rule} ${finding.message}`);
	const inner = isFailure
		? `<failure type="${finding.severity}" message="${xml(finding.message)}">${told}</failure>`
		: `<system-out>${told}</system-out>`;
	return `\t\t<testcase classname="${className}" name="${xml(`${finding.rule} ${finding.name} (${line + 1}:${character + 1})`)}">${inner}</testcase>\n`;
}

/** XML 1.0 has no way to write most control characters, so they are shown as `printable` shows them. */
function xml(text: string): string {
	return printable(text)
		.replace(/[\ufffe\uffff]/g, '\ufffd')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

function pathWithin(folder: string | undefined, file: string): string {
	if (!folder) return file;
	const relative = path.relative(folder, path.resolve(file));
	const isInside = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
	return isInside ? relative.split(path.sep).join('/') : file;
}
