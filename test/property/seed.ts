/**
 * The settings of a property: how many runs, from one seed for the whole session. The seed is printed, and `SEED=n` repeats it;
 * `RUNS=n` multiplies the number of runs, for a soak.
 */
export function seededRuns(numRuns: number): { seed: number; numRuns: number } {
	return { seed, numRuns: numRuns * factor };
}

const seed = Number(process.env['SEED'] ?? Date.now() % 0x7fffffff);
const factor = Number(process.env['RUNS'] ?? 1);
console.info(`Property seed: SEED=${seed}`);
