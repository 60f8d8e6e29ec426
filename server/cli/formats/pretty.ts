import type { Severity } from '../../core/rules/rule.ts';
import type { CheckedFinding } from '../check/checkedFile.ts';
import { type CheckTotals, findingCount } from '../check/totals.ts';
import { printable, type Styles } from '../terminal.ts';
import type { Excerpt, Reporter, Unchecked } from './reporter.ts';

/** Findings for a person to read: by file, with the line that each stands on. Lines and columns count from 1. */
export function createPrettyReporter(styles: Styles): Reporter {
	let path = '';
	return {
		begin: () => '',
		unreadable: (file, error) => `${styles.bold(printable(file))}\n  ${styles.red('cannot be read')}: ${printable(error)}\n\n`,
		open(head) {
			path = head.path;
			return '';
		},
		findings: (findings, excerpts) => findings.map((finding, index) => `${prettyFinding(styles, path, finding, excerpts[index])}\n`).join(''),
		close: unchecked =>
			unchecked.map(each => `${styles.red('not checked')} ${styles.cyan(uncheckedPlace(path, each))} ${printable(each.reason)}\n\n`).join(''),
		end: totals => `${summary(styles, totals)}\n`,
	};
}

/** One line a finding, as compilers print it: `path:line:column: severity RULE message`. Editors and problem matchers follow it. */
export function createConciseReporter(styles: Styles): Reporter {
	let path = '';
	return {
		begin: () => '',
		unreadable: (file, error) => `${printable(file)}: ${styles.red('cannot be read')}: ${printable(error)}\n`,
		open(head) {
			path = head.path;
			return '';
		},
		findings: findings =>
			findings
				.map(finding => `${place(path, finding)}: ${severityWord(styles, finding.severity)} ${finding.rule} ${printable(finding.message)}\n`)
				.join(''),
		close: unchecked => unchecked.map(each => `${uncheckedPlace(path, each)}: ${styles.red('not checked')}: ${printable(each.reason)}\n`).join(''),
		end: () => '',
	};
}

function uncheckedPlace(path: string, { document, range }: Unchecked): string {
	const shown = range ? `${printable(path)}:${range.start.line + 1}:${range.start.character + 1}` : printable(path);
	return document === null || document === '' ? shown : `${shown} (${printable(document)})`;
}

function prettyFinding(styles: Styles, path: string, finding: CheckedFinding, excerpt: Excerpt | undefined): string {
	const fix = finding.fixes.find(each => each.safety === 'safe') ?? finding.fixes[0];
	const lines = [
		`${severityWord(styles, finding.severity)} ${styles.bold(finding.rule)} ${styles.dim(`(${finding.name})`)} ${printable(finding.message)}`,
		`  ${styles.dim('at')} ${styles.cyan(place(path, finding))}`,
	];
	if (excerpt) lines.push(...frame(styles, finding, excerpt));
	for (const related of finding.related) {
		const { line, character } = related.range.start;
		lines.push(`  ${styles.dim('see')} ${printable(path)}:${line + 1}:${character + 1} ${printable(related.message)}`);
	}
	if (fix) lines.push(`  ${styles.green('fix')} ${printable(fix.title)}${fix.safety === 'safe' ? '' : styles.dim(` (${fixHint[fix.safety]})`)}`);
	return `${lines.join('\n')}\n`;
}

const fixHint = { safe: '', requested: 'on request: --fix --select RULE', unsafe: 'changes article text: --unsafe-fixes' } as const;

function frame(styles: Styles, { range }: CheckedFinding, excerpt: Excerpt): string[] {
	const number = String(range.start.line + 1);
	const from = Math.max(0, range.start.character - excerpt.skipped);
	const to = range.end.line === range.start.line ? range.end.character - excerpt.skipped : excerpt.text.length;
	const before = printable(excerpt.text.slice(0, from));
	const marked = printable(excerpt.text.slice(from, Math.max(from, to)));
	const gutter = `  ${' '.repeat(number.length)} ${styles.dim('|')}`;
	return [
		`  ${styles.dim(`${number} |`)} ${printable(excerpt.text)}`,
		`${gutter} ${' '.repeat(width(before))}${styles.red('^'.repeat(Math.max(1, width(marked))))}`,
	];
}

/** Columns on a terminal, near enough for a marker: marks take none, East Asian wide characters two. */
function width(text: string): number {
	let columns = 0;
	for (const character of text) {
		if (/^[\p{Mn}\p{Me}\p{Cf}]$/u.test(character)) continue;
		columns += /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff01-\uff60\u3000-\u303f]$/u.test(character) ? 2 : 1;
	}
	return columns;
}

function place(path: string, { range }: CheckedFinding): string {
	return `${printable(path)}:${range.start.line + 1}:${range.start.character + 1}`;
}

function severityWord(styles: Styles, severity: Severity): string {
	const color = { error: styles.red, warning: styles.yellow, information: styles.blue, hint: styles.dim }[severity];
	return color(severity);
}

/** The last lines of a report for people: how much of what, and what a fix would do. */
export function summary(styles: Styles, totals: CheckTotals): string {
	const found = findingCount(totals);
	const checked = `${count(totals.files - totals.unreadable, 'corpus', 'corpora')}, ${count(totals.documents, 'document')}`;
	const lines: string[] = [];
	if (totals.fixed > 0) lines.push(styles.green(`${count(totals.fixed, 'finding')} fixed.`));
	if (totals.unreadable > 0) lines.push(styles.red(`${count(totals.unreadable, 'file')} could not be read.`));
	if (totals.unchecked > 0) lines.push(styles.red(`${count(totals.unchecked, 'document')} could not be checked.`));
	if (found === 0) lines.push(`${styles.green('No findings')} in ${checked}.`);
	else {
		const kinds = (['error', 'warning', 'information', 'hint'] as const).filter(severity => totals.findings[severity] > 0);
		const parts = kinds.map(severity =>
			severity === 'information' ? `${totals.findings[severity]} information` : count(totals.findings[severity], severity),
		);
		lines.push(`${styles.bold(count(found, 'finding'))} (${parts.join(', ')}) in ${checked}.`);
	}
	if (totals.suppressed > 0) lines.push(styles.dim(`${count(totals.suppressed, 'finding')} accepted by suppressions.`));
	if (totals.fixable > 0) lines.push(`${count(totals.fixable, 'finding')} can be fixed safely with --fix.`);
	return lines.join('\n');
}

function count(number: number, one: string, many = `${one}s`): string {
	return `${number} ${number === 1 ? one : many}`;
}
