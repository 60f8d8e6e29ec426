import type { ShardPlace } from '../shard/planShard.ts';
import type { CheckRun, DiskInput, FileEvent } from './checkOptions.ts';
import { createFileCheck } from './fileCheck.ts';

/** An input, and which part of it a shard has; all of it without one. */
export interface PlannedInput {
	readonly input: DiskInput;
	readonly place: ShardPlace | undefined;
}

/**
 * Checks inputs and gives what comes of them in the order of the inputs. Small files are begun ahead of their turn, twice as many as there are threads;
 * a large one is shared out among all threads once it is its turn.
 */
export async function* runChecks(inputs: readonly PlannedInput[], run: CheckRun): AsyncGenerator<FileEvent> {
	const checks = inputs.map(
		({ input, place }) =>
			() =>
				createFileCheck(run, input, place),
	);
	const ahead: ReturnType<typeof createFileCheck>[] = [];
	const isParallel = run.workForce.width > 1;
	for (let index = 0; index < checks.length; index++) {
		const until = Math.min(checks.length, index + (isParallel ? run.workForce.width * 2 : 1));
		while (ahead.length < until) {
			const check = checks[ahead.length]!();
			ahead.push(check);
			if (isParallel) void check.prepare().catch(() => undefined);
		}
		yield* ahead[index]!.events();
		delete ahead[index];
	}
}
