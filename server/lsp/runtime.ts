import type { Connection } from 'vscode-languageserver';
import type { Host } from '../core/workspace/host.ts';

/** The one object in which the server in node and the server in a browser differ. */
export interface ServerRuntime {
	/** For the log and `serverInfo`. */
	readonly platform: 'node' | 'browser';
	/** Made once the client has said what it can do; in a browser the host asks the client for files, over the connection. */
	createHost(connection: Connection): Host;
	/** Calls back once after `delayMs`; the function that it gives takes that back. */
	after(delayMs: number, callback: () => void): () => void;
	/** Resolves once the connection has sent all that it was given; without one, or undefined, nothing is known to be on its way. */
	sent?(): Promise<void> | undefined;
	/** The folder of the rules' pages as a URI without a slash at the end; undefined where the client has to say. */
	readonly rulePages: string | undefined;
}
