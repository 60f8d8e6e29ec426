/**
 * The language server, wherever it runs: over a connection, with the one object in which node and browser differ.
 *
 * It lives from `initialize` on. A request sees one snapshot of what is open and answers from it; whatever a handler throws becomes an error
 * answer and a line in the log, and the next request works. Articles and entities are found in the background, in slices, once
 * nothing has been typed for a moment; features are told and refresh what shows them.
 */
import {
	type Connection,
	DidChangeConfigurationNotification,
	type InitializeResult,
	PositionEncodingKind,
	type ServerCapabilities,
} from 'vscode-languageserver';
import { createSession } from './createSession.ts';
import { allFeatures } from './features.ts';
import { guardedTask } from './guard.ts';
import type { ServerRuntime } from './runtime.ts';
import type { LanguageFeature, Session } from './session.ts';

/** Serves one client until the connection closes. `extraFeatures` are added to the server's own. */
export function startServer(connection: Connection, runtime: ServerRuntime, extraFeatures: readonly LanguageFeature[] = []): void {
	let session: Session | undefined;
	const features: readonly LanguageFeature[] = [...allFeatures(), ...extraFeatures];
	connection.onInitialize(params => {
		const created = createSession(connection, runtime, params, features);
		session = created;
		for (const feature of features) feature.listen(created);
		return initializeResult(created, features);
	});
	connection.onInitialized(() => {
		const ready = session;
		if (!ready) return;
		guardedTask(ready.host, 'initialized', async () => {
			await ready.configure(undefined);
			for (const feature of features) await feature.initialized?.(ready);
			if (ready.client.configurationChanges) await connection.client.register(DidChangeConfigurationNotification.type, { section: 'corpus' });
		});
	});
	connection.onDidChangeConfiguration(({ settings }) => {
		const ready = session;
		if (ready) guardedTask(ready.host, 'workspace/didChangeConfiguration', () => ready.configure(settings));
	});
	connection.onShutdown(() => session?.stop());
	connection.listen();
}

function initializeResult(session: Session, features: readonly LanguageFeature[]): InitializeResult {
	const capabilities: ServerCapabilities = { positionEncoding: PositionEncodingKind.UTF16 };
	for (const feature of features) {
		const { workspace, ...others } = feature.capabilities?.(session.client) ?? {};
		Object.assign(capabilities, others);
		if (workspace) capabilities.workspace = { ...capabilities.workspace, ...workspace };
	}
	return { capabilities, serverInfo: { name: `corpus-language-server (${session.runtime.platform})`, version: '0.1.0' } };
}
