import { parentPort, workerData } from 'node:worker_threads';
import type { Input } from '../files/inputs.ts';
import { createChecker } from './checkTask.ts';
import type { CheckWorkerAnswer, CheckWorkerData } from './runChecks.ts';

/** Serves one worker thread of `corpus check --jobs`: an input comes in, its outcome goes out. */
export function serveChecks(): void {
	const { options } = workerData as CheckWorkerData;
	const check = createChecker(options);
	parentPort?.on('message', async (input: Input) => {
		parentPort?.postMessage(await answer(check, input));
	});
}

async function answer(check: ReturnType<typeof createChecker>, input: Input): Promise<CheckWorkerAnswer> {
	try {
		return { outcome: await check(input) };
	} catch (error) {
		const { name, message } = error instanceof Error ? error : new Error(String(error));
		return { failure: { name, message } };
	}
}
