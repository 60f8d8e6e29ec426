import { type Diagnostic, DiagnosticSeverity, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { ReadRuling } from '../core/workspace/corpusRuling.ts';
import { guardedTask } from './guard.ts';
import type { LanguageFeature, Session } from './session.ts';
import { pathOfUri, uriOfPath } from './uriPath.ts';

/** Configuration files and sidecars hold from the moment that they are saved, in clients that tell of changed files. */
export function configurationFilesFeature(): LanguageFeature {
	return {
		name: 'configurationFiles',
		listen: session => {
			session.connection.onDidChangeWatchedFiles(({ changes }) => {
				const paths = new Set(changes.map(({ uri }) => pathOfUri(uri)));
				const concerned = [...session.store.snapshot.corpora.keys()].some(uri => session.ruling(uri)?.files.some(file => paths.has(file)));
				if (concerned) guardedTask(session.host, 'workspace/didChangeWatchedFiles', () => session.readConfiguration());
			});
		},
		initialized: async ({ client, connection }) => {
			// What a configuration extends, and the sidecar that it names, may have any name.
			const watchers = [{ globPattern: '**/*.jsonc' }, { globPattern: '**/*.json' }];
			if (client.watchesFiles) await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
		},
	};
}

/** Shows what is wrong in configuration files and sidecars as diagnostics of those files and in the log, and takes it back once it is mended. */
export function createProblemTeller({ connection, host }: Pick<Session, 'connection' | 'host'>): (rulings: Iterable<ReadRuling>) => void {
	let shown = new Map<string, string>();
	return rulings => {
		const byFile = new Map<string, Map<string, Diagnostic>>();
		for (const { path, position, message } of [...rulings].flatMap(({ problems }) => problems)) {
			const diagnostic: Diagnostic = { range: { start: position, end: position }, severity: DiagnosticSeverity.Error, source: 'corpus', message };
			byFile.set(path, (byFile.get(path) ?? new Map<string, Diagnostic>()).set(JSON.stringify(diagnostic), diagnostic));
		}
		const next = new Map([...byFile].map(([path, diagnostics]) => [path, [...diagnostics.keys()].join()]));
		for (const path of new Set([...shown.keys(), ...next.keys()])) {
			if (shown.get(path) === next.get(path)) continue;
			const diagnostics = [...(byFile.get(path)?.values() ?? [])];
			for (const { range, message } of diagnostics) host.log('warning', `${path}:${range.start.line + 1}:${range.start.character + 1}: ${message}`);
			void connection.sendDiagnostics({ uri: uriOfPath(path), diagnostics });
		}
		shown = next;
	};
}
