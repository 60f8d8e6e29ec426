import type { FixSafety } from '../../core/corpus/problem.ts';
import type { Severity } from '../../core/rules/rule.ts';
import type { Range } from '../../core/source/span.ts';

/** A finding as `corpus check --format json` gives it: the shape of docs/cli.md, which never changes under version 1. */
export interface CheckedFinding {
	readonly rule: string;
	readonly name: string;
	readonly severity: Severity;
	readonly message: string;
	readonly range: Range;
	readonly related: readonly { readonly range: Range; readonly message: string }[];
	readonly fingerprint: string;
	readonly fixes: readonly CheckedFix[];
}

export interface CheckedFix {
	readonly title: string;
	readonly safety: FixSafety;
	readonly edits: readonly { readonly range: Range; readonly newText: string }[];
}

/** From worst to mildest. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Whether `severity` is at least as bad as `threshold`. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
	return severities.indexOf(severity) <= severities.indexOf(threshold);
}
