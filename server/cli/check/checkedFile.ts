import type { FixSafety } from '../../core/corpus/problem.ts';
import type { Severity } from '../../core/rules/rule.ts';
import type { Range } from '../../core/source/span.ts';

/** A file as `corpus check --format json` gives it: the shape of docs/cli.md, which never changes under version 1. */
export type CheckedFile = CheckedCorpus | UnreadableFile;

export interface CheckedCorpus {
	readonly path: string;
	/** `canonical`, or the dialect in words. */
	readonly dialect: string;
	readonly documents: number;
	/** What stands before the first delimiter; null when nothing does. */
	readonly preamble: Range | null;
	readonly findings: readonly CheckedFinding[];
}

export interface UnreadableFile {
	readonly path: string;
	/** Why it was not checked. */
	readonly error: string;
}

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

export function isUnreadable(file: CheckedFile): file is UnreadableFile {
	return 'error' in file;
}

/** From worst to mildest. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Whether `severity` is at least as bad as `threshold`. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
	return severities.indexOf(severity) <= severities.indexOf(threshold);
}
