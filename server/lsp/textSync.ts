import { TextDocumentSyncKind } from 'vscode-languageserver';
import { guardedTask } from './guard.ts';
import type { LanguageFeature, Session } from './session.ts';

/** Opening, changing, saving and closing: straight to the store, which is the only writer. */
export function textSyncFeature(): LanguageFeature {
	const readDisk = (session: Session, uri: string): void => {
		guardedTask(session.host, `Reading ${uri}`, () => session.readDisk(uri));
	};
	return {
		name: 'textSync',
		capabilities: () => ({
			textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
		}),
		listen: session => {
			const { connection, store, host } = session;
			connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
				guardedTask(host, 'textDocument/didOpen', async () => {
					await store.openSlowly(uri, version, text, host);
					if (!store.snapshot.corpora.has(uri)) return;
					session.changed(uri);
					readDisk(session, uri);
					await session.readConfiguration(uri);
				});
			});
			connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
				guardedTask(host, 'textDocument/didChange', () => {
					store.change(uri, version, contentChanges);
					session.changed(uri);
				});
			});
			connection.onDidSaveTextDocument(({ textDocument: { uri } }) => readDisk(session, uri));
			connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
				guardedTask(host, 'textDocument/didClose', () => {
					store.close(uri);
					session.closed(uri);
				});
			});
		},
	};
}
