/** Tells a long job that nobody waits for its answer any more. */
export interface CancelToken {
	readonly isCancelled: boolean;
}

/** What a cancelled job rejects with. */
export class Cancelled extends Error {
	constructor() {
		super('The request was cancelled.');
		this.name = 'Cancelled';
	}
}

export const neverCancelled: CancelToken = Object.freeze({ isCancelled: false });
