import { ensureNpmPackages } from '../machine/npmPackages.mjs';
import { run } from '../machine/run.mjs';

/** DuckDB reads back what `corpus convert` writes, and the other way round. Left out, and counted so, where DuckDB cannot be installed. */
export async function runInterchange() {
	try {
		await ensureNpmPackages('test/interchange');
	} catch (error) {
		console.log(`left out: DuckDB cannot be installed here. ${error instanceof Error ? error.message : error}`);
		return { passed: 0, failed: 0, skipped: 1 };
	}
	return (await run(process.execPath, ['test/interchange/duckdb.mjs'], { mayFail: true })).output;
}
