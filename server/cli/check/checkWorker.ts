import { parentPort } from 'node:worker_threads';
import { performWork } from './checkWork.ts';
import type { WorkAnswer, WorkOrder } from './workForce.ts';

/** Serves one thread of `corpus check --jobs`: a piece of work comes in, its result goes out. */
export function serveChecks(): void {
	parentPort?.on('message', async ({ kind, task }: WorkOrder) => {
		parentPort?.postMessage(await answer(kind, task));
	});
}

async function answer(kind: WorkOrder['kind'], task: WorkOrder['task']): Promise<WorkAnswer> {
	try {
		return { result: await performWork(kind, task) };
	} catch (error) {
		const { name, message, code } =
			error instanceof Error ? (error as NodeJS.ErrnoException) : { name: 'Error', message: String(error), code: undefined };
		return { failure: { name, message, ...(code === undefined ? {} : { code }) } };
	}
}
