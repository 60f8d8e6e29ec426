import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Connection } from 'vscode-languageserver';
import { startServer } from '../lsp/server.ts';
import type { LanguageFeature } from '../lsp/session.ts';
import { cacheFolder } from './cacheFolder.ts';
import { findInPackage } from './findInPackage.ts';
import { createNodeHost } from './nodeHost.ts';

/** A connection, and what is known of how it sends (`ServerRuntime`). */
export interface NodeConnection {
	readonly connection: Connection;
	sent?(): Promise<void> | undefined;
}

/** Serves a client over a connection, with the files of this machine. */
export function startNodeServer({ connection, sent }: NodeConnection, extraFeatures: readonly LanguageFeature[] = []): void {
	startServer(
		connection,
		{
			platform: 'node',
			createHost: ({ console }) =>
				createNodeHost({
					cacheFolder: cacheFolder(),
					log: (level, message) => {
						if (level === 'error') console.error(message);
						else if (level === 'warning') console.warn(message);
						else console.log(message);
					},
				}),
			after: (delayMs, callback) => {
				const timer = setTimeout(callback, delayMs);
				return () => clearTimeout(timer);
			},
			...(sent ? { sent } : {}),
			rulePages: rulePages(),
		},
		extraFeatures,
	);
}

/** The pages ship in `docs/rules` beside the bundle's folder; from a checkout they are found further up. */
function rulePages(): string | undefined {
	const pages = findInPackage(join('docs', 'rules'));
	return pages === undefined ? undefined : pathToFileURL(pages).href;
}
