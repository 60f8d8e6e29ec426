import type { CheckTotals } from '../check/totals.ts';
import type { Reporter } from './reporter.ts';

/** In place of findings, how many there are of each rule, most first. As a table, or as one JSON object. */
export function createStatisticsReporter(format: 'table' | 'json'): Reporter {
	return {
		begin: () => '',
		unreadable: () => '',
		open: () => '',
		findings: () => '',
		close: () => '',
		end: totals => (format === 'json' ? statisticsJson(totals) : statisticsTable(totals)),
	};
}

function statisticsJson(totals: CheckTotals): string {
	const statistics = rows(totals).map(([rule, { name, count, fixable }]) => ({ rule, name, count, fixable }));
	return `${JSON.stringify({ version: 1, files: totals.files, documents: totals.documents, suppressed: totals.suppressed, statistics })}\n`;
}

function statisticsTable(totals: CheckTotals): string {
	const found = rows(totals);
	const digits = Math.max(5, ...found.map(([, { count }]) => String(count).length));
	return found
		.map(([rule, { name, count, fixable }]) => `${String(count).padStart(digits)}  ${rule}  ${fixable > 0 ? '[*]' : '[ ]'}  ${name}\n`)
		.join('');
}

function rows(totals: CheckTotals) {
	return [...totals.byRule].sort(([ruleA, a], [ruleB, b]) => b.count - a.count || (ruleA < ruleB ? -1 : 1));
}
