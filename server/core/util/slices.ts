import { Cancelled, type CancelToken, neverCancelled } from './cancel.ts';

/** The longest that a job may run before it gives way, in milliseconds: half a frame, so that typing never waits visibly. */
export const sliceMs = 8;

/** The part of the host that slicing needs: a clock in milliseconds, and a promise that resolves once other work has had its turn. */
export interface Scheduler {
	now(): number;
	yield(): Promise<void>;
}

/**
 * Lets a long job give way. Between small steps, call `due()` and await what it returns, if anything:
 *
 *     const pause = pace.due();
 *     if (pause) await pause;
 *
 * The promise rejects with `Cancelled` when the job's token is cancelled.
 */
export interface Pace {
	due(): Promise<void> | undefined;
}

/** A pace that gives way whenever `limitMs` have passed since it last did. */
export function createPace(scheduler: Scheduler, cancel: CancelToken = neverCancelled, limitMs: number = sliceMs): Pace {
	let sliceStart = scheduler.now();
	const pause = async (): Promise<void> => {
		await scheduler.yield();
		if (cancel.isCancelled) throw new Cancelled();
		sliceStart = scheduler.now();
	};
	return {
		due: () => (cancel.isCancelled || scheduler.now() - sliceStart >= limitMs ? pause() : undefined),
	};
}

/** For callers that may block, such as the command line and tests. */
export const unhurried: Pace = Object.freeze({ due: () => undefined });
