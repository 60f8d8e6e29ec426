/** A row of the table: what was measured of ours, and of the peer or floor that it stands beside, in the same run. */
export interface BenchRow {
	readonly what: string;
	readonly ours: number;
	readonly peer: number | undefined;
	readonly peerName: string;
	readonly unit: 'ms' | 'MB' | 'MB/s';
	/** What is to be reached. In words, it is printed and not judged. */
	readonly goal?: BenchGoal | string;
}

/** The most or the least that `ours` may be, as a multiple of `peer` or in its own unit. */
export type BenchGoal = { readonly ratioAtMost: number } | { readonly ratioAtLeast: number } | { readonly atMost: number };

/** The median of what several runs took, in milliseconds. One run before them warms up. */
export async function medianMs(runs: number, work: () => unknown): Promise<number> {
	const times = await runTimes(runs, work);
	return times[Math.floor(runs / 2)]!;
}

/** The shortest of several runs, in milliseconds, after one that warms up: other work on a machine makes a run longer and never shorter. */
export async function shortestMs(runs: number, work: () => unknown): Promise<number> {
	return (await runTimes(runs, work))[0]!;
}

async function runTimes(runs: number, work: () => unknown): Promise<readonly number[]> {
	await work();
	const times: number[] = [];
	for (let run = 0; run < runs; run++) {
		const start = performance.now();
		await work();
		times.push(performance.now() - start);
	}
	return times.sort((a, b) => a - b);
}

/** The table, as Markdown: what was measured, the goal, ours, the peer, their ratio, and whether the goal is reached. */
export function benchTable(rows: readonly BenchRow[]): string {
	const cells = rows.map(row => {
		const { what, ours, peer, peerName, unit, goal } = row;
		return [
			what,
			goal === undefined ? '' : goalText(goal, unit),
			`${digits(ours)} ${unit}`,
			peer === undefined ? peerName : `${digits(peer)} ${unit} (${peerName})`,
			peer === undefined ? '' : `${digits(ours / peer)} ×`,
			verdict(row),
		];
	});
	const all = [['measured', 'goal', 'ours', 'peer or floor', 'ratio', ''], ...cells];
	const widths = all[0]!.map((_, column) => Math.max(...all.map(row => row[column]!.length)));
	const line = (row: readonly string[]): string => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
	return [line(all[0]!), `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`, ...all.slice(1).map(line)].join('\n');
}

function goalText(goal: BenchGoal | string, unit: BenchRow['unit']): string {
	if (typeof goal === 'string') return goal;
	if ('atMost' in goal) return `at most ${goal.atMost} ${unit}`;
	return 'ratioAtLeast' in goal ? `at least ${goal.ratioAtLeast} ×` : `at most ${goal.ratioAtMost} ×`;
}

/** Whether a row reaches its goal; empty where that is not to be judged. */
export function verdict({ ours, peer, goal }: Pick<BenchRow, 'ours' | 'peer' | 'goal'>): '' | 'ok' | 'miss' {
	if (goal === undefined || typeof goal === 'string') return '';
	if ('atMost' in goal) return ours <= goal.atMost ? 'ok' : 'miss';
	if (peer === undefined) return '';
	return ('ratioAtLeast' in goal ? ours >= goal.ratioAtLeast * peer : ours <= goal.ratioAtMost * peer) ? 'ok' : 'miss';
}

function digits(value: number): string {
	return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toPrecision(2);
}
