/** A row of the table: what was measured of ours, and of the peer or floor that it stands beside, in the same run. */
export interface BenchRow {
	readonly what: string;
	readonly ours: number;
	readonly peer: number | undefined;
	readonly peerName: string;
	readonly unit: 'ms' | 'MB' | 'MB/s';
	/** The goal for `ours`, as a multiple of `peer` or in its own unit, and whether more is better. */
	readonly goal?: string;
}

/** The median of what several runs took, in milliseconds. One run before them warms up. */
export async function medianMs(runs: number, work: () => unknown): Promise<number> {
	await work();
	const times: number[] = [];
	for (let run = 0; run < runs; run++) {
		const start = performance.now();
		await work();
		times.push(performance.now() - start);
	}
	return times.sort((a, b) => a - b)[Math.floor(runs / 2)]!;
}

/** The table, as Markdown. */
export function benchTable(rows: readonly BenchRow[]): string {
	const cells = rows.map(({ what, ours, peer, peerName, unit, goal }) => [
		what,
		`${digits(ours)} ${unit}`,
		peer === undefined ? peerName : `${digits(peer)} ${unit} (${peerName})`,
		peer === undefined ? '' : `${digits(ours / peer)} ×`,
		goal ?? '',
	]);
	const all = [['measured', 'ours', 'peer or floor', 'ratio', 'goal'], ...cells];
	const widths = all[0]!.map((_, column) => Math.max(...all.map(row => row[column]!.length)));
	const line = (row: readonly string[]): string => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
	return [line(all[0]!), `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`, ...all.slice(1).map(line)].join('\n');
}

function digits(value: number): string {
	return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toPrecision(2);
}
