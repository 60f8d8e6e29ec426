import type { Severity } from '../../core/rules/rule.ts';
import type { CheckedFinding } from './checkedFile.ts';

/** What a whole run of `corpus check` found. */
export interface CheckTotals {
	files: number;
	unreadable: number;
	/** Parts of readable files that could not be checked. */
	unchecked: number;
	documents: number;
	/** After `--severity`, rule selection and suppressions. */
	readonly findings: Record<Severity, number>;
	/** How many of the findings a safe fix mends. */
	fixable: number;
	/** Findings mended by `--fix`. */
	fixed: number;
	/** Findings left out because a sidecar accepts them. */
	suppressed: number;
	readonly byRule: Map<string, RuleTotal>;
}

export interface RuleTotal {
	readonly name: string;
	count: number;
	fixable: number;
}

export function emptyTotals(): CheckTotals {
	return {
		files: 0,
		unreadable: 0,
		unchecked: 0,
		documents: 0,
		findings: { error: 0, warning: 0, information: 0, hint: 0 },
		fixable: 0,
		fixed: 0,
		suppressed: 0,
		byRule: new Map(),
	};
}

/** Counts findings of a file. */
export function countFindings(totals: CheckTotals, findings: readonly CheckedFinding[]): void {
	for (const finding of findings) {
		totals.findings[finding.severity]++;
		const isFixable = finding.fixes.some(fix => fix.safety === 'safe');
		if (isFixable) totals.fixable++;
		const rule = totals.byRule.get(finding.rule) ?? { name: finding.name, count: 0, fixable: 0 };
		rule.count++;
		if (isFixable) rule.fixable++;
		totals.byRule.set(finding.rule, rule);
	}
}

export function findingCount(totals: CheckTotals): number {
	const { error, warning, information, hint } = totals.findings;
	return error + warning + information + hint;
}
