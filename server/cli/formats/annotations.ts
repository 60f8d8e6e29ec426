import path from 'node:path';
import type { Severity } from '../../core/rules/rule.ts';
import { sha256Hex } from '../../core/util/hash.ts';
import { type CheckedFinding, isUnreadable } from '../check/checkedFile.ts';
import { printable } from '../terminal.ts';
import type { Reporter } from './reporter.ts';

/** Workflow commands, which GitHub Actions shows beside the lines of a pull request. Paths count from `GITHUB_WORKSPACE` where it is set. */
export function createGithubReporter(workspace: string | undefined): Reporter {
	return {
		begin: () => '',
		file({ file }) {
			const shown = pathWithin(workspace, file.path);
			if (isUnreadable(file)) return githubCommand('error', { file: shown, title: 'not checked' }, file.error);
			return file.findings.map(finding => githubFinding(shown, finding)).join('');
		},
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
	let isFirst = true;
	const entry = (item: object): string => {
		const separator = isFirst ? '\n' : ',\n';
		isFirst = false;
		return separator + JSON.stringify(item);
	};
	return {
		begin: () => '[',
		file({ file }) {
			const shown = pathWithin(projectFolder, file.path);
			if (isUnreadable(file)) {
				const fingerprint = sha256Hex(`unreadable\0${shown}`).slice(0, 32);
				const location = { path: shown, lines: { begin: 1 } };
				return entry({ description: `Not checked: ${file.error}.`, check_name: 'unreadable-file', fingerprint, severity: 'blocker', location });
			}
			return file.findings.map(finding => entry(gitlabIssue(shown, finding))).join('');
		},
		end: () => `${isFirst ? '' : '\n'}]\n`,
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

/** JUnit XML, which every CI server shows: a suite for each file, and in it a failed case for each finding that counts as one. */
export function createJunitReporter(fails: (severity: Severity) => boolean): Reporter {
	return {
		begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Article Corpus">\n',
		file({ file }) {
			const name = xml(file.path);
			if (isUnreadable(file)) {
				return suite(name, 1, 0, 1, `\t\t<testcase classname="${name}" name="readable"><error message="${xml(file.error)}"/></testcase>\n`);
			}
			if (file.findings.length === 0) return suite(name, 1, 0, 0, `\t\t<testcase classname="${name}" name="check"/>\n`);
			const failures = file.findings.filter(finding => fails(finding.severity)).length;
			return suite(
				name,
				file.findings.length,
				failures,
				0,
				file.findings.map(finding => junitCase(name, file.path, finding, fails(finding.severity))).join(''),
			);
		},
		end: () => '</testsuites>\n',
	};
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
