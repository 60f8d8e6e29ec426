import type { Pace } from './slices.ts';

/**
 * A job as a row of small steps: it yields wherever it may be left alone for a while, and returns its result. The same steps serve callers that may
 * block and callers that must not, so that both get the same answer.
 */
export type Steps<T> = Generator<void, T, void>;

/** Takes all steps at once. */
export function runSteps<T>(steps: Steps<T>): T {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

/** Takes the steps one by one, giving way between them as the pace asks for. */
export async function runStepsSlowly<T>(steps: Steps<T>, pace: Pace): Promise<T> {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
}
