import { type Diagnostic, DiagnosticSeverity, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { ReadRuling } from '../core/workspace/corpusRuling.ts';
import { pathOfUri } from '../core/workspace/uriPath.ts';
import { guardedTask } from './guard.ts';
import type { LanguageFeature, Session } from './session.ts';
import { corporaChanged, corpusGlobs } from './workspaceCorpora.ts';

/** Configuration files and sidecars hold from the moment that they are saved, in clients that tell of changed files. */
export function configurationFilesFeature(): LanguageFeature {
	return {
		name: 'configurationFiles',
		listen: session => {
			session.connection.onDidChangeWatchedFiles(({ changes }) => {
				const paths = new Set(changes.map(({ uri }) => pathOfUri(uri)));
				const concerned = [...session.store.snapshot.corpora.keys()].some(uri => session.ruling(uri)?.files.some(file => paths.has(file)));
				if (concerned) guardedTask(session.host, 'workspace/didChangeWatchedFiles', () => session.readConfiguration());
				corporaChanged(session, changes);
			});
		},
		initialized: async ({ client, connection }) => {
			// What a configuration extends, and the sidecar that it names, may have any name.
			const watchers = ['**/*.jsonc', '**/*.json', ...corpusGlobs].map(globPattern => ({ globPattern }));
			if (client.watchesFiles) await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
		},
	};
}

/** Shows what is wrong in configuration files and sidecars as diagnostics of those files and in the log, and takes it back once it is mended. */
export function createProblemTeller({ connection, host }: Pick<Session, 'connection' | 'host'>): (rulings: Iterable<ReadRuling>) => void {
	const shown = new Map<string, string>();
	return rulings => {
		const problemsByFile = new Map([...rulings].flatMap(({ problems }) => [...problems]));
		for (const uri of new Set([...shown.keys(), ...problemsByFile.keys()])) {
			const problems = problemsByFile.get(uri) ?? [];
			const text = JSON.stringify(problems);
			if (text === shown.get(uri)) continue;
			shown.set(uri, text);
			const diagnostics = problems.map(({ path, position, message }): Diagnostic => {
				host.log('warning', `${path}:${position.line + 1}:${position.character + 1}: ${message}`);
				return { range: { start: position, end: position }, severity: DiagnosticSeverity.Error, source: 'corpus', message };
			});
			void connection.sendDiagnostics({ uri, diagnostics });
		}
	};
}
