import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Input } from '../files/inputs.ts';
import { type CheckOutcome, type CheckTaskOptions, createChecker } from './checkTask.ts';

/** What a worker thread is started with. */
export interface CheckWorkerData {
	readonly kind: 'check';
	readonly options: CheckTaskOptions;
}

/** An answer of a worker thread: the outcome, or the message of what broke. */
export type CheckWorkerAnswer = { readonly outcome: CheckOutcome } | { readonly failure: { readonly name: string; readonly message: string } };

/**
 * Checks inputs and gives their outcomes in the order of the inputs. With `jobs` above 1, that many threads work at once; each is given one file
 * at a time, and no more outcomes wait than there are threads times two.
 */
export async function* runChecks(inputs: readonly Input[], options: CheckTaskOptions, jobs: number): AsyncGenerator<CheckOutcome> {
	const threads = Math.min(jobs === 0 ? availableParallelism() : jobs, inputs.length);
	if (threads > 1) return yield* runInThreads(inputs, options, threads);
	const check = createChecker(options);
	for (const input of inputs) yield await check(input);
}

async function* runInThreads(inputs: readonly Input[], options: CheckTaskOptions, threads: number): AsyncGenerator<CheckOutcome> {
	const workers = Array.from({ length: threads }, () => new CheckWorker(options));
	try {
		const started: Promise<CheckOutcome>[] = [];
		const idle = [...workers];
		const waiting: ((worker: CheckWorker) => void)[] = [];
		const acquire = (): Promise<CheckWorker> => {
			const worker = idle.pop();
			return worker ? Promise.resolve(worker) : new Promise(resolve => waiting.push(resolve));
		};
		const release = (worker: CheckWorker): void => {
			const next = waiting.shift();
			if (next) next(worker);
			else idle.push(worker);
		};
		const start = async (input: Input): Promise<CheckOutcome> => {
			const worker = await acquire();
			try {
				return await worker.check(input);
			} finally {
				release(worker);
			}
		};
		let next = 0;
		for (let index = 0; index < inputs.length; index++) {
			for (; next < inputs.length && next < index + threads * 2; next++) {
				const outcome = start(inputs[next]!);
				outcome.catch(() => undefined);
				started[next] = outcome;
			}
			yield await started[index]!;
			delete started[index];
		}
	} finally {
		await Promise.all(workers.map(worker => worker.stop()));
	}
}

class CheckWorker {
	readonly #worker: Worker;

	constructor(options: CheckTaskOptions) {
		const workerData: CheckWorkerData = { kind: 'check', options };
		this.#worker = new Worker(process.argv[1]!, { workerData });
	}

	check(input: Input): Promise<CheckOutcome> {
		return new Promise((resolve, reject) => {
			const settle = (act: () => void): void => {
				this.#worker.off('error', onError);
				this.#worker.off('message', onMessage);
				act();
			};
			const onError = (error: unknown): void => settle(() => reject(error));
			const onMessage = (answer: CheckWorkerAnswer): void =>
				settle(() =>
					'outcome' in answer ? resolve(answer.outcome) : reject(Object.assign(new Error(answer.failure.message), { name: answer.failure.name })),
				);
			this.#worker.on('error', onError);
			this.#worker.on('message', onMessage);
			this.#worker.postMessage(input);
		});
	}

	async stop(): Promise<void> {
		await this.#worker.terminate();
	}
}
