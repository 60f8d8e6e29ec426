import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { willStop } from '../files/unfinished.ts';
import { type CheckWork, performWork, type WorkKind } from './checkWork.ts';

/** Who does the work of a run: this thread alone, or several beside it. */
export interface WorkForce {
	/** How many pieces of work are done at once. */
	readonly width: number;
	run<Kind extends WorkKind>(kind: Kind, task: CheckWork[Kind]['task']): Promise<CheckWork[Kind]['result']>;
	dismiss(): Promise<void>;
}

/** What a thread is sent. */
export interface WorkOrder {
	readonly kind: WorkKind;
	readonly task: CheckWork[WorkKind]['task'];
}

/** What a thread answers. */
export type WorkAnswer =
	| { readonly result: unknown }
	| { readonly failure: { readonly name: string; readonly message: string; readonly code?: string } };

/** `jobs` threads; 0 for one a processor. One job needs no thread beside this one. */
export function createWorkForce(jobs: number): WorkForce {
	const width = jobs === 0 ? availableParallelism() : jobs;
	if (width <= 1) return { width: 1, run: performWork, dismiss: async () => undefined };
	return new Threads(width);
}

class Threads implements WorkForce {
	readonly #idle: Worker[] = [];
	readonly #all: Worker[] = [];
	readonly #waiting: ((worker: Worker) => void)[] = [];

	/** Threads write files, too. */
	readonly #forget = willStop(() => this.#stop());

	constructor(readonly width: number) {}

	async run<Kind extends WorkKind>(kind: Kind, task: CheckWork[Kind]['task']): Promise<CheckWork[Kind]['result']> {
		const worker = await this.#acquire();
		try {
			return (await ask(worker, { kind, task })) as CheckWork[Kind]['result'];
		} finally {
			const next = this.#waiting.shift();
			if (next) next(worker);
			else this.#idle.push(worker);
		}
	}

	async dismiss(): Promise<void> {
		this.#forget();
		await this.#stop();
	}

	async #stop(): Promise<void> {
		await Promise.all(this.#all.map(worker => worker.terminate()));
	}

	/** A thread is started only once there is work for it. */
	#acquire(): Promise<Worker> {
		const idle = this.#idle.pop();
		if (idle) return Promise.resolve(idle);
		if (this.#all.length < this.width) {
			const worker = new Worker(process.argv[1]!, { workerData: { kind: 'check' } });
			this.#all.push(worker);
			return Promise.resolve(worker);
		}
		return new Promise(resolve => this.#waiting.push(resolve));
	}
}

function ask(worker: Worker, order: WorkOrder): Promise<unknown> {
	return new Promise((resolve, reject) => {
		const settle = (act: () => void): void => {
			worker.off('error', onError);
			worker.off('message', onMessage);
			act();
		};
		const onError = (error: unknown): void => settle(() => reject(error));
		const onMessage = (answer: WorkAnswer): void =>
			settle(() => {
				if ('result' in answer) resolve(answer.result);
				else {
					const { message, ...rest } = answer.failure;
					reject(Object.assign(new Error(message), rest));
				}
			});
		worker.on('error', onError);
		worker.on('message', onMessage);
		worker.postMessage(order);
	});
}
