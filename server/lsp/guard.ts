import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { Cancelled, type CancelToken } from '../core/util/cancel.ts';
import type { Host } from '../core/workspace/host.ts';

/** A reason not to answer that the user should read, such as a name that is already taken. Not a failure of the server. */
export class Refusal extends Error {}

/** The core's token for one of the protocol's. */
export function cancelTokenOf(token: CancellationToken): CancelToken {
	return {
		get isCancelled() {
			return token.isCancellationRequested;
		},
	};
}

/**
 * Runs a handler so that whatever it throws becomes an answer or a line in the log: one failing handler answers an error, and the next request works.
 */
export async function guarded<R>(host: Pick<Host, 'log'>, name: string, run: () => R | Promise<R>): Promise<R | ResponseError<void>> {
	try {
		return await run();
	} catch (error) {
		if (error instanceof Cancelled) return new ResponseError(LSPErrorCodes.RequestCancelled, error.message);
		if (error instanceof ResponseError) return error;
		if (error instanceof Refusal) return new ResponseError(LSPErrorCodes.RequestFailed, error.message);
		host.log('error', `${name} failed: ${describe(error)}`);
		return new ResponseError(
			LSPErrorCodes.RequestFailed,
			`${name} failed: ${error instanceof Error ? error.message : String(error)}. The log has the details.`,
		);
	}
}

/** Runs what nobody waits for: a notification's handler, or work in the background. */
export function guardedTask(host: Pick<Host, 'log'>, name: string, run: () => void | Promise<void>): void {
	void settled(host, name, run);
}

/** The same for who waits until it has ended, in whichever way. */
export async function settled(host: Pick<Host, 'log'>, name: string, run: () => void | Promise<void>): Promise<void> {
	try {
		await run();
	} catch (error) {
		if (!(error instanceof Cancelled)) host.log('error', `${name} failed: ${describe(error)}`);
	}
}

function describe(error: unknown): string {
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
