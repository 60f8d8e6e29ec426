import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Connection } from 'vscode-languageserver';
import { startServer } from '../lsp/server.ts';
import type { LanguageFeature } from '../lsp/session.ts';
import { createNodeHost } from './nodeHost.ts';

/** Serves a client over a connection, with the files of this machine. */
export function startNodeServer(connection: Connection, extraFeatures: readonly LanguageFeature[] = []): void {
	startServer(
		connection,
		{
			platform: 'node',
			createHost: ({ console }) =>
				createNodeHost({
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
			rulePages: rulePages(),
		},
		extraFeatures,
	);
}

/** The pages ship in `docs/rules` beside the bundle's folder; from a checkout they are found further up. */
function rulePages(): string | undefined {
	for (let folder = dirname(process.argv[1] ?? ''), level = 0; level < 4; folder = dirname(folder), level++) {
		const pages = join(folder, 'docs', 'rules');
		if (existsSync(pages)) return pathToFileURL(pages).href;
	}
	return undefined;
}
