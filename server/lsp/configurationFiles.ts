import { DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { guardedTask } from './guard.ts';
import type { LanguageFeature } from './session.ts';

/** Configuration files hold from the moment that they are saved, in clients that tell of changed files. */
export function configurationFilesFeature(): LanguageFeature {
	return {
		name: 'configurationFiles',
		listen: session => {
			session.connection.onDidChangeWatchedFiles(({ changes }) => {
				if (!changes.some(({ uri }) => uri.endsWith('.jsonc'))) return;
				guardedTask(session.host, 'workspace/didChangeWatchedFiles', () => session.readConfiguration());
			});
		},
		initialized: async ({ client, connection }) => {
			// What a configuration extends may have any name.
			if (client.watchesFiles)
				await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*.jsonc' }] });
		},
	};
}
