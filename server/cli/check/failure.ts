import type { Severity } from '../../core/rules/rule.ts';
import { isAtLeast, severities } from './checkedFile.ts';
import type { CheckTotals } from './totals.ts';

/** What makes a run fail. */
export interface FailureLimits {
	/** The mildest severity of which one finding is enough. */
	readonly failOn: Severity | 'never';
	readonly maxWarnings?: number;
}

/** Whether so many findings make the exit code 1. */
export function failsRun(totals: CheckTotals, { failOn, maxWarnings }: FailureLimits): boolean {
	const fails = failOn !== 'never' && severities.some(severity => isAtLeast(severity, failOn) && totals.findings[severity] > 0);
	return fails || (maxWarnings !== undefined && totals.findings.warning > maxWarnings);
}
