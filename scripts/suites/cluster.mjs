import { run } from '../machine/run.mjs';

const patienceMs = 900_000;

/** A Slurm cluster of one node on this machine checks a corpus as a job array. */
export async function runSlurm() {
	return (await run(process.execPath, ['test/cluster/slurm.mjs'], { mayFail: true, timeoutMs: patienceMs })).output;
}
